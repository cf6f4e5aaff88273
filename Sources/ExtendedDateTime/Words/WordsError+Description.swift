extension WordsError: CustomStringConvertible {
    /// Whatever is wrong, and then what is understood.
    public var description: String {
        let place = found.isEmpty ? "at the end" : "at \"\(found)\""
        return switch reason {
        case .notUnderstood: "not understood \(place)\n\(Self.understood)"
        case .noSuchDay: "no such day \(place)"
        case .reversed: "the end is before the start"
        case .outOfRange: "outside of the years -9999 to 9999"
        case .anchorTooVague: "\"\(words)\" depends on which day of the anchor it was said; give the anchor as a day"
        }
    }

    /// What the reader of words understands, by example, a kind a line.
    public static let understood = """
        understood are, for example:
          31 October 2023, October 31, 2023, Oct. 2023, 2023, spring 2021, winter 2023-24, 44 BC
          the 1960s, the sixties, the 17th century, early 2024, mid-October, end of last year, Q1 2020
          yesterday, Monday, last Tuesday, this month, last fall, October of last year, in March
          two weeks ago, six or seven years ago, a few days ago, in five years, the year before last
          before 1950, on or before, shortly after, by 2024, since last fall, until 2019
          between January 8 and January 14, 1892, from 2019 to 2021, April 3-5, 2023, 2017 or 2018
          over the next five years, in the last three months, earlier this year
          about, circa, probably, on or about ... before any of these; and EDTF: 2023-10~, 1985/..
        """
}
