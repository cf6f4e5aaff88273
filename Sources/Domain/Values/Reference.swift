/// A reference whose kind is not clear from its place, written `kind:id`: `party:us-in-carmel`, `event:voa/p12`.
public enum Reference: Hashable, Sendable, CustomStringConvertible {
    case thing(Namespace, String)
    case event(EventID)

    /// `nil` where the kind is unknown or the id is none.
    public init?(_ text: some StringProtocol) {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let kind = text[..<colon]
        let id = text[text.index(after: colon)...]
        if kind == "event", EventID.accepts(id.utf8) {
            self = .event(EventID(String(id)))
        } else if let namespace = Namespace(rawValue: String(kind)), SlugGrammar.accepts(id.utf8) {
            self = .thing(namespace, String(id))
        } else {
            return nil
        }
    }

    public var description: String {
        switch self {
        case .thing(let namespace, let slug): "\(namespace.rawValue):\(slug)"
        case .event(let id): "event:\(id)"
        }
    }
}
