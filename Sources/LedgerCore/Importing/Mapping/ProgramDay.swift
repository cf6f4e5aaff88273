import Domain
import ExtendedDateTime

/// Days that programs write where there is none: the first that a spreadsheet, a database or an operating system counts.
enum ProgramDay {
    static let all: Set<EDTF> = Set(
        [
            "1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01", "1970-01-01", "1601-01-01", "1753-01-01",
        ].compactMap { try? EDTF($0) })

    /// The day of a cell, where it is one of these in every order of its numbers.
    static func day(_ text: String) -> EDTF? {
        guard let numbers = DateNumbers(text), !numbers.hasTwoDigitYear, !numbers.isNothing else { return nil }
        let days = numbers.readings(nil).compactMap(\.day).uniqued()
        return days.count == 1 && all.contains(days[0]) ? days[0] : nil
    }
}
