/// Who stands behind an event. Left out, the source asserts it.
public enum Modality: String, Choice {
    case claimed = "claimed"
    case planned = "planned"
    case attempted = "attempted"
    case hypothetical = "hypothetical"
    case negated = "negated"
}

/// How far the recorder trusts an event: shown and filtered, never decides.
public enum Confidence: String, Choice {
    case confirmed = "confirmed"
    case high = "high"
    case medium = "medium"
    case low = "low"
}

/// How events belong together.
public enum LinkRelation: String, Choice {
    case same = "same"
    case distinct = "distinct"
    case supports = "supports"
    case conflicts = "conflicts"
}

/// What a reviewer found.
public enum ReviewVerdict: String, Choice {
    case accepted = "accepted"
    case acceptedWithFindings = "accepted-with-findings"
    case rejected = "rejected"
}

/// How grave a reviewer's note is.
public enum ReviewSeverity: String, Choice {
    case notice = "notice"
    case minor = "minor"
    case major = "major"
}
