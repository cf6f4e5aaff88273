import ExtendedDateTime

/// A year and a further number of two or four digits, which may be two years: 1939-40, 1939/40, 1939-1940.
struct YearSpan {
    private let first: Int
    private let last: Int
    private let isWritten: Bool
    /// Whether the second number can be no month, and no season.
    let isCertain: Bool

    init?(_ text: String) {
        let parts = text.split(omittingEmptySubsequences: false) { "-/–".contains($0) }.map(\.trimmingBlanks)
        guard parts.count == 2, parts[0].utf8.count == 4, [2, 4].contains(parts[1].utf8.count),
            parts.allSatisfy(\.isOfDigits), let first = Int(parts[0]),
            let number = Int(parts[1])
        else { return nil }
        self.first = first
        isWritten = parts[1].utf8.count == 4
        let sameHundred = first - first % 100 + number
        // The second number is of the same hundred, or is the first year of the next one.
        last = isWritten ? number : (first + 1) % 100 == number ? first + 1 : sameHundred
        let isPartOfYear = text.contains("-") && !isWritten && ((1...12).contains(number) || (21...41).contains(number))
        isCertain = !isPartOfYear
    }

    /// Whether the second number is the next year's, so that it may be one although it can be a month or a season.
    var isFollowingYear: Bool { last == first + 1 }

    /// Whether it must be a month: a number of the twelve that is not the next year's.
    var isMonth: Bool { !isCertain && !isFollowingYear }

    /// Some time in these years; `nil` where the second is before the first.
    var date: EDTF? {
        first < last && last - first < 100 ? try? EDTF("[\(first.yearText)..\(last.yearText)]") : nil
    }
}
