/// How quoted words came to be as they are.
public enum QuoteFidelity: String, Choice {
    case verbatim = "verbatim"
    case translated = "translated"
    case backTranslated = "back-translated"
}
