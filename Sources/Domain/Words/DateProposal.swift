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
        switch try? WordsMeaning(text) {
        case .always(let date): self = .words(date)
        case .relative: self = .relativeWords
        case nil: return nil
        }
    }

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
