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
}
