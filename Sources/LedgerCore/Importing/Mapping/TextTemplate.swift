/// A text with cells of a row in it: `{visitor} of {from@id|from}` takes the first of several columns that has text.
///
/// `{record}` is the record's id. Where no column of a pair of braces has text, there is no text at all.
struct TextTemplate: Sendable {
    private enum Part: Sendable {
        case text(String)
        case cell([String])
    }

    private let parts: [Part]

    /// - Returns: `nil` if a brace is not closed, opened twice, or encloses nothing.
    init?(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            guard !rest[..<open].contains("}"), let close = rest[open...].firstIndex(of: "}") else { return nil }
            let names = rest[rest.index(after: open)..<close].split(separator: "|", omittingEmptySubsequences: false)
            guard names.allSatisfy({ !$0.isEmpty && !$0.contains("{") }) else { return nil }
            if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
            parts.append(.cell(names.map(String.init)))
            rest = rest[rest.index(after: close)...]
        }
        guard !rest.contains("}") else { return nil }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        self.parts = parts
    }

    /// The columns that it takes text from; and `record`, where it takes the record's id.
    var columns: [String] {
        parts.flatMap { part -> [String] in
            guard case .cell(let names) = part else { return [] }
            return names
        }
    }

    /// Whether it is one cell and nothing else.
    var isCell: Bool { if case .cell(let names) = parts.first { parts.count == 1 && names.count == 1 } else { false } }

    func text(from row: RegisterRow, record: String) -> String? {
        var text = ""
        for part in parts {
            switch part {
            case .text(let literal): text += literal
            case .cell(let names):
                guard let cell = Self.firstCell(of: names, in: row, record) else { return nil }
                text += cell
            }
        }
        return text.allSatisfy(\.isWhitespace) ? nil : text
    }

    private static func firstCell(of names: [String], in row: RegisterRow, _ record: String) -> String? {
        for name in names {
            if let cell = name == Self.record ? record : row[name] { return cell }
        }
        return nil
    }

    static let record = "record"
}
