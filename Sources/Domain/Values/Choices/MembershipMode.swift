/// How a member came in.
public enum MembershipMode: String, Choice {
    case admission = "admission"
    case accession = "accession"
    case succession = "succession"
    case founding = "founding"
}
