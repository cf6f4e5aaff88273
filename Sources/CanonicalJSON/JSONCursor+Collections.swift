extension JSONCursor {
    /// An array's elements in order; none for other kinds.
    @inlinable public var elements: Elements { Elements(container: self, expecting: .array) }

    /// An object's members in the order of the text (in a canonical one: of the keys); none for other kinds.
    @inlinable public var members: Members { Members(tokens: Elements(container: self, expecting: .object)) }

    /// The value of a key; `nil` when it is absent, or when this is no object.
    @inlinable
    public subscript(_ key: StaticString) -> JSONCursor? {
        for (name, value) in members where name.isEqual(to: key) { return value }
        return nil
    }

    /// The elements of an array, one after the other.
    public struct Elements: Sequence, IteratorProtocol {
        @usableFromInline var position: JSONCursor
        @usableFromInline let end: Int

        @inlinable
        init(container: JSONCursor, expecting kind: JSONView.Kind) {
            position = container.moved(to: container.index + 1)
            end = container.kind == kind ? Int(container.token.next) : position.index
        }

        @inlinable
        public mutating func next() -> JSONCursor? {
            guard position.index < end else { return nil }
            let element = position
            position = element.moved(to: Int(element.token.next))
            return element
        }
    }

    /// The members of an object, one after the other.
    public struct Members: Sequence, IteratorProtocol {
        @usableFromInline var tokens: Elements

        @inlinable
        init(tokens: Elements) {
            self.tokens = tokens
        }

        @inlinable
        public mutating func next() -> (key: JSONCursor, value: JSONCursor)? {
            guard let key = tokens.next(), let value = tokens.next() else { return nil }
            return (key, value)
        }
    }
}
