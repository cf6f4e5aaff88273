/// How firm a plan is.
public enum PlanStatus: String, Choice {
    case tentative = "tentative"
    case confirmed = "confirmed"
}
