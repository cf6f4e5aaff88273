/// A calendar by counting: slow, and without a formula in common with the library.
enum NaiveCalendar {
    /// The number of the first day of each year from -10000 to 10000, counted from 1970-01-01 in both directions.
    private static let firstDays: [Int: Int] = {
        var days = [1970: 0]
        var number = 0
        for year in 1970..<10000 {
            number += length(ofYear: year)
            days[year + 1] = number
        }
        number = 0
        for year in stride(from: 1969, through: -10000, by: -1) {
            number -= length(ofYear: year)
            days[year] = number
        }
        return days
    }()

    static func isLeap(_ year: Int) -> Bool {
        if year % 400 == 0 { return true }
        if year % 100 == 0 { return false }
        return year % 4 == 0
    }

    static func length(ofYear year: Int) -> Int { isLeap(year) ? 366 : 365 }

    static func length(ofMonth month: Int, _ year: Int) -> Int {
        [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
        var number = firstDays[year] ?? 0
        for earlier in 1..<13 where earlier < month { number += length(ofMonth: earlier, year) }
        return number + day - 1
    }

    /// The first and the last day whose digits fit `year`, `month` and `day`, in which `X` fits any, by trying every one.
    static func days(isNegative: Bool, year: String, month: String?, day: String?) -> ClosedRange<Int>? {
        var (first, last) = (Int.max, Int.min)
        let magnitudes = Int(year).map { $0...$0 } ?? 0...9999
        for magnitude in magnitudes where fits(year, magnitude) && !(isNegative && magnitude == 0) {
            let number = isNegative ? -magnitude : magnitude
            for m in 1...12 where month.map({ fits($0, m) }) ?? true {
                let beforeMonth = Self.number(number, m, 0)
                for d in 1...length(ofMonth: m, number) where day.map({ fits($0, d) }) ?? true {
                    (first, last) = (min(first, beforeMonth + d), max(last, beforeMonth + d))
                }
            }
        }
        return first <= last ? first...last : nil
    }

    private static func fits(_ pattern: String, _ number: Int) -> Bool {
        var rest = number
        for symbol in pattern.utf8.reversed() {
            if symbol != UInt8(ascii: "X"), Int(symbol) - 48 != rest % 10 { return false }
            rest /= 10
        }
        return rest == 0
    }

    /// The months of a season, counted from January of its year: 12 is the January after.
    static func months(ofSeason code: Int) -> ClosedRange<Int> {
        switch code {
        case 21, 25, 31: 2...4
        case 22, 26, 32: 5...7
        case 23, 27, 29: 8...10
        case 24, 28, 30: 11...13
        case 33...36: (code - 33) * 3...(code - 33) * 3 + 2
        case 37...39: (code - 37) * 4...(code - 37) * 4 + 3
        default: (code - 40) * 6...(code - 40) * 6 + 5
        }
    }

    static func days(year: Int, season code: Int) -> ClosedRange<Int> {
        let months = months(ofSeason: code)
        let last = (year: year + months.upperBound / 12, month: months.upperBound % 12 + 1)
        return number(
            year, months.lowerBound + 1, 1)...number(last.year, last.month, length(ofMonth: last.month, last.year))
    }
}
