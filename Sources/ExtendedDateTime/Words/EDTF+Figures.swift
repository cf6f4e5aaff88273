extension EDTF {
    /// What figures in the orders of everyday life may mean: `31/12/2023` one day, `3.4.2023` two, the day first or the month
    /// first, `12/2023` a month.
    ///
    /// The figures do not say which order is meant, so these are proposals for whoever wrote them, and nothing reads them as dates.
    public static func readings(ofFigures text: some StringProtocol) -> [EDTF] {
        guard let sign = text.first(where: { !$0.isNumber }), "/.-".contains(sign) else { return [] }
        let figures = text.split(separator: sign, omittingEmptySubsequences: false)
        guard (2...3).contains(figures.count), figures.allSatisfy(\.isOfDigits) else { return [] }
        // From the largest unit to the smallest, as EDTF has them.
        let ordered = figures[0].count == 4 ? figures : figures.reversed()
        let (year, others) = (ordered[0], ordered.dropFirst())
        guard year.count == 4, others.allSatisfy({ $0.count <= 2 }) else { return [] }
        let padded = others.map { $0.count == 1 ? "0" + $0 : String($0) }
        return [padded, padded.reversed()].map { ([String(year)] + $0).joined(separator: "-") }
            .reduce(into: [EDTF]()) { found, notation in
                guard let date = try? EDTF(notation), date.isOfCalendar, !found.contains(date) else { return }
                found.append(date)
            }
    }

    /// The days around one that its month does not have: `[1900-02-28,1900-03-01]` for `1900-02-29`.
    public static func daysAround(missingDay text: some StringProtocol) -> EDTF? {
        let figures = text.split(separator: "-", omittingEmptySubsequences: false)
        guard figures.count == 3, figures.allSatisfy(\.isOfDigits), figures.map(\.count) == [4, 2, 2],
            let year = Int(figures[0]), let month = Int(figures[1]), let day = Int(figures[2]),
            (1...12).contains(month), (29...31).contains(day), day > Day.count(inMonth: month, ofYear: year)
        else { return nil }
        let last = Day(year: year, month: month, day: Day.count(inMonth: month, ofYear: year))
        return try? EDTF("[\(last),\(Day(last.number + 1))]")
    }

    /// A month or a day; `2023-21` is a season, which figures do not mean.
    private var isOfCalendar: Bool { precision == .month || precision == .day }
}

extension StringProtocol {
    fileprivate var isOfDigits: Bool { !isEmpty && utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
