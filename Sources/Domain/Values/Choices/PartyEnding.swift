/// How a party came to its end.
public enum PartyEnding: String, Choice {
    case dissolution = "dissolution"
    case merger = "merger"
    case split = "split"
    case abolition = "abolition"
    case death = "death"
}
