import CanonicalJSON
import Foundation

/// As much of JSON Schema 2020-12 as our schemas use, and nothing else: an unknown keyword is a failure.
struct SchemaChecker {
    private let root: JSON

    init(_ root: JSON) {
        self.root = root
    }

    struct UnknownKeyword: Error {
        let name: String
    }

    func accepts(_ value: JSON) throws -> Bool { try accepts(value, root) }

    private func accepts(_ value: JSON, _ schema: JSON) throws -> Bool {
        if let constant = schema.bool { return constant }
        for (keyword, rule) in schema.object ?? [:] where try !holds(keyword, rule, of: value, in: schema) {
            return false
        }
        return true
    }

    private func holds(_ keyword: String, _ rule: JSON, of value: JSON, in schema: JSON) throws -> Bool {
        switch keyword {
        case "$schema", "$id", "$defs", "title", "description", "format", "then": true
        case "$ref": try accepts(value, try definition(rule.string ?? ""))
        case "type": isOf(type: rule.string ?? "", value)
        case "const": value == rule
        case "enum": rule.array?.contains(value) ?? false
        case "pattern": value.string.map { matches($0, rule.string ?? "") } ?? true
        case "maxLength": value.string.map { $0.unicodeScalars.count <= rule.integer ?? 0 } ?? true
        case "minimum": value.double.map { $0 >= rule.double ?? 0 } ?? true
        case "maximum": value.double.map { $0 <= rule.double ?? 0 } ?? true
        case "minItems": value.array.map { $0.count >= rule.integer ?? 0 } ?? true
        case "minProperties": value.object.map { $0.count >= rule.integer ?? 0 } ?? true
        case "items": try value.array?.allSatisfy { try accepts($0, rule) } ?? true
        case "required":
            value.object.map { object in rule.array?.allSatisfy { object[$0.string ?? ""] != nil } ?? true } ?? true
        case "properties": try value.object?.allSatisfy { try accepts($0.value, rule[$0.key] ?? true) } ?? true
        case "propertyNames": try value.object?.allSatisfy { try accepts(.string($0.key), rule) } ?? true
        case "additionalProperties":
            try value.object?.allSatisfy { member in
                try schema["properties"]?[member.key] != nil || accepts(member.value, rule)
            } ?? true
        case "allOf": try rule.array?.allSatisfy { try accepts(value, $0) } ?? true
        case "anyOf": try rule.array?.contains { try accepts(value, $0) } ?? true
        case "not": try !accepts(value, rule)
        case "if": try !accepts(value, rule) || accepts(value, schema["then"] ?? true)
        default: throw UnknownKeyword(name: keyword)
        }
    }

    private func definition(_ reference: String) throws -> JSON {
        guard reference.hasPrefix("#"), let found = root[try JSONPointer(parsing: String(reference.dropFirst()))] else {
            throw UnknownKeyword(name: reference)
        }
        return found
    }

    private func isOf(type: String, _ value: JSON) -> Bool {
        switch value {
        case .null: type == "null"
        case .bool: type == "boolean"
        case .integer: type == "integer" || type == "number"
        case .double: type == "number"
        case .string: type == "string"
        case .array: type == "array"
        case .object: type == "object"
        }
    }

    private func matches(_ text: String, _ pattern: String) -> Bool {
        text.range(of: pattern, options: .regularExpression) != nil
    }
}
