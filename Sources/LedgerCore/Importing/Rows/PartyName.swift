import CanonicalJSON
import Domain

/// Somebody or something that a row names.
struct PartyName {
    let name: String
    /// What tells it from others; the name where there is nothing else.
    let identity: String?
    let kind: PartyKind
    let codes: JSONObject
    /// Whether a name that is nearly another one is asked about.
    let asksSimilar: Bool

    /// What stands in the table for it: by this somebody decides who is meant.
    var words: String { identity ?? name }
}
