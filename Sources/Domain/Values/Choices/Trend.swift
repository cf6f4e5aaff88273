/// Where an indicator is going.
public enum Trend: String, Choice {
    case rise = "rise"
    case fall = "fall"
    case steady = "steady"
}
