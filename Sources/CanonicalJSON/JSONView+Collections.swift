extension JSONView {
    /// An array's elements in order; empty for other kinds.
    public var elements: Elements { Elements(container: self) }

    /// An object's members in the order of the text (in a canonical one: of the keys); empty for other kinds.
    public var members: Members { Members(container: self) }

    /// The value of a key; `nil` when it is absent, or when this is no object.
    public subscript(_ key: String) -> JSONView? {
        var key = key
        return key.withUTF8 { bytes in
            members.first { $0.key.withBytes { $0.count == bytes.count && utf16Order($0, bytes) == 0 } }?.value
        }
    }

    /// The element at a position; `nil` when there is none, or when this is no array.
    public subscript(_ position: Int) -> JSONView? {
        guard position >= 0, position < count else { return nil }
        return elements.dropFirst(position).first { _ in true }
    }

    public struct Elements: Sequence, Sendable {
        let container: JSONView

        public func makeIterator() -> Iterator { Iterator(container, expecting: .array) }

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

    public struct Members: Sequence, Sendable {
        let container: JSONView

        public func makeIterator() -> Iterator { Iterator(tokens: Elements.Iterator(container, expecting: .object)) }

        public struct Iterator: IteratorProtocol {
            fileprivate var tokens: Elements.Iterator

            public mutating func next() -> (key: Key, value: JSONView)? {
                guard let key = tokens.next(), let value = tokens.next() else { return nil }
                return (Key(document: key.document, index: key.index), value)
            }
        }
    }
}
