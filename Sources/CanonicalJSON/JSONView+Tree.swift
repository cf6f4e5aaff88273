extension JSONView {
    /// The value as a tree, apart from its document.
    public var json: JSON {
        switch kind {
        case .null: .null
        case .bool: .bool(bool ?? false)
        case .number: integer.map(JSON.integer) ?? .number(double ?? 0)
        case .string: .string(string ?? "")
        case .array: .array(elements.map(\.json))
        case .object: .object(JSONObject(distinct: members.map { (key: $0.key.string, value: $0.value.json) }))
        }
    }
}
