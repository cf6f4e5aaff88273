/// The fields of a shape as a Markdown table.
enum MarkdownTable {
    static func of(_ shape: RecordShape) -> String {
        (["| field | holds | meaning |", "|---|---|---|"] + shape.fields.map(row)).joined(separator: "\n")
    }

    private static func row(_ field: FieldDescription) -> String {
        "| `\(field.name)`\(field.isRequired ? "*" : "") | \(field.kind.cell)\(field.role.remark) | \(field.summary) |"
    }
}

extension ValueKind {
    /// The kind in a table's cell, its objects linked.
    fileprivate var cell: String {
        switch self {
        case .text: "text"
        case .slug(let namespace): "\(namespace.rawValue) id"
        case .event: "event id"
        case .reference: "reference"
        case .date: "date"
        case .instant: "date, one day"
        case .moment: "moment, UTC"
        case .anchor: "date or reference"
        case .integer(let least): "whole number, at least \(least)"
        case .measure: "number as text"
        case .choice(let words, let synonyms): words.map { "`\($0)`" }.joined(separator: ", ") + Self.note(synonyms)
        case .list(let element): "list: \(element.cell)"
        case .record(let shape): "[\(shape.title.lowercased())](#\(shape.anchor))"
        case .codes: "object: code by system"
        case .columns: "object: text by column"
        case .changes: "object: value or null by JSON Pointer"
        }
    }

    private static func note(_ synonyms: [String: String]) -> String {
        synonyms.sorted { $0.key < $1.key }.map { " (`\($0.key)` is read as `\($0.value)`)" }.joined()
    }
}

extension FieldDescription.Role {
    fileprivate var remark: String {
        switch self {
        case .refers: ""
        case .introduces: ", made known by the first event that names it"
        case .registers: ", made known here"
        }
    }
}

extension RecordShape {
    /// Every kind of object that a field can hold, by name.
    static var all: [RecordShape] {
        var found: [String: RecordShape] = [:]
        for shape in [Envelope.draft, Envelope.log] + EventTypes.all.map(\.data) { shape.collect(into: &found) }
        return found.values.sorted { $0.name < $1.name }
    }

    private func collect(into found: inout [String: RecordShape]) {
        for case .record(let shape) in fields.map(\.kind.element) where found[shape.name] == nil {
            found[shape.name] = shape
            shape.collect(into: &found)
        }
    }

    /// `groupSize` as a heading: “Group size”.
    var title: String {
        var title = ""
        for character in name { title += character.isUppercase ? " " + character.lowercased() : String(character) }
        return title.prefix(1).uppercased() + title.dropFirst()
    }

    /// The heading's address in a rendered page.
    var anchor: String { title.lowercased().replacing(" ", with: "-") }
}

extension ValueKind {
    /// What a list holds, or the kind itself.
    fileprivate var element: ValueKind {
        if case .list(let element) = self { element } else { self }
    }
}
