/// Which kind of member it is.
public enum MembershipStanding: String, Choice {
    case full = "full"
    case associate = "associate"
    case observer = "observer"
    case suspended = "suspended"
}
