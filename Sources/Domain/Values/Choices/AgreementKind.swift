/// What kind of agreement it is.
public enum AgreementKind: String, Choice {
    case sisterCity = "sister-city"
    case sisterState = "sister-state"
    case sisterCounty = "sister-county"
    case friendshipCity = "friendship-city"
    case partnership = "partnership"
    case memorandum = "memorandum"
    case letterOfIntent = "letter-of-intent"
    case `protocol` = "protocol"
    case declaration = "declaration"
    case treaty = "treaty"
    case convention = "convention"
    case other = "other"
}
