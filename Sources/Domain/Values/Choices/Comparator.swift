/// How the true number compares with the one given.
public enum Comparator: String, Choice {
    case eq = "eq"
    case gt = "gt"
    case ge = "ge"
    case lt = "lt"
    case le = "le"
    case about = "about"
}
