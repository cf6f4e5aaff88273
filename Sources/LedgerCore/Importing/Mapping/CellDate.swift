import CanonicalJSON
import ExtendedDateTime

/// What a cell that should hold a date holds.
enum CellDate: Sendable {
    /// Nothing, or a placeholder that means nothing.
    case blank
    /// A word for "nobody knows when", which the map says.
    case unknown
    /// A word that means "still so".
    case open
    /// A year, a month or a day.
    case date(EDTF)
    /// Words or notation from which bounds follow.
    case bounded(EDTF)
    /// What nobody can read for certain.
    case unreadable(UnreadableDate)

    /// A date, or the bounds of what stands in its place.
    var date: EDTF? {
        switch self {
        case .date(let date), .bounded(let date): date
        case .unreadable(let cell): cell.bounds
        case .blank, .unknown, .open: nil
        }
    }

    /// Whether the register's own words are worth keeping beside what was made of them.
    var isNoDate: Bool {
        switch self {
        case .bounded, .unreadable: true
        case .blank, .unknown, .open, .date: false
        }
    }

    var isOpen: Bool { if case .open = self { true } else { false } }

    var isBlank: Bool { if case .blank = self { true } else { false } }

    var unreadable: UnreadableDate? { if case .unreadable(let cell) = self { cell } else { nil } }
}

/// A cell that should hold a date and cannot be read for certain.
struct UnreadableDate: Sendable {
    enum Reason: Sendable {
        case noDate
        case noSuchDay
        /// The day first, or the month: both readings are days.
        case eitherOrder(EDTF, EDTF)
        case twoDigitYear
        /// Perhaps a spreadsheet's number of a day: this one, counted from 1900.
        case dayNumber(EDTF)
        /// Perhaps two years, perhaps a year with a month, a season or a part of it.
        case yearSpan
        /// Words that say when from the day on which they were written.
        case relative
        /// Perhaps that day, perhaps what a program writes where there is none.
        case programDay(EDTF)
    }

    let text: String
    let reason: Reason
    /// What can be defended whatever is meant; `nil` where nothing follows.
    var bounds: EDTF?
}

extension UnreadableDate {
    /// What is wrong with the cell, and the way out.
    var problem: String {
        let (what, hint): (String, String) =
            switch reason {
            case .noDate:
                (
                    "\(text.quoted) is no date",
                    "Write it as EDTF or as chancery date reads it; or, where it means that there is none, name it "
                        + "in the map's \"empty\", \"dates.open\" or \"dates.unknown\"."
                )
            case .noSuchDay: ("there is no day \(text.quoted)", "Set the cell right.")
            case .eitherOrder(let one, let other):
                (
                    "\(text.quoted) is \(one) or \(other)",
                    "Say in the map which stands first: \"dates\": {\"order\": \"day-month-year\"}, or \"month-day-year\"."
                )
            case .twoDigitYear:
                (
                    "\(text.quoted) has a year of two digits",
                    "Say in the map in which year the hundred begins: \"dates\": {\"two_digit_years\": 1950}."
                )
            case .dayNumber(let day):
                (
                    "\(text.quoted) is no date; as a spreadsheet's number of a day it is \(day)",
                    "Say in the map from where days are counted: \"dates\": {\"day_numbers\": \"1900\"}, or \"1904\"."
                )
            case .yearSpan:
                (
                    "\(text.quoted) may be two years, or a year and a part of it",
                    "Say in the map what such cells mean: \"dates\": {\"year_spans\": true}, or false."
                )
            case .relative:
                (
                    "\(text.quoted) depends on the day on which it was written",
                    "Say in the map when that was: \"dates\": {\"as_of\": \"2024-05-01\"}."
                )
            case .programDay(let day):
                (
                    "\(text.quoted) is what programs write where there is no date",
                    "Say in the map that it is none: \"empty\": [\(JSON.string(text).canonicalText)]; or that it is that day: "
                        + "\"dates\": {\"real\": [\"\(day)\"]}."
                )
            }
        return "\(what).\nhint: \(hint)"
    }
}
