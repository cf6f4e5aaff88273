import CanonicalJSON
import Domain

extension ValueReader {
    /// An object in short: the first field's value, then `,name=value` for others. A comma that no `name=` follows is
    /// part of the value before it: `Springfield, Illinois,lang=en`.
    mutating func record(_ text: String, _ shape: RecordShape) throws(UsageFault) -> JSON {
        guard let first = shape.fields.first else { return .object([:]) }
        var parts = Self.parts(of: text)
        var object: JSON = .object([first.name: try read(parts.removeFirst().value, as: first.kind, first.role)])
        for part in parts {
            guard let field = shape[part.name] else {
                let similar = Similarity.nearest(to: part.name, among: shape.fields.map(\.name))
                throw UsageFault(label, .unknownPart(part.name, similar: similar, shape))
            }
            object = try adding(part.value, field, to: object)
        }
        return object
    }

    /// A list is given by its name once for each element.
    private mutating func adding(
        _ text: String, _ field: FieldDescription, to object: JSON
    ) throws(UsageFault) -> JSON {
        guard case .list(let element) = field.kind else {
            return try adding(field.name, try read(text, as: field.kind, field.role), to: object)
        }
        var members = object.object ?? [:]
        members[field.name] = .array((members[field.name]?.array ?? []) + [try read(text, as: element, field.role)])
        return .object(members)
    }

    /// Splits at every comma that a field's name and `=` follow. The first part has no name.
    static func parts(of text: String) -> [(name: String, value: String)] {
        var parts = [(name: "", value: "")]
        for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
            let name = piece.prefix { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") }
            let isNamed =
                !name.isEmpty && piece.dropFirst(name.count).first == "=" && piece.startIndex > text.startIndex
            if isNamed {
                parts.append((String(name), String(piece.dropFirst(name.count + 1))))
            } else {
                let comma = piece.startIndex > text.startIndex ? "," : ""
                parts[parts.count - 1].value += comma + piece
            }
        }
        return parts
    }
}
