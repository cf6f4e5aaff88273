/// What kind of party it is.
public enum PartyKind: String, Choice {
    case country = "country"
    case state = "state"
    case county = "county"
    case city = "city"
    case district = "district"
    case territory = "territory"
    case place = "place"
    case organisation = "organisation"
    case unit = "unit"
    case event = "event"
    case person = "person"
    case group = "group"
    case pseudonym = "pseudonym"
    case unresolved = "unresolved"

    public static let synonyms = ["organization": "organisation"]

    /// `a city`, `an organisation`; who is `unresolved` is no one kind of thing.
    package var noun: String { self == .unresolved ? rawValue : rawValue.withArticle }
}

/// How a party came to its end.
public enum PartyEnding: String, Choice {
    case dissolution = "dissolution"
    case merger = "merger"
    case split = "split"
    case abolition = "abolition"
    case death = "death"
}

/// What kind of name it is.
public enum NameUse: String, Choice {
    case official = "official"
    case alias = "alias"
    case native = "native"
    case former = "former"
    case misspelling = "misspelling"
    case descriptive = "descriptive"
}
