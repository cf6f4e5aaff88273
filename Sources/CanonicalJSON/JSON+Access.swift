extension JSON {
    /// Whether it is `null`.
    public var isNull: Bool { self == .null }

    /// The value of `true` or `false`; `nil` of anything else.
    public var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The value of a number without a fraction that a JSON number holds exactly; `nil` of anything else.
    public var integer: Int? {
        guard case .integer(let value) = self else { return nil }
        return value
    }

    /// Any number, as a double.
    public var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }

    /// The text of a string; `nil` of anything else.
    public var string: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    /// The elements of an array; `nil` of anything else.
    public var array: [JSON]? {
        guard case .array(let value) = self else { return nil }
        return value
    }

    /// The members of an object; `nil` of anything else.
    public var object: JSONObject? {
        guard case .object(let value) = self else { return nil }
        return value
    }

    /// The value of a key; `nil` when it is absent, or when this is no object.
    public subscript(_ key: String) -> JSON? { object?[key] }

    /// The element at a position; `nil` when there is none, or when this is no array.
    public subscript(_ position: Int) -> JSON? {
        guard let array, array.indices.contains(position) else { return nil }
        return array[position]
    }
}
