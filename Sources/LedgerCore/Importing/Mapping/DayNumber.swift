import ExtendedDateTime

/// A day as a spreadsheet counts it: a number of five digits, perhaps with a fraction for the time of day.
struct DayNumber {
    private let number: Int

    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts[0].utf8.count == 5, let number = Int(parts[0]),
            parts.allSatisfy({ !$0.isEmpty && $0.isOfDigits })
        else { return nil }
        self.number = number
    }

    func day(from numbers: DateRules.DayNumbers) -> EDTF? { EDTF(Day(numbers.origin.number + number)) }
}
