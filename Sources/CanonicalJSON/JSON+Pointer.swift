extension JSON {
    /// The value that a pointer names; `nil` when it leads nowhere.
    public subscript(_ pointer: JSONPointer) -> JSON? {
        var value = self
        for token in pointer.tokens {
            guard let next = value.child(token) else { return nil }
            value = next
        }
        return value
    }

    /// Puts a value where a pointer leads: replaces what stands there, adds a member to an object, or an element to the
    /// end of an array (at `-`, or at the position behind the last). All but the last token must lead somewhere.
    public mutating func set(_ value: JSON, at pointer: JSONPointer) throws(JSONPointerError) {
        try change(pointer.tokens[...]) { container, token, position throws(JSONPointerError) in
            switch container {
            case .object(var members):
                members[token] = value
                container = .object(members)
            case .array(var elements):
                let index = try JSON.index(token, in: elements, at: position)
                if index < elements.count { elements[index] = value } else { elements.append(value) }
                container = .array(elements)
            default:
                throw .notAContainer(token: position)
            }
        } whole: {
            $0 = value
        }
    }

    /// Removes the member or element that a pointer names; the elements behind it move up. The empty pointer, which
    /// names the whole document, leaves null.
    public mutating func remove(at pointer: JSONPointer) throws(JSONPointerError) {
        try change(pointer.tokens[...]) { container, token, position throws(JSONPointerError) in
            switch container {
            case .object(var members):
                guard members[token] != nil else { throw .notFound(token: position) }
                members[token] = nil
                container = .object(members)
            case .array(var elements):
                let index = try JSON.index(token, in: elements, at: position)
                guard index < elements.count else { throw .notFound(token: position) }
                elements.remove(at: index)
                container = .array(elements)
            default:
                throw .notAContainer(token: position)
            }
        } whole: {
            $0 = .null
        }
    }

    /// Follows all tokens but the last, and lets `last` change the container that holds what the last one names.
    private mutating func change(
        _ tokens: ArraySlice<String>,
        last: (inout JSON, String, Int) throws(JSONPointerError) -> Void,
        whole: (inout JSON) -> Void
    ) throws(JSONPointerError) {
        guard let token = tokens.first else { return whole(&self) }
        guard tokens.count > 1 else { return try last(&self, token, tokens.startIndex) }
        guard var next = child(token) else { throw missing(token, at: tokens.startIndex) }
        try next.change(tokens.dropFirst(), last: last, whole: whole)
        replaceChild(token, with: next)
    }

    private func child(_ token: String) -> JSON? {
        switch self {
        case .object(let members): members[token]
        case .array(let elements): JSON.position(token).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
        default: nil
        }
    }

    private mutating func replaceChild(_ token: String, with value: JSON) {
        switch self {
        case .object(var members):
            members[token] = value
            self = .object(members)
        case .array(var elements):
            if let position = JSON.position(token) { elements[position] = value }
            self = .array(elements)
        default: break
        }
    }

    private func missing(_ token: String, at position: Int) -> JSONPointerError {
        switch self {
        case .object: .notFound(token: position)
        case .array: JSON.position(token) == nil ? .invalidIndex(token: position) : .notFound(token: position)
        default: .notAContainer(token: position)
        }
    }

    /// The index that a token names in an array, at most its count.
    private static func index(
        _ token: String, in elements: [JSON], at position: Int
    ) throws(JSONPointerError) -> Int {
        if token == "-" { return elements.count }
        guard let index = JSON.position(token) else { throw .invalidIndex(token: position) }
        guard index <= elements.count else { throw .notFound(token: position) }
        return index
    }

    /// Digits without a leading zero (RFC 6901 section 4).
    static func position(_ token: String) -> Int? {
        guard token == "0" || !token.utf8.starts(with: "0".utf8) else { return nil }
        guard token.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return Int(token)
    }
}

extension JSONView {
    /// The value that a pointer names; `nil` when it leads nowhere.
    public subscript(_ pointer: JSONPointer) -> JSONView? {
        var view = self
        for token in pointer.tokens {
            let next = view.kind == .array ? JSON.position(token).flatMap { view[$0] } : view[token]
            guard let next else { return nil }
            view = next
        }
        return view
    }
}
