import Projections

/// Which of the last rows of a table are no rows of it: a total, a source, a note.
///
/// A row is doubted for a word that begins a footer, for standing alone in a row of which others fill several cells, and for a
/// number that counts or sums up the rows above. Whoever knows better says so.
struct FooterSurvey {
    private var tail: [Row] = []
    private var body: Body

    private struct Row {
        let line: Int
        /// The cells, trimmed, as far as there are columns for them.
        let cells: [String]

        var filled: [String] { cells.filter { !$0.isEmpty } }
    }

    /// What the rows above have in common.
    private struct Body {
        var rows = 0
        var filled: [Int]
        /// The sum of each column; `nil` where a cell is no number.
        var sums: [Int?]
        var last: Row?

        init(columns: Int) {
            filled = Array(repeating: 0, count: columns)
            sums = Array(repeating: 0, count: columns)
        }

        mutating func add(_ row: Row) {
            rows += 1
            last = row
            for (column, cell) in row.cells.enumerated() where column < filled.count && !cell.isEmpty {
                filled[column] += 1
                sums[column] = sums[column].flatMap { sum in
                    Int(cell).flatMap { sum.addingReportingOverflow($0).overflow ? nil : sum + $0 }
                }
            }
        }

        /// The columns in which every row has something.
        var full: [Int] { rows < 3 ? [] : filled.indices.filter { filled[$0] == rows } }
    }

    /// So many rows at the end are looked at.
    private static let most = 6

    init(columns: Int) { body = Body(columns: columns) }

    mutating func add(_ row: TableText.Row) {
        tail.append(Row(line: row.line, cells: row.known.map(\.text.trimmingBlanks)))
        if tail.count > Self.most { body.add(tail.removeFirst()) }
    }

    /// The lines of the rows that look like a footer, with what each looks like; from the last row upwards as long as they do.
    var footers: [Int: String] {
        var found: [Int: String] = [:]
        for index in tail.indices.reversed() {
            var above = body
            for row in tail[..<index] { above.add(row) }
            guard let why = Self.doubt(tail[index], above) else { break }
            found[tail[index].line] = why
        }
        return found
    }

    private static func doubt(_ row: Row, _ body: Body) -> String? {
        guard body.rows > 0, let first = row.filled.first else { return nil }
        if let word = row.filled.prefix(2).first(where: isFooter) { return "\(word.quoted) begins a footer" }
        let missing = body.full.filter { row.cells.count <= $0 || row.cells[$0].isEmpty }
        guard !missing.isEmpty else { return nil }
        if row.filled.count == 1, body.full.count > 1 { return "\(first.quoted) stands alone in its row" }
        for (column, cell) in row.cells.enumerated() {
            guard let number = Int(cell), column < body.sums.count else { continue }
            // Rows that are numbered go on counting.
            if let last = body.last, column < last.cells.count, Int(last.cells[column]) == number - 1 { continue }
            if number == body.rows { return "\(cell.quoted) is the number of rows above" }
            if let sum = body.sums[column], sum == number, body.filled[column] > 2 {
                return "\(cell.quoted) is the sum of the rows above"
            }
        }
        return nil
    }

    /// Whether a cell is a word of a footer, or begins with one and goes on behind a colon or with a number.
    private static func isFooter(_ cell: String) -> Bool {
        let text = cell.drop { "*(—–-".contains($0) }.lowercased()
        if text.hasPrefix("©") { return true }
        let words = text.prefix { $0.isLetter || $0 == " " }.trimmingBlanks
        let behind = text.dropFirst(words.count).trimmingBlanks
        return Self.words.contains(words) && (behind.isEmpty || !(behind.first?.isLetter ?? true))
    }

    private static let words: Set<String> = [
        "total", "totals", "grand total", "subtotal", "sum", "count", "average", "mean", "source", "sources", "note",
        "notes",
        "footnote", "footnotes", "remark", "remarks", "legend", "copyright", "as of", "last updated", "last update",
        "last modified", "updated", "retrieved", "accessed", "exported", "generated", "number of rows", "end",
        "end of table",
        "end of file", "summe", "gesamt", "insgesamt", "gesamtzahl", "anzahl", "zwischensumme", "quelle", "quellen",
        "anmerkung", "anmerkungen", "hinweis", "hinweise", "stand", "somme", "total général", "remarque", "remarques",
        "totaal", "bron", "suma", "fuente", "fuentes", "nota", "notas", "totale", "fonte", "fontes", "nota bene", "nb",
        "źródło", "razem", "итого", "всего", "источник", "примечание", "合计", "总计", "来源", "注",
    ]
}
