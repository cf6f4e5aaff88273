/// Why a text is not EDTF: where, what stands there, what would be right, and often what to write instead.
public struct EDTFError: Error, Hashable, Sendable {
    /// The offset, in UTF-8 bytes, at which the text stops being right.
    public let position: Int
    /// What stands there; empty at the end of the text.
    public let found: String
    /// What would have been right at that place.
    public let expected: Expected
    /// What the writer probably meant.
    public let hint: Hint?

    /// What can be expected at a place in an expression.
    public enum Expected: Hashable, Sendable {
        case date, end, slash
        case fourDigitYear, nonzeroYear, longYear, positiveNumber
        /// A year of at most ``EDTF/EDTF/farthestYear``.
        case nearerYear
        case monthOrSeason
        /// A day that occurs in that month and year; the number is the month's last.
        case day(last: Int)
        case hour, minute, second, zone
        /// An end of an interval that is not before its start.
        case laterEnd
        /// Something at one end of an interval at least.
        case oneKnownEnd
        /// Ends of a range inside a set that are both years, both months, both days.
        case samePrecision
        /// Unspecified digits or a qualifier in an end of an interval, but not both.
        case unspecifiedOrQualified
        case member, closingBracket
    }

    /// A slip that is often made, and how it is mended.
    public enum Hint: Hashable, Sendable {
        case blank, upperCase, unspecifiedIsX, bothIsPercent, unknownIsEmpty, openIsDots, qualifierNotParentheses
        case longYearWithY, shortYearWithoutY, significantIsS, hemisphereHasCode, hyphenMinus
        case swapEnds, dayNotInMonth, noTimeHere, yearStandsAlone
    }
}
