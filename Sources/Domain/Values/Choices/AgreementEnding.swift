/// How an agreement came to its end.
public enum AgreementEnding: String, Choice {
    case withdrawal = "withdrawal"
    case termination = "termination"
    case expiry = "expiry"
    case cancellation = "cancellation"
    case void = "void"
    case superseded = "superseded"
    case abandoned = "abandoned"
    case lapsed = "lapsed"

    public static let synonyms = ["denunciation": "withdrawal"]
}
