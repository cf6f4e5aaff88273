/// How grave a reviewer's note is.
public enum ReviewSeverity: String, Choice {
    case notice = "notice"
    case minor = "minor"
    case major = "major"
}
