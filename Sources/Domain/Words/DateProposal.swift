import ExtendedDateTime

/// What somebody may have meant by a text that is no date in EDTF.
public enum DateProposal: Equatable, Sendable {
    /// A day that its month does not have: one of the days around it.
    case noSuchDay(EDTF)
    /// Figures in another order: one day, or the two that they may mean.
    case figures([EDTF])
    /// Words that mean the same whenever they are said.
    case words(EDTF)
    /// Words that mean something else on another day.
    case relativeWords

    /// - Returns: `nil` where nothing is recognised.
    public init?(_ text: String) {
        if let days = EDTF.daysAround(missingDay: text) {
            self = .noSuchDay(days)
            return
        }
        let figures = EDTF.readings(ofFigures: text)
        if !figures.isEmpty {
            self = .figures(figures)
            return
        }
        let meanings = Self.anchors.map { try? EDTF(words: text, anchor: $0) }
        guard let meaning = meanings[0] else { return nil }
        self = meanings.allSatisfy { $0 == meaning } ? .words(meaning) : .relativeWords
    }

    /// Days of other centuries, months and weekdays.
    private static let anchors = [Day(year: 2024, month: 2, day: 16), Day(year: 1871, month: 9, day: 3)]

    /// The dates as they are written, each with what it means.
    public static func told(_ dates: [EDTF]) -> String {
        dates.map { "\($0) (\($0.readable))" }.joined(separator: " or ")
    }

    /// What to write: a sentence for a hint.
    public var advice: String {
        switch self {
        case .noSuchDay(let days):
            "That month has no such day. Write the day before, the day after, or one of both: \(days)."
        case .figures(let dates): "Write \(Self.told(dates))."
        case .words(let date): "Write \(Self.told([date]))."
        case .relativeWords: "Write what is meant in EDTF: chancery date WORDS --anchor DATE says what that is."
        }
    }
}
