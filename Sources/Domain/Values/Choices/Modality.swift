/// Who stands behind an event. Left out, the source asserts it.
public enum Modality: String, Choice {
    case claimed = "claimed"
    case planned = "planned"
    case attempted = "attempted"
    case hypothetical = "hypothetical"
    case negated = "negated"
}
