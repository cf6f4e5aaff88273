extension JSONView {
    /// An array's elements in order; empty for other kinds.
    public var elements: Elements { Elements(container: self) }

    /// An object's members in the order of the text (in a canonical one: of the keys); empty for other kinds.
    public var members: Members { Members(container: self) }

    /// The value of a key; `nil` when it is absent, or when this is no object.
    public subscript(_ key: String) -> JSONView? {
        guard kind == .object else { return nil }
        var key = key
        let found = key.withUTF8 { wanted in
            document.bytes.withUnsafeBufferPointer { bytes in valueIndex(of: wanted, in: bytes) }
        }
        return found.map { JSONView(document: document, index: $0) }
    }

    /// The tape index of a member's value. The loop makes no views, so that nothing is counted or copied.
    private func valueIndex(of key: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let end = Int(token.next)
        var index = index + 1
        while index < end {
            let candidate = document.tape[index]
            let content = bytes.content(of: candidate)
            let isEqual =
                candidate.isEscaped
                ? unescaped(content).elementsEqual(key)
                : content.isEqual(to: key)
            if isEqual { return index + 1 }
            index = Int(document.tape[index + 1].next)
        }
        return nil
    }

    /// The element at a position; `nil` when there is none, or when this is no array.
    public subscript(_ position: Int) -> JSONView? {
        guard position >= 0, position < count else { return nil }
        return elements.dropFirst(position).first { _ in true }
    }

    /// The elements of an array, read as they are asked for.
    public struct Elements: Sequence, Sendable {
        let container: JSONView

        public func makeIterator() -> Iterator { Iterator(container, expecting: .array) }

        /// Goes through the values in the order of the text.
        public struct Iterator: IteratorProtocol {
            private let document: JSONDocument
            private var index: Int
            private let end: Int

            init(_ container: JSONView, expecting kind: Kind) {
                document = container.document
                index = container.index + 1
                end = container.kind == kind ? Int(container.token.next) : index
            }

            public mutating func next() -> JSONView? {
                guard index < end else { return nil }
                defer { index = Int(document.tape[index].next) }
                return JSONView(document: document, index: index)
            }
        }
    }

    /// The members of an object, read as they are asked for.
    public struct Members: Sequence, Sendable {
        let container: JSONView

        public func makeIterator() -> Iterator { Iterator(tokens: Elements.Iterator(container, expecting: .object)) }

        /// Goes through the values in the order of the text.
        public struct Iterator: IteratorProtocol {
            fileprivate var tokens: Elements.Iterator

            public mutating func next() -> (key: Key, value: JSONView)? {
                guard let key = tokens.next(), let value = tokens.next() else { return nil }
                return (Key(document: key.document, index: key.index), value)
            }
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func isEqual(to other: Self) -> Bool {
        guard count == other.count else { return false }
        var index = 0
        while index < count {
            if self[index] != other[index] { return false }
            index += 1
        }
        return true
    }
}
