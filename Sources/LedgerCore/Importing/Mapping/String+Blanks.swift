extension StringProtocol {
    /// Without white space at its ends, of whichever kind.
    var trimmingBlanks: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// Words with one space between them: what a name comes to, however it was typed.
    var joiningBlanks: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
