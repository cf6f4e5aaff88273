extension JSONView {
    /// An object's canonical form after changes, without a tree of it.
    ///
    ///     draft.canonicalBytes(changing: [("key", nil), ("v", Array("1".utf8))])
    ///
    /// - Parameter changes: keys in ascending order; with each the canonical bytes of its value from now on, or `nil` where
    ///   the member is to go.
    public func canonicalBytes(changing changes: [(key: String, value: [UInt8]?)]) -> [UInt8] {
        var writer = JSONWriter(capacity: changes.reduce(rawBytes.count) { $0 + ($1.value?.count ?? 0) + 16 })
        walk { writer.write($0, isCanonical: document.isCanonical, changing: changes) }
        return writer.bytes
    }
}

extension JSONWriter {
    /// An object with some other members.
    ///
    /// - Parameter isCanonical: whether the whole document is known to be its own canonical form. Then members stand side by
    ///   side, and those between two changes are copied at once.
    fileprivate mutating func write(
        _ object: JSONCursor, isCanonical: Bool, changing changes: [(key: String, value: [UInt8]?)]
    ) {
        var next = 0
        var wanted = changes.first?.key
        var copied: Range<Int>?
        beginObject()
        object.forEachMemberInOrder { key, value in
            while let change = wanted {
                let order = key.order(change)
                guard order >= 0 else { break }
                copy(&copied, of: object)
                write(member: changes[next])
                next += 1
                wanted = next < changes.count ? changes[next].key : nil
                if order == 0 { return }
            }
            guard isCanonical else { return write(key, value) }
            copied = (copied?.lowerBound ?? Int(key.token.start))..<Int(value.token.end)
        }
        copy(&copied, of: object)
        for change in changes[next...] { write(member: change) }
        endObject()
    }

    private mutating func copy(_ members: inout Range<Int>?, of object: JSONCursor) {
        guard let range = members else { return }
        members = nil
        raw(UnsafeBufferPointer(start: object.bytes + range.lowerBound, count: range.count))
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
    private mutating func write(member: (key: String, value: [UInt8]?)) {
        guard let value = member.value else { return }
        key(member.key)
        raw(value)
    }

    /// A value of any document, in its canonical form.
    public mutating func write(_ value: JSONView) {
        value.walk { write($0, isCanonical: value.document.isCanonical) }
    }

    /// - Parameter isCanonical: whether the whole document is known to be its own canonical form.
    private mutating func write(_ value: JSONCursor, isCanonical: Bool) {
        if isCanonical || value.isWrittenCanonically { return raw(value.rawBytes) }
        switch value.kind {
        case .array:
            beginArray()
            for element in value.elements { write(element, isCanonical: false) }
            endArray()
        case .object:
            beginObject()
            value.forEachMemberInOrder { write($0, $1) }
            endObject()
        case .number: write(JSON.number(Double(String(decoding: value.rawBytes, as: UTF8.self)) ?? 0))
        case .null, .bool, .string: string(value.text)
        }
    }

    /// A member of a document that may not be canonical.
    private mutating func write(_ name: JSONCursor, _ value: JSONCursor) {
        if name.isEscaped { key(name.text) } else { key(raw: name.rawBytes) }
        write(value, isCanonical: false)
    }
}
