/// How a membership came to its end.
public enum MembershipEnding: String, Choice {
    case withdrawal = "withdrawal"
    case expulsion = "expulsion"
    case lapse = "lapse"
    case dissolution = "dissolution"

    public static let synonyms = ["denunciation": "withdrawal"]
}
