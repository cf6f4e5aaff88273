/// What came of an inquiry.
public enum InquiryOutcome: String, Choice {
    case noResponse = "no-response"
    case declined = "declined"
    case answered = "answered"
}
