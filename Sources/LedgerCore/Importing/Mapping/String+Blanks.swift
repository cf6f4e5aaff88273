extension StringProtocol {
    /// Without white space at its ends, of whichever kind.
    var trimmingBlanks: String {
        // Nearly every cell is looked at, and nearly none begins or ends with a blank.
        if let first = unicodeScalars.first?.value, let last = unicodeScalars.last?.value,
            (0x21..<0x80).contains(first),
            (0x21..<0x80).contains(last)
        {
            return String(self)
        }
        return String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// Words with one space between them: what a name comes to, however it was typed.
    var joiningBlanks: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// Whether it is of nothing but ASCII digits.
    var isOfDigits: Bool { utf8.allSatisfy { (0x30...0x39).contains($0) } }
}

extension Int {
    /// A year with four digits.
    var yearText: String { String(String(10_000 + self).dropFirst()) }
}
