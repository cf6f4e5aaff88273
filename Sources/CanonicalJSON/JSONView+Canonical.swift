extension JSONView {
    /// An object's canonical form after changes, without a tree of it.
    ///
    ///     draft.canonicalBytes(changing: [("key", nil), ("v", Array("1".utf8))])
    ///
    /// - Parameter changes: keys in ascending order; with each the canonical bytes of its value from now on, or `nil` where
    ///   the member is to go.
    public func canonicalBytes(changing changes: [(key: String, value: [UInt8]?)]) -> [UInt8] {
        var writer = JSONWriter(capacity: changes.reduce(rawBytes.count) { $0 + ($1.value?.count ?? 0) + 16 })
        var next = 0
        writer.beginObject()
        walk { object in
            object.forEachMemberInOrder { key, value in
                while next < changes.count {
                    let order = key.order(changes[next].key)
                    guard order >= 0 else { break }
                    writer.write(member: changes[next])
                    next += 1
                    if order == 0 { return }
                }
                writer.key(key)
                writer.write(value, isCanonical: document.isCanonical)
            }
        }
        for change in changes[next...] { writer.write(member: change) }
        writer.endObject()
        return writer.bytes
    }
}

extension JSONCursor {
    /// Calls `body` with an object's members in the order of their keys.
    func forEachMemberInOrder(_ body: (_ key: JSONCursor, _ value: JSONCursor) -> Void) {
        guard token.isUnordered else {
            for (key, value) in members { body(key, value) }
            return
        }
        for (key, value) in members.sorted(by: { $0.key.order($1.key) < 0 }) { body(key, value) }
    }

    private func order(_ other: JSONCursor) -> Int {
        other.isEscaped ? order(unescaped(other.written)) : order(other.written)
    }

    fileprivate func order(_ other: String) -> Int {
        var other = other
        return other.withUTF8 { order($0) }
    }

    /// Whether the bytes of the value are its canonical form, as far as the value alone can say. So are those of a scalar, as
    /// nearly all are written: without an escape, and with no more digits than are exact.
    fileprivate var isWrittenCanonically: Bool {
        switch kind {
        case .null, .bool: true
        case .number: token.isShortInteger
        case .string: !token.isEscaped
        case .array, .object: false
        }
    }
}

extension JSONWriter {
    fileprivate mutating func write(member: (key: String, value: [UInt8]?)) {
        guard let value = member.value else { return }
        key(member.key)
        raw(value)
    }

    /// A value of any document, in its canonical form.
    public mutating func write(_ value: JSONView) {
        value.walk { write($0, isCanonical: value.document.isCanonical) }
    }

    /// - Parameter isCanonical: whether the whole document is known to be its own canonical form.
    fileprivate mutating func write(_ value: JSONCursor, isCanonical: Bool) {
        if isCanonical || value.isWrittenCanonically { return raw(value.rawBytes) }
        switch value.kind {
        case .array:
            beginArray()
            for element in value.elements { write(element, isCanonical: false) }
            endArray()
        case .object:
            beginObject()
            value.forEachMemberInOrder { name, member in
                key(name)
                write(member, isCanonical: false)
            }
            endObject()
        case .number: write(JSON.number(Double(String(decoding: value.rawBytes, as: UTF8.self)) ?? 0))
        case .null, .bool, .string: string(value.text)
        }
    }

    /// A key of a document.
    fileprivate mutating func key(_ name: JSONCursor) {
        name.isEscaped ? key(name.text) : key(raw: name.rawBytes)
    }
}
