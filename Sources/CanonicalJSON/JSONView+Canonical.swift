extension JSONView {
    /// An object's canonical form after changes, without a tree of it.
    ///
    ///     draft.canonicalBytes(changing: [("key", nil), ("v", Array("1".utf8))])
    ///
    /// - Parameter changes: keys in ascending order; with each the canonical bytes of its value from now on, or `nil` where
    ///   the member is to go.
    public func canonicalBytes(changing changes: [(key: String, value: [UInt8]?)]) -> [UInt8] {
        var writer = JSONWriter(capacity: changes.reduce(rawBytes.count) { $0 + ($1.value?.count ?? 0) + 16 })
        var changes = changes[...]
        writer.beginObject()
        for (key, value) in sortedMembers {
            while let next = changes.first, key.order(next.key) > 0 { writer.write(changes.removeFirst()) }
            if let next = changes.first, key == next.key {
                writer.write(changes.removeFirst())
            } else {
                writer.key(key.string)
                writer.write(value)
            }
        }
        for change in changes { writer.write(change) }
        writer.endObject()
        return writer.bytes
    }

    /// An object's members in the order of their keys.
    var sortedMembers: [(key: Key, value: JSONView)] {
        token.isUnordered ? members.sorted { $0.key.order($1.key) < 0 } : Array(members)
    }

    /// Whether the bytes of the value are known to be its canonical form. So are those of a scalar, as nearly all are
    /// written: without an escape, and with no more digits than are exact.
    var isWrittenCanonically: Bool {
        switch kind {
        case .null, .bool: true
        case .number: document.isCanonical || token.isShortInteger
        case .string: document.isCanonical || !token.isEscaped
        case .array, .object: document.isCanonical
        }
    }
}

extension JSONWriter {
    fileprivate mutating func write(_ member: (key: String, value: [UInt8]?)) {
        guard let value = member.value else { return }
        key(member.key)
        raw(value)
    }
}
