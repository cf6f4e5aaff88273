/// What kind of source it is.
public enum SourceKind: String, Choice {
    case article = "article"
    case release = "release"
    case officialRecord = "official-record"
    case law = "law"
    case dataset = "dataset"
    case webPage = "web-page"
    case letter = "letter"
    case interview = "interview"
    case other = "other"
}

/// How one source took over the words of another.
public enum DerivationMode: String, Choice {
    case copy = "copy"
    case translation = "translation"
    case machineTranslation = "machine-translation"
    case rewording = "rewording"
    case excerpt = "excerpt"
}

/// How quoted words came to be as they are.
public enum QuoteFidelity: String, Choice {
    case verbatim = "verbatim"
    case translated = "translated"
    case backTranslated = "back-translated"
}
