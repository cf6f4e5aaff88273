import LedgerCore
import Domain

extension ValueReader {
    /// The id of a thing of a kind: as it is written, or that of the one thing that bears the name.
    ///
    /// Where the id is or may be new, only what cannot be an id is taken for a name.
    func thing(
        _ text: String, _ namespace: Namespace, _ role: FieldDescription.Role
    ) throws(UsageFault) -> String {
        let isID = SlugGrammar.accepts(text.utf8)
        if role == .registers || (isID && (role == .introduces || lookup.isKnown(namespace, text))) { return text }
        return try bearer(of: text, [namespace], mayBeID: isID, mayBeNew: role == .introduces)?.id ?? text
    }

    /// `kind:id` of any kind, `@SEQ`, or the name or id of the one thing that is meant.
    func reference(_ text: String) throws(UsageFault) -> String {
        if let id = try eventID(text) { return "event:" + id }
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        if parts.count == 2, let namespace = Namespace(rawValue: parts[0]) {
            return "\(namespace.rawValue):\(try thing(parts[1], namespace, .refers))"
        }
        guard parts.first != "event" || parts.count < 2 else { return text }
        let isID = SlugGrammar.accepts(text.utf8)
        let named = try bearer(of: text, Namespace.allCases, mayBeID: isID || parts.count == 2)
        return named.map { "\($0.namespace.rawValue):\($0.id)" } ?? text
    }

    /// The one thing that bears a name; `nil` where none does and the text may be an id.
    private func bearer(
        of name: String, _ namespaces: [Namespace], mayBeID: Bool, mayBeNew: Bool = false
    ) throws(UsageFault) -> Candidate? {
        guard let bearers = lookup.bearers?(name, namespaces) else { return nil }
        guard bearers.count <= 1 else { throw UsageFault(label, .ambiguousName(name, bearers)) }
        guard bearers.isEmpty, !mayBeID else { return bearers.first }
        let near = lookup.near(name, namespaces)
        throw UsageFault(label, .unknownName(name, namespaces, mayBeNew: mayBeNew, near: near))
    }
}
