/// What kind of name it is.
public enum NameUse: String, Choice {
    case official = "official"
    case alias = "alias"
    case native = "native"
    case former = "former"
    case misspelling = "misspelling"
    case descriptive = "descriptive"
}
