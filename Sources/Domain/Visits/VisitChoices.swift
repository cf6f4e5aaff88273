/// How firm a plan is.
public enum PlanStatus: String, Choice {
    case tentative = "tentative"
    case confirmed = "confirmed"
}

/// What became of a planned visit.
public enum VisitOutcome: String, Choice {
    case fulfilled = "fulfilled"
    case cancelled = "cancelled"
    case postponed = "postponed"
    case unknown = "unknown"

    public static let synonyms = ["canceled": "cancelled"]
}
