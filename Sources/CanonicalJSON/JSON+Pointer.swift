extension JSON {
    /// The value that a pointer names; `nil` when it leads nowhere.
    public subscript(_ pointer: JSONPointer) -> JSON? {
        var value = self
        for token in pointer.tokens {
            let next = value.array == nil ? value[token] : JSONPointer.position(token).flatMap { value[$0] }
            guard let next else { return nil }
            value = next
        }
        return value
    }

    /// Puts a value where a pointer leads: replaces what stands there, adds a member to an object, or an element to the
    /// end of an array (at `-`, or at the position behind the last). All tokens but the last must lead somewhere.
    public mutating func set(_ value: JSON, at pointer: JSONPointer) throws(JSONPointerError) {
        try edit(pointer.tokens[...], to: value)
    }

    /// Removes the member or element that a pointer names; the elements behind it move up. The empty pointer, which
    /// names the whole document, leaves null.
    public mutating func remove(at pointer: JSONPointer) throws(JSONPointerError) {
        try edit(pointer.tokens[...], to: nil)
    }

    private mutating func edit(_ tokens: ArraySlice<String>, to value: JSON?) throws(JSONPointerError) {
        guard let token = tokens.first else {
            self = value ?? .null
            return
        }
        switch self {
        case .object(var members):
            members[token] = try JSON.edited(members[token], tokens, to: value)
            self = .object(members)
        case .array(var elements):
            let index = try JSON.index(token, in: elements, at: tokens.startIndex)
            let old = index < elements.count ? elements[index] : nil
            let new = try JSON.edited(old, tokens, to: value)
            elements.replaceSubrange(index..<min(index + 1, elements.count), with: [new].compactMap(\.self))
            self = .array(elements)
        default:
            throw .notAContainer(token: tokens.startIndex)
        }
    }

    /// What the child that the first token names becomes; `nil` when it is to go.
    private static func edited(
        _ child: JSON?, _ tokens: ArraySlice<String>, to value: JSON?
    ) throws(JSONPointerError) -> JSON? {
        if tokens.count == 1, value != nil { return value }
        guard var child else { throw .notFound(token: tokens.startIndex) }
        guard tokens.count > 1 else { return nil }
        try child.edit(tokens.dropFirst(), to: value)
        return child
    }

    /// The index that a token names in an array: at most its count, which is where an element can be added.
    private static func index(_ token: String, in elements: [JSON], at place: Int) throws(JSONPointerError) -> Int {
        if token == "-" { return elements.count }
        guard let index = JSONPointer.position(token) else { throw .invalidIndex(token: place) }
        guard index <= elements.count else { throw .notFound(token: place) }
        return index
    }
}

extension JSONView {
    /// The value that a pointer names; `nil` when it leads nowhere.
    public subscript(_ pointer: JSONPointer) -> JSONView? {
        var view = self
        for token in pointer.tokens {
            let next = view.kind == .array ? JSONPointer.position(token).flatMap { view[$0] } : view[token]
            guard let next else { return nil }
            view = next
        }
        return view
    }
}

extension JSONPointer {
    /// The position in an array that a token names: digits without a leading zero (RFC 6901 section 4).
    static func position(_ token: String) -> Int? {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard token.utf8.allSatisfy(digits.contains) else { return nil }
        guard token.utf8.count == 1 || token.utf8.first != digits.lowerBound else { return nil }
        return Int(token)
    }
}
