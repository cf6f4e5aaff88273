/// Reads dates in words: a small grammar over ``Token``s, in which each rule either takes what it knows or takes nothing.
///
/// Whatever a rule cannot read it leaves, and returns `nil`; it throws only for what was understood and cannot be.
struct WordReader {
    let words: String
    let tokens: [Token]
    /// The day on which it was said.
    let anchor: Day
    private(set) var position = 0 {
        didSet { furthest = max(furthest, position) }
    }
    /// How far any rule came: there stands what is not understood.
    private var furthest = 0
    /// Which year a date without one is in.
    var missingYear = MissingYear.nearest
    /// Whether a date without a year was read.
    var isYearGuessed = false

    enum MissingYear {
        /// The nearest to the anchor; of two as near, the past one.
        case nearest
        case onOrBefore(Day)
        case onOrAfter(Day)
    }

    init(words: String, tokens: [Token], anchor: Day) {
        self.words = words
        self.tokens = tokens
        self.anchor = anchor
    }

    var next: Token? { position < tokens.count ? tokens[position] : nil }

    /// The next token, if it is a word.
    var nextWord: String? {
        if case .word(let word) = next { word } else { nil }
    }

    mutating func skip() {
        position += 1
    }

    /// Goes back to a place read before.
    mutating func rewind(to place: Int) {
        position = place
    }

    /// Takes the words, if they are the next; `|` separates alternatives for one place.
    mutating func consume(_ phrase: String) -> Bool {
        var phrase = phrase
        let start = position
        let isThere = phrase.withUTF8 { bytes in
            bytes.split(
                separator: UInt8(ascii: " "),
                allSatisfy: { alternatives in
                    guard let nextWord, nextWord.isOne(of: alternatives) else { return false }
                    position += 1
                    return true
                })
        }
        if !isThere { position = start }
        return isThere
    }

    mutating func consume(_ token: Token) -> Bool {
        guard next == token else { return false }
        position += 1
        return true
    }

    /// Takes a word of the table and gives what it stands for.
    mutating func consume<Value>(from table: [String: Value]) -> Value? {
        guard let value = nextWord.flatMap({ table[$0] }) else { return nil }
        position += 1
        return value
    }

    mutating func takeMonth() -> Int? {
        guard let month = nextWord.flatMap(WordTable.month) else { return nil }
        position += 1
        return month
    }

    mutating func takeWeekday() -> Int? {
        guard let weekday = nextWord.flatMap(WordTable.weekday) else { return nil }
        position += 1
        return weekday
    }

    /// The result of a rule, or nothing taken.
    mutating func attempt<Value>(_ rule: (inout WordReader) throws -> Value?) throws -> Value? {
        let start = position
        if let value = try rule(&self) { return value }
        position = start
        return nil
    }

    /// What a rule threw, with the words and the place.
    func error(_ error: any Error) -> WordsError {
        WordsError(
            words: words, found: furthest < tokens.count ? tokens[furthest].text : "",
            reason: error as? WordsError.Reason ?? .notUnderstood)
    }
}

extension String {
    /// Whether it is one of some words with strokes between them.
    fileprivate func isOne(of alternatives: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        !alternatives.split(separator: UInt8(ascii: "|"), allSatisfy: { !utf8.elementsEqual($0) })
    }
}

extension Collection<UInt8> {
    /// Calls `body` with each part between separators, until one of them does not satisfy it. Nothing is allocated: phrases are
    /// tried by the hundred for each date.
    fileprivate func split(separator: UInt8, allSatisfy body: (SubSequence) -> Bool) -> Bool {
        var start = startIndex
        while true {
            let end = self[start...].firstIndex(of: separator) ?? endIndex
            guard body(self[start..<end]) else { return false }
            guard end < endIndex else { return true }
            start = index(after: end)
        }
    }
}
