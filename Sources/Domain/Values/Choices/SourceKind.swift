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
