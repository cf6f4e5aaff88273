/// What kind of statement it is.
public enum StatementKind: String, Choice {
    case report = "report"
    case opinion = "opinion"
    case claim = "claim"
    case demand = "demand"
    case commitment = "commitment"
    case prediction = "prediction"
}
