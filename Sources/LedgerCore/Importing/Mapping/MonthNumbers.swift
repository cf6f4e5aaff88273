import ExtendedDateTime

/// A month with the year last: 03.1995, 3/1995.
struct MonthNumbers {
    private let year: Substring
    private let month: Int

    init?(_ text: String) {
        guard let sign = text.first(where: { "./".contains($0) }) else { return nil }
        let parts = text.split(separator: sign, omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].utf8.count == 4, let month = Int(parts[0]),
            parts[1].isOfDigits
        else { return nil }
        (year, self.month) = (parts[1], month)
    }

    /// `nil` where there is no such month.
    var date: EDTF? { (1...12).contains(month) ? try? EDTF("\(year)-\(month < 10 ? "0" : "")\(month)") : nil }
}
