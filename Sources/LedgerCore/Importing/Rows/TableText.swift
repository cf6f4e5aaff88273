import Foundation
import Domain

/// A table in a file: read through once to see that it is one, and then row by row.
struct TableText {
    private let file: String
    let columns: [String]
    /// What stands between fields.
    let delimiter: UInt8
    private(set) var rowCount = 0
    /// Stands in front of the first row.
    fileprivate let start: DelimitedReader
    /// So many names are missing at the end of the header: each line ends with so many delimiters more than it needs.
    fileprivate let trailing: Int

    /// - Throws: `TableImportError` where the bytes are no table.
    init(_ table: (name: String, content: [UInt8]), _ form: TableForm) throws(TableImportError) {
        file = table.name
        if form.encoding == .utf8, UTF16Bytes.order(of: table.content) != nil {
            throw .unreadableTable(file: file, DelimitedTextError(line: 1, kind: .utf16))
        }
        guard let bytes = form.encoding.utf8(table.content) else {
            throw .unreadableTable(file: file, DelimitedTextError(line: 1, kind: .invalidUTF8))
        }
        do throws(DelimitedTextError) {
            // Excel says in a first line of its own what stands between fields.
            let named = DelimitedText.namedDelimiter(in: bytes)
            delimiter = form.delimiter ?? named ?? DelimitedText.delimiter(of: bytes)
            var reader = DelimitedReader(bytes, delimiter: delimiter)
            for _ in 0..<form.skip + (named == nil ? 0 : 1) { reader.skipLine() }
            (columns, trailing) = try Self.header(form, &reader)
            start = reader
            while let row = try reader.row() {
                if row.isBlank { continue }
                rowCount += 1
                if row.fields.contains(where: { $0.utf8.count > LogEntry.maximumLineLength }) {
                    hugeLine = row.line
                    break
                }
            }
        } catch { throw .unreadableTable(file: file, error) }
        if let hugeLine { throw .hugeField(file: file, line: hugeLine) }
        rowCount = max(0, rowCount - form.skipLast)
    }

    /// The names of the columns, and how many are missing at the end.
    private static func header(
        _ form: TableForm, _ reader: inout DelimitedReader
    ) throws(DelimitedTextError) -> ([String], Int) {
        if let names = form.columns { return (names, 0) }
        var header = try reader.row()
        while let row = header, row.isBlank { header = try reader.row() }
        guard let header else { throw DelimitedTextError(line: 1, kind: .empty) }
        let names = header.fields.map(\.trimmingBlanks)
        let trailing = names.reversed().prefix(while: \.isEmpty).count
        let columns = Array(names.dropLast(trailing))
        var seen: Set<String> = []
        for column in columns where column.isEmpty || !seen.insert(column).inserted {
            throw DelimitedTextError(line: header.line, kind: .badColumn(column))
        }
        return (columns, trailing)
    }

    private var hugeLine: Int?

    /// That the table has the columns.
    func check(columns needed: Set<String>) throws(TableImportError) {
        let missing = needed.subtracting(columns).sorted()
        guard missing.isEmpty else { throw .missingColumns(file: file, missing, columns: columns) }
    }

    /// That no column has a name by which the map means something else.
    func check(free names: Set<String>) throws(TableImportError) {
        if let taken = columns.first(where: names.contains) { throw .takenColumn(file: file, taken) }
    }

    /// Each row with its line, and its cells; `nil` for a row with another number of fields. A blank line is no row.
    func forEachRow(_ body: (Row) throws -> Void) throws {
        var rows = rows()
        while let row = try rows.next() { try body(row) }
    }

    func rows() -> Rows { Rows(self) }

    /// A row, with `nil` for cells where it has another number of fields than the table has columns.
    struct Row {
        /// Where it begins in the file, from 1.
        let line: Int
        let cells: [(column: String, text: String)]?
        /// What stands in it, as far as there are columns for it.
        let known: [(column: String, text: String)]
        /// How many fields it has.
        let width: Int
    }

    /// Reads the rows one after another.
    struct Rows {
        private let columns: [String]
        private let trailing: Int
        private var reader: DelimitedReader
        /// So many rows are still to come.
        private var rest: Int

        fileprivate init(_ table: TableText) {
            rest = table.rowCount
            columns = table.columns
            trailing = table.trailing
            reader = table.start
        }

        /// The next row; `nil` at the end.
        mutating func next() throws -> Row? {
            while rest > 0, let row = try reader.row() {
                if row.isBlank { continue }
                rest -= 1
                let further = row.fields.dropFirst(columns.count)
                let isWhole =
                    row.fields.count >= columns.count && further.count <= trailing && further.allSatisfy(\.isEmpty)
                let cells = zip(columns, row.fields).map { (column: $0, text: $1) }
                return Row(line: row.line, cells: isWhole ? cells : nil, known: cells, width: row.fields.count)
            }
            return nil
        }
    }
}

extension DelimitedText.Row {
    /// Whether nothing stands in it.
    fileprivate var isBlank: Bool { fields.allSatisfy(\.isEmpty) }
}

extension TableForm.Encoding {
    /// The bytes of the text in UTF-8; `nil` where they are not in this encoding. What is in UTF-8 is looked at field by field.
    func utf8(_ bytes: [UInt8]) -> [UInt8]? {
        switch self {
        case .utf8: bytes
        case .latin1: String(bytes: bytes, encoding: .isoLatin1).map { Array($0.utf8) }
        case .windows1252: String(bytes: bytes, encoding: .windowsCP1252).map { Array($0.utf8) }
        case .utf16:
            String(bytes: bytes, encoding: UTF16Bytes.order(of: bytes) ?? .utf16).map {
                Array($0.drop { $0 == "\u{FEFF}" }.utf8)
            }
        }
    }
}
