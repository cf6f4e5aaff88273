/// What an agreement was seen to be.
public enum AffirmedStatus: String, Choice {
    case signed = "signed"
    case provisionallyApplied = "provisionally-applied"
    case inForce = "in-force"
    case suspended = "suspended"
    case ended = "ended"
}
