/// What kind of policy it is.
public enum PolicyKind: String, Choice {
    case goal = "goal"
    case initiative = "initiative"
    case law = "law"
    case order = "order"
}
