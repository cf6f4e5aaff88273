/// How one source took over the words of another.
public enum DerivationMode: String, Choice {
    case copy = "copy"
    case translation = "translation"
    case machineTranslation = "machine-translation"
    case rewording = "rewording"
    case excerpt = "excerpt"
}
