/// Reads a delimited text row by row.
struct DelimitedReader {
    private let bytes: [UInt8]
    private let delimiter: UInt8
    private var position: Int
    private var line = 1

    init(_ bytes: [UInt8], delimiter: UInt8) {
        self.bytes = bytes
        self.delimiter = delimiter
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Passes over a line, whatever stands in it.
    mutating func skipLine() {
        position = bytes[position...].firstIndex(of: Self.lineFeed).map { $0 + 1 } ?? bytes.count
        line += 1
    }

    /// The next row; `nil` at the end.
    mutating func row() throws(DelimitedTextError) -> DelimitedText.Row? {
        guard position < bytes.count else { return nil }
        let start = line
        var fields = [try field()]
        while position < bytes.count, bytes[position] == delimiter {
            position += 1
            fields.append(try field())
        }
        try endLine()
        return DelimitedText.Row(line: start, fields: fields)
    }

    private mutating func field() throws(DelimitedTextError) -> String {
        guard position < bytes.count, bytes[position] == Self.quote else { return try plainField() }
        return try quotedField()
    }

    private mutating func plainField() throws(DelimitedTextError) -> String {
        let start = position
        while position < bytes.count, !isEnd(bytes[position]) {
            guard bytes[position] != Self.quote else { throw error(.strayQuote) }
            position += 1
        }
        return try text(bytes[start..<position])
    }

    private mutating func quotedField() throws(DelimitedTextError) -> String {
        let opening = line
        var content: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte != Self.quote {
                if byte == Self.lineFeed { line += 1 }
                content.append(byte)
            } else if position < bytes.count, bytes[position] == Self.quote {
                position += 1
                content.append(byte)
            } else {
                guard position == bytes.count || isEnd(bytes[position]) else { throw error(.strayQuote) }
                return try text(content[...])
            }
        }
        throw DelimitedTextError(line: opening, kind: .unclosedQuote)
    }

    private mutating func endLine() throws(DelimitedTextError) {
        if position < bytes.count, bytes[position] == Self.carriageReturn {
            position += 1
            guard position == bytes.count || bytes[position] == Self.lineFeed else { throw error(.loneCarriageReturn) }
        }
        if position < bytes.count { position += 1 }
        line += 1
    }

    private func isEnd(_ byte: UInt8) -> Bool {
        byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn
    }

    private func text(_ bytes: ArraySlice<UInt8>) throws(DelimitedTextError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw error(.invalidUTF8) }
        return text
    }

    private func error(_ kind: DelimitedTextError.Kind) -> DelimitedTextError {
        DelimitedTextError(line: line, kind: kind)
    }

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
}
