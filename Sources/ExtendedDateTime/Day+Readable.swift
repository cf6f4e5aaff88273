extension Day {
    /// "31 October 2023"; before year 1, "3 May 44 BC".
    ///
    /// Of finite days: what lies at infinity is unknown, or goes on, and whoever tells it says which.
    public var readable: String {
        let (year, month, day) = components
        return "\(day) \(WordTable.months[month - 1]) \(EDTF.Year.readable(year))"
    }

    /// All days from this one to another as one month, one year or several: "October 2023", "2023", "2019 to 2021"; `nil`
    /// where they are not whole.
    public func whole(to last: Day) -> String? {
        let (start, end, next) = (components, last.components, last.moved(by: 1).components)
        guard start.day == 1, next.day == 1 else { return nil }
        if start.month == 1 && next.month == 1 {
            let first = EDTF.Year.readable(start.year)
            return start.year == end.year ? first : "\(first) to \(EDTF.Year.readable(end.year))"
        }
        guard start.year == end.year, start.month == end.month else { return nil }
        return "\(WordTable.months[start.month - 1]) \(EDTF.Year.readable(start.year))"
    }
}
