/// Events that say what a party or a source is, and not what it did.
extension Event {
    public var isIdentity: Bool { Self.isIdentity(type) }

    /// Whether events of a type do, known or not.
    public static func isIdentity(_ type: String) -> Bool { type.hasPrefix("party.") || type.hasPrefix("source.") }
}

extension Mention {
    /// Whether an event of identity says what the thing is that it names here, and does not only refer to it: to the source of
    /// its words, which countless others cite too, or to where a party lies.
    public var isIdentifying: Bool { ["/data/party", "/data/into", "/data/source"].contains(path) }
}

extension Reference {
    /// Whether it is a party or a source, of which events say what it is.
    public var hasIdentity: Bool {
        switch self {
        case .thing(.party, _), .thing(.source, _): true
        default: false
        }
    }
}
