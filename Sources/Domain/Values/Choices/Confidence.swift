/// How far the recorder trusts an event: shown and filtered, never decides.
public enum Confidence: String, Choice {
    case confirmed = "confirmed"
    case high = "high"
    case medium = "medium"
    case low = "low"
}
