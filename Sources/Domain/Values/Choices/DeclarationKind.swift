/// What a party declared.
public enum DeclarationKind: String, Choice {
    case declaration = "declaration"
    case reservation = "reservation"
    case understanding = "understanding"
    case objection = "objection"
    case territorialApplication = "territorial-application"
    case withdrawal = "withdrawal"
}
