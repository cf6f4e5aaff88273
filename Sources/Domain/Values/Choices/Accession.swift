/// How a person came into an office.
public enum Accession: String, Choice {
    case elected = "elected"
    case nominated = "nominated"
    case commissioned = "commissioned"
}
