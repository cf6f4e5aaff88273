/// What a signature does.
public enum SignatureEffect: String, Choice {
    case definitive = "definitive"
    case subjectToApproval = "subject-to-approval"
    case adReferendum = "ad-referendum"
}
