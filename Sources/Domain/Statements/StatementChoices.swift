/// What kind of statement it is.
public enum StatementKind: String, Choice {
    case report = "report"
    case opinion = "opinion"
    case claim = "claim"
    case demand = "demand"
    case commitment = "commitment"
    case prediction = "prediction"
}

/// Which side a statement takes.
public enum Stance: String, Choice {
    case support = "support"
    case concern = "concern"
    case oppose = "oppose"
    case neutral = "neutral"
}
