/// A table as text: rows of fields between commas, tabs or semicolons, quoted as RFC 4180 has it.
///
/// Read strictly, because a register that is read nearly right is wrong: the first row names the columns, each once;
/// every row has as many fields; a field that begins with a quotation mark ends with one, doubled inside it; lines end
/// with LF or CRLF, the last one perhaps with neither; the bytes are UTF-8. A byte order mark is passed over.
public struct DelimitedText: Sendable {
    public let columns: [String]
    public let rows: [Row]

    /// A row with its fields, one for each column.
    public struct Row: Sendable {
        /// Where it begins in the file, from 1. Quoted fields may go on over further lines.
        public let line: Int
        public let fields: [String]
    }

    /// - Parameter delimiter: what stands between fields; where it is left out, what the first line has most of.
    public init(_ bytes: [UInt8], delimiter: UInt8? = nil) throws(DelimitedTextError) {
        var reader = DelimitedReader(bytes, delimiter: delimiter ?? Self.delimiter(of: bytes))
        guard let header = try reader.row() else { throw DelimitedTextError(line: 1, kind: .empty) }
        var seen: Set<String> = []
        for column in header.fields where column.isEmpty || !seen.insert(column).inserted {
            throw DelimitedTextError(line: header.line, kind: .badColumn(column))
        }
        var rows: [Row] = []
        while let row = try reader.row() {
            guard row.fields.count == header.fields.count else {
                let kind = DelimitedTextError.Kind.fieldCount(row.fields.count, expected: header.fields.count)
                throw DelimitedTextError(line: row.line, kind: kind)
            }
            rows.append(row)
        }
        columns = header.fields
        self.rows = rows
    }

    /// What stands in the first lines most often: tabs, commas, semicolons or strokes.
    static func delimiter(of bytes: [UInt8]) -> UInt8 {
        let lines = bytes.prefix(1 << 16).split(separator: UInt8(ascii: "\n")).prefix(20)
        let candidates = [UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|")]
        // A comma in a number or a title stands in some lines; what divides fields, in as many as there are.
        let counts = candidates.map { candidate in
            lines.count { $0.contains(candidate) } * 1000
                + min(999, lines.reduce(0) { $0 + $1.count { $0 == candidate } })
        }
        let most = counts.max() ?? 0
        return zip(candidates, counts).first { $1 == most }?.0 ?? candidates[0]
    }

    /// What a first line `sep=;` says, as Excel writes and reads it.
    static func namedDelimiter(in bytes: [UInt8]) -> UInt8? {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let line = bytes[start...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
            .filter { $0 != UInt8(ascii: "\"") }
        guard line.count == 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=" else {
            return nil
        }
        return line.last
    }
}

/// Why a text is no such table.
public struct DelimitedTextError: Error, Equatable, Sendable {
    /// From 1.
    public let line: Int
    public let kind: Kind

    public enum Kind: Equatable, Sendable {
        /// There is no first row to name the columns.
        case empty
        /// A column has no name, or the name of another.
        case badColumn(String)
        case fieldCount(Int, expected: Int)
        /// A quotation mark inside a field that does not begin with one, or text behind the closing one.
        case strayQuote
        case unclosedQuote
        /// A carriage return that ends no line, outside quotation marks.
        case loneCarriageReturn
        case invalidUTF8
        /// Every other byte of it is a zero.
        case utf16
    }
}
