extension EDTF {
    /// Reads what people type and sources say: "last month", "October of last year", "circa 1850", "six or seven years ago".
    ///
    /// - Parameter anchor: the day on which it was said.
    public init(words: some StringProtocol, anchor: Day) throws(WordsError) {
        throw WordsError(words: String(words), found: String(words), reason: .notUnderstood)
    }

    /// The same with an imprecise anchor: what holds for its first day and for its last.
    public init(words: some StringProtocol, anchor: EDTF) throws(WordsError) {
        try self.init(words: words, anchor: anchor.bounds.earliest)
    }

    /// Reads a date and the note that a register puts before it: "Left post about" and `1862-04-12` give `1862-04-12~`.
    public init(date: EDTF, note: some StringProtocol) throws(WordsError) {
        throw WordsError(words: String(note), found: String(note), reason: .notUnderstood)
    }
}
