extension Document {
    /// The document for spreadsheets: UTF-8 with its mark, as these expect it, comma-separated, CRLF (RFC 4180).
    ///
    /// One table for everything, so that it can be sorted and filtered: the part of the document, what stands in front,
    /// the text, and a column for each label. Several values in a cell stand apart by ` | `.
    public var csv: String {
        let rows = csvRows
        let labels = rows.flatMap { $0.cells.map(\.label) }.uniqued()
        let header = ["section", "item", "text"] + labels
        let table = rows.map { row in
            let cells = Dictionary(row.cells.map { ($0.label, $0.value) }, uniquingKeysWith: { "\($0) | \($1)" })
            return [row.section, row.item, row.text] + labels.map { cells[$0] ?? "" }
        }
        return "\u{FEFF}" + ([header] + table).map(CSVLine.text).joined()
    }

    private var csvRows: [CSVRow] {
        var section = ""
        var rows = [CSVRow(section: "", text: title.plain)]
        for block in blocks {
            switch block {
            case .heading(let heading, level: _):
                section = heading.plain
                rows.append(CSVRow(section: section))
            case .paragraph(let phrase): rows.append(CSVRow(section: section, text: phrase.plain))
            case .facts(let facts): rows.append(CSVRow(section: section, cells: facts.map(\.csvCell)))
            case .items(let items):
                rows += items.map {
                    CSVRow(
                        section: section, item: $0.lead.plain, text: $0.headline.plain, cells: $0.facts.map(\.csvCell))
                }
            case .table(let table):
                rows += table.rows.map { row in
                    CSVRow(section: section, cells: zip(table.columns, row).map { ($0, $1.plain) })
                }
            case .verbatim(let lines): rows += lines.map { CSVRow(section: section, text: $0) }
            }
        }
        return rows
    }
}

private struct CSVRow {
    let section: String
    var item = ""
    var text = ""
    var cells: [(label: String, value: String)] = []
}

extension Fact {
    fileprivate var csvCell: (label: String, value: String) {
        (label, values.map(\.plain).joined(separator: " | "))
    }
}

extension String {
    /// A cell that no spreadsheet takes for a formula (OWASP, "CSV Injection"): an apostrophe stands before what could
    /// begin one, at the start and behind a separator of other countries' spreadsheets.
    var csvCell: String {
        var cell = ""
        var isStart = true
        for character in printable {
            if isStart && Self.formulaStarts.contains(character) { cell.append("'") }
            isStart = character == ";"
            cell.append(character)
        }
        let needsQuotes = cell.contains { ",;\"".contains($0) } || cell.hasPrefix(" ") || cell.hasSuffix(" ")
        return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }

    /// Control characters that begin a formula are made visible before, and the full-width forms count.
    private static let formulaStarts: Set<Character> = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]
}
