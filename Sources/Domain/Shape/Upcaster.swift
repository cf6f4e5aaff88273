import CanonicalJSON

/// Makes the `data` of one version of an event type into that of the next (docs/MODEL.md, section 1).
///
/// A pure function of the members: it may rename, remove and add some, and knows nothing else of the event. What it makes
/// of data that never had the form of their version does not matter: the result is checked like any other data.
public typealias Upcaster = @Sendable (_ data: JSONObject) -> JSONObject

extension Definition {
    /// What `v` is in a draft that this program makes; `nil` for version 1, which need not be named.
    public var namedVersion: JSON? { version == 1 ? nil : .integer(version) }

    /// A draft or a line in the version of its type that this program understands.
    ///
    /// What is of that version, or of a newer one, stays as it is. The stored line is not touched: this is a copy to be read.
    ///
    /// - Parameter root: of a canonical document.
    public func current(_ root: JSONView) -> JSONView {
        guard !upcasters.isEmpty else { return root }
        let written = root["v"]?.integer ?? 1
        guard written >= 1, written < version, case .object(let data)? = root["data"]?.json else { return root }
        let upcast = upcasters[(written - 1)...].reduce(data) { $1($0) }
        let bytes = root.canonicalBytes(changing: [
            ("data", JSON.object(upcast).canonicalBytes), ("v", JSON.integer(version).canonicalBytes),
        ])
        return (try? JSONDocument(bytes, rules: .canonical))?.root ?? root
    }
}

extension Draft {
    /// The draft in the version of its type that this program understands: what it means, not what is recorded.
    public var current: JSONView { EventTypes.named(type)?.current(document.root) ?? document.root }
}
