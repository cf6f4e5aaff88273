import Foundation
import Domain

/// A table in a file: read through once to see that it is one, and then row by row.
struct TableText {
    private let file: String
    fileprivate let bytes: [UInt8]
    fileprivate let form: TableForm
    let columns: [String]
    private(set) var rowCount = 0

    /// - Throws: `TableImportError` where the bytes are no table.
    init(_ table: (name: String, content: [UInt8]), _ form: TableForm) throws(TableImportError) {
        file = table.name
        self.form = form
        guard let bytes = form.encoding.utf8(table.content) else {
            throw .unreadableTable(file: file, DelimitedTextError(line: 1, kind: .invalidUTF8))
        }
        self.bytes = bytes
        do throws(DelimitedTextError) {
            var reader = DelimitedReader(bytes, delimiter: form.delimiter ?? DelimitedText.delimiter(of: bytes))
            if let names = form.columns {
                columns = names
            } else {
                guard let header = try reader.row() else { throw DelimitedTextError(line: 1, kind: .empty) }
                columns = header.fields
            }
            var seen: Set<String> = []
            for column in columns where column.isEmpty || !seen.insert(column).inserted {
                throw DelimitedTextError(line: 1, kind: .badColumn(column))
            }
            while let row = try reader.row() {
                rowCount += 1
                if row.fields.contains(where: { $0.utf8.count > LogEntry.maximumLineLength }) {
                    hugeLine = row.line
                    break
                }
            }
        } catch { throw .unreadableTable(file: file, error) }
        if let hugeLine { throw .hugeField(file: file, line: hugeLine) }
    }

    /// What stands between fields.
    var delimiter: UInt8 { form.delimiter ?? DelimitedText.delimiter(of: bytes) }

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
    }

    /// Reads the rows one after another.
    struct Rows {
        private let columns: [String]
        private var reader: DelimitedReader
        private var hasHeader: Bool

        fileprivate init(_ table: TableText) {
            columns = table.columns
            reader = DelimitedReader(table.bytes, delimiter: table.delimiter)
            hasHeader = table.form.columns == nil
        }

        /// The next row; `nil` at the end.
        mutating func next() throws -> Row? {
            if hasHeader {
                _ = try reader.row()
                hasHeader = false
            }
            while let row = try reader.row() {
                if row.fields.allSatisfy(\.isEmpty), row.fields.count == 1 || row.fields.count == columns.count {
                    if columns.count > 1 { continue }
                }
                let isWhole = row.fields.count == columns.count
                return Row(line: row.line, cells: isWhole ? zip(columns, row.fields).map { ($0, $1) } : nil)
            }
            return nil
        }
    }
}

extension TableForm.Encoding {
    /// The bytes of the text in UTF-8; `nil` where they are not in this encoding. What is in UTF-8 is looked at field by field.
    fileprivate func utf8(_ bytes: [UInt8]) -> [UInt8]? {
        switch self {
        case .utf8: bytes
        case .latin1: String(bytes: bytes, encoding: .isoLatin1).map { Array($0.utf8) }
        case .windows1252: String(bytes: bytes, encoding: .windowsCP1252).map { Array($0.utf8) }
        case .utf16: String(bytes: bytes, encoding: .utf16).map { Array($0.utf8) }
        }
    }
}
