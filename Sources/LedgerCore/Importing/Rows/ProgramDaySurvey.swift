import ExtendedDateTime

/// The cells of one column that hold a day that programs write where there is none, and how far they lie from what else stands
/// in it.
struct ProgramDaySurvey {
    private var days: [EDTF: (count: Int, year: Int)] = [:]
    private var years: Set<Int> = []

    /// A single such day is believed, if others of the column lie no further from it.
    private static let reach = 15

    mutating func add(_ text: String) {
        if let day = ProgramDay.day(text) {
            days[day, default: (0, day.bounds.earliest.components.year)].count += 1
        } else if let year = DateNumbers(text).map(\.year) ?? Int(text.prefix(4)), (1000..<9999).contains(year) {
            years.insert(year)
        }
    }

    /// The days that are doubted: they stand in the column more than once, or far from all others.
    var doubted: Set<EDTF> {
        Set(
            days.filter { _, day in
                day.count > 1 || !years.contains { abs($0 - day.year) <= Self.reach }
            }.keys)
    }
}
