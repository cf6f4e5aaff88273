extension EDTF {
    /// Reads what people type and sources say: "last month", "October of last year", "circa 1850", "six or seven years ago".
    ///
    /// The text may also be EDTF. Everything is read as a careful reader would: the bounds hold whatever may be meant, and no more.
    ///
    /// - Parameters:
    ///   - words: what was said.
    ///   - anchor: the day on which it was said.
    /// - Throws: ``WordsError``, which lists what is understood.
    public init(words: some StringProtocol, anchor: Day) throws(WordsError) {
        let text = String(words)
        if let notation = try? EDTF(text.trimmingBlanks) {
            self = notation
            return
        }
        guard Date(anchor) != nil else { throw WordsError(words: text, found: "", reason: .outOfRange) }
        var reader = WordReader(words: text, tokens: Token.tokens(in: text), anchor: anchor)
        do {
            form = try reader.whole().form
        } catch {
            throw reader.error(error)
        }
    }

    /// The same with an imprecise anchor: any date from what is meant on its first day to what is meant on its last.
    public init(words: some StringProtocol, anchor: EDTF) throws(WordsError) {
        let (first, last) = (
            try EDTF(words: words, anchor: anchor.bounds.earliest), try EDTF(words: words, anchor: anchor.bounds.latest)
        )
        if first == last {
            self = first
            return
        }
        guard let a = first.members, let b = last.members,
            let timing = Timing.between(When(members: a), When(members: b))
        else { throw WordsError(words: String(words), found: "", reason: .anchorTooVague) }
        form = timing.form
    }

    /// Reads a date together with the note that a register puts before it: "Left post about" and `1862-04-12` give `1862-04-12~`.
    ///
    /// Only the end of the note says when: the longest one that can be read with the date after it. What stands before is about
    /// what happened, and only a word of doubt in it ("probably presented recall on") counts, as `?`.
    ///
    /// - Throws: ``WordsError`` if the end of the note says nothing about the date.
    public init(date: EDTF, note: some StringProtocol) throws(WordsError) {
        let text = String(note)
        let tokens = Token.tokens(in: text)
        guard case .date(let noted) = date.form else {
            throw WordsError(words: text, found: date.description, reason: .notUnderstood)
        }
        for start in tokens.indices {
            var reader = WordReader(
                words: text, tokens: tokens[start...] + [.date(noted)], anchor: noted.bounds.earliest)
            guard let timing = try? reader.whole() else { continue }
            form = timing.qualified(tokens[..<start].contains(where: \.isDoubt) ? .uncertain : []).form
            return
        }
        throw WordsError(words: text, found: tokens.last?.text ?? "", reason: .notUnderstood)
    }
}

extension Token {
    fileprivate var isDoubt: Bool {
        if case .word(let word) = self { WordTable.uncertain.contains(word) } else { false }
    }
}

extension String {
    fileprivate var trimmingBlanks: Substring {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        return self[start..<(lastIndex { !$0.isWhitespace }.map(index(after:)) ?? start)]
    }
}
