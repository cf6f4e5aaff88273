/// What words for a date mean, whoever says them on whichever day.
public enum WordsMeaning: Equatable, Sendable {
    /// The same whenever they are said.
    case always(EDTF)
    /// Something else on another day.
    case relative

    /// - Throws: `WordsError` for what is no date in words.
    public init(_ text: String) throws(WordsError) {
        let meaning = try EDTF(words: text, anchor: Self.anchors.0)
        self = (try? EDTF(words: text, anchor: Self.anchors.1)) == meaning ? .always(meaning) : .relative
    }

    /// Days of other centuries, months and weekdays.
    private static let anchors = (Day(year: 2024, month: 2, day: 16), Day(year: 1871, month: 9, day: 3))
}
