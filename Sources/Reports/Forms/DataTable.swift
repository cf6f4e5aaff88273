import CanonicalJSON

/// Rows of data, for spreadsheets and databases: texts, whole numbers, or nothing. A row for each thing, a column for each of its
/// properties.
public struct DataTable: Sendable {
    public let name: String
    /// What a row of it is, in a sentence.
    public let summary: String
    public let columns: [String]
    public let rows: [[JSON]]
    /// What stands behind every row alike: of which day, moment and log it is.
    public private(set) var stamp: [(column: String, value: JSON)] = []

    /// - Parameter rows: each with a cell for every column.
    public init(_ name: String, _ summary: String, _ columns: [String], _ rows: [[JSON]]) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "Every row has a cell for each column.")
        self.name = name
        self.summary = summary
        self.columns = columns
        self.rows = rows
    }

    /// A table whose columns say themselves what stands in them.
    package init<Item>(_ name: String, _ summary: String, _ items: [Item], _ columns: Cells<Item>) {
        self.init(name, summary, columns.map(\.0), items.map { item in columns.map { $0.1(item) } })
    }

    /// The table for spreadsheets: UTF-8 with its mark, as these expect it, comma-separated, CRLF (RFC 4180), no cell a formula.
    public func writeCSV(to sink: (String) throws -> Void) rethrows {
        try sink("\u{FEFF}" + CSVLine.text(columns + stamp.map(\.column)))
        let end = stamp.map(\.value.cell)
        for row in rows { try sink(CSVLine.text(row.map(\.cell) + end)) }
    }

    func stamped(_ stamp: [(column: String, value: JSON)]) -> DataTable {
        var table = self
        table.stamp = stamp
        return table
    }
}

/// Columns that say themselves what stands in them.
package typealias Cells<Item> = [(String, (Item) -> JSON)]

/// The same columns, for what has such an item as a part.
package func cells<Whole, Part>(_ cells: Cells<Part>, of part: @escaping (Whole) -> Part) -> Cells<Whole> {
    cells.map { name, cell in (name, { cell(part($0)) }) }
}

extension [DataTable] {
    /// One table: the only one; or the rows of all, each with the name of its own table in front, and empty where that has no such
    /// column.
    var united: DataTable {
        guard count > 1 else { return first ?? DataTable("empty", "", [], []) }
        let filled = filter { !$0.rows.isEmpty }
        let columns = (filled.isEmpty ? self : filled).flatMap(\.columns).uniqued()
        let rows = filled.flatMap { table in
            let places = columns.map(table.columns.firstIndex(of:))
            return table.rows.map { row in [.string(table.name)] + places.map { $0.map { row[$0] } ?? .null } }
        }
        return DataTable("all", "", ["table"] + columns, rows).stamped(last?.stamp ?? [])
    }

    var csv: String {
        var text = ""
        united.writeCSV { text += $0 }
        return text
    }
}

extension JSON {
    /// The value as a cell: a number as it is written, no value as nothing.
    fileprivate var cell: String {
        switch self {
        case .null: ""
        case .string(let text): text
        default: canonicalText
        }
    }

    /// Nothing where there is no text.
    package static func text(_ text: String?) -> JSON { text.flatMap { $0.isEmpty ? nil : .string($0) } ?? .null }

    package static func text(_ seqs: [Int]) -> JSON { text(seqs.map(String.init).joined(separator: " ")) }
}
