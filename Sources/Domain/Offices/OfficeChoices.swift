/// How a person came into an office.
public enum Accession: String, Choice {
    case elected = "elected"
    case nominated = "nominated"
    case commissioned = "commissioned"
}

/// How a person left an office.
public enum Departure: String, Choice {
    case termEnded = "term-ended"
    case resigned = "resigned"
    case recall = "recall"
    case leftPost = "left-post"
    case superseded = "superseded"
    case promoted = "promoted"
    case died = "died"
    case relationsInterrupted = "relations-interrupted"
}
