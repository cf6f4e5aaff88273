/// How events belong together.
public enum LinkRelation: String, Choice {
    case same = "same"
    case distinct = "distinct"
    case supports = "supports"
    case conflicts = "conflicts"
}
