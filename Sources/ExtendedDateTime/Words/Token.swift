/// A word, a number or a date in what somebody wrote, in lower case and without the marks around it.
enum Token: Hashable {
    case word(String)
    /// A number, and how many digits it has: `2023`, `08`.
    case number(Int, digits: Int)
    /// `17th`
    case ordinal(Int)
    /// `1960s`, `60s`
    case plural(Int, digits: Int)
    /// A date in EDTF notation: `2023-10-31`, `1984?`.
    case date(EDTF.Date)
    /// `-` between two tokens, or `/`, or the dashes of printers.
    case dash
}

extension Token {
    /// Splits at blanks, commas and dashes; brackets, quotation marks and the points of abbreviations are dropped.
    static func tokens(in text: some StringProtocol) -> [Token] {
        text.lowercased().split(whereSeparator: \.isWhitespace).flatMap { tokens(inChunk: $0) }
    }

    private static func tokens(inChunk chunk: Substring) -> [Token] {
        // Notation of sets and of open ends must not lose its marks and be read as something else.
        if chunk.contains("..") || chunk.contains(where: { "[]{}".contains($0) }) { return [.word(String(chunk))] }
        let trimmed = chunk.drop { "(\"“'‘’".contains($0) }.droppingEnd { ")\"”.,;:’'".contains($0) }
        return token(trimmed).map { [$0] } ?? parts(of: trimmed)
    }

    /// What stands around dashes, each by itself: `2019-2021`, `mid-october`.
    private static func parts(of chunk: Substring) -> [Token] {
        let parts = chunk.split(omittingEmptySubsequences: false) { "-–—/".contains($0) }
        return Array(parts.map { token($0).map { [$0] } ?? word($0) }.joined(separator: [.dash]))
    }

    /// A word without its points; one that holds a number, `c.1850`, is split at them.
    private static func word(_ text: Substring) -> [Token] {
        guard text.contains(where: \.isNumber), text.contains(".") else {
            return text.isEmpty ? [] : [.word(text.filter { $0 != "." })]
        }
        return text.split(separator: ".").map { token($0) ?? .word(String($0)) }
    }

    private static func token(_ text: Substring) -> Token? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        if let number = Int(digits), digits.count <= 4 {
            switch text.dropFirst(digits.count) {
            case "": return .number(number, digits: digits.count)
            case "st", "nd", "rd", "th": return .ordinal(number)
            case "s", "'s", "’s": return .plural(number, digits: digits.count)
            default: break
            }
        }
        if case .date(let date) = try? EDTF(text.uppercased()).form { return .date(date) }
        return WordTable.ordinals[String(text)] != nil ? .word(String(text)) : nil
    }

    /// The token as it can be shown.
    var text: String {
        switch self {
        case .word(let word): word
        case .number(let number, let digits):
            String(repeating: "0", count: digits - String(number).count) + String(number)
        case .ordinal(let number): "\(number)th"
        case .plural(let number, _): "\(number)s"
        case .date(let date): EDTF(form: .date(date)).description
        case .dash: "-"
        }
    }
}

extension Substring {
    fileprivate func droppingEnd(_ isDropped: (Character) -> Bool) -> Substring {
        prefix(upTo: lastIndex { !isDropped($0) }.map(index(after:)) ?? startIndex)
    }
}
