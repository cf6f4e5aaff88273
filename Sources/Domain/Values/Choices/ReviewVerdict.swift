/// What a reviewer found.
public enum ReviewVerdict: String, Choice {
    case accepted = "accepted"
    case acceptedWithFindings = "accepted-with-findings"
    case rejected = "rejected"
}
