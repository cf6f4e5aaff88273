/// What kind of statement it is.
public enum StatementKind: String, Choice {
    case report = "report"
    case opinion = "opinion"
    case claim = "claim"
    case demand = "demand"
    case commitment = "commitment"
    case prediction = "prediction"
}

/// What a party declared.
public enum DeclarationKind: String, Choice {
    case declaration = "declaration"
    case reservation = "reservation"
    case understanding = "understanding"
    case objection = "objection"
    case territorialApplication = "territorial-application"
    case withdrawal = "withdrawal"
}

/// Which side a statement takes.
public enum Stance: String, Choice {
    case support = "support"
    case concern = "concern"
    case oppose = "oppose"
    case neutral = "neutral"
}

/// What came of an inquiry.
public enum InquiryOutcome: String, Choice {
    case noResponse = "no-response"
    case declined = "declined"
    case answered = "answered"
}

/// What kind of policy it is.
public enum PolicyKind: String, Choice {
    case goal = "goal"
    case initiative = "initiative"
    case law = "law"
    case order = "order"
}

/// How the true number compares with the one given.
public enum Comparator: String, Choice {
    case eq = "eq"
    case gt = "gt"
    case ge = "ge"
    case lt = "lt"
    case le = "le"
    case about = "about"
}

/// Where an indicator is going.
public enum Trend: String, Choice {
    case rise = "rise"
    case fall = "fall"
    case steady = "steady"
}
