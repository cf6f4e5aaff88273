/// Puts together texts of all forms from the grammar, without any part of the library.
struct SampleGenerator {
    var random: Seeded

    init(seed: UInt64) {
        random = Seeded(seed)
    }

    mutating func sample() -> Sample {
        switch random.number(0...9) {
        case 0...4: single()
        case 5: dateTime()
        case 6: scaledYear()
        case 7...8: interval()
        default: set()
        }
    }

    private mutating func single() -> Sample {
        let date = date()
        return Sample(text: date.text, meaning: .days(date.days), level: date.level)
    }

    private mutating func dateTime() -> Sample {
        let date = plainDay()
        let zone = random.pick(["", "Z", "+05", "-04", "+04:30", "-11:59", "+14:00", "+00:00"])
        let time =
            random.chance(5)
            ? "24:00:00" : [23, 59, 59].map { twoDigits(random.number(0...$0)) }.joined(separator: ":")
        return Sample(text: "\(date.text)T\(time)\(zone)", meaning: .days(date.days), level: date.level)
    }

    /// `Y12345`, `Y-17E3S2`, `1950S2`; small enough for the days to be counted.
    private mutating func scaledYear() -> Sample {
        let isShort = random.chance(2)
        let exponent = random.number(1...2)
        let coefficient = random.number(isShort ? 1...9999 : 1...99)
        let sign = random.chance(3) ? -1 : 1
        let magnitude = isShort ? coefficient : coefficient * (exponent == 1 ? 10 : 100)
        let digits = String(magnitude).count
        let significant = random.number(1...5)
        let step = significant < digits ? [1, 10, 100, 1000][digits - significant] : 1
        let years = [magnitude / step * step, magnitude / step * step + step - 1].map { sign * $0 }.sorted()
        let written = isShort ? fourDigits(coefficient) : "\(coefficient)E\(exponent)"
        return Sample(
            text: "\(isShort ? "" : "Y")\(sign < 0 ? "-" : "")\(written)S\(significant)",
            meaning: .days(NaiveCalendar.number(years[0], 1, 1)...NaiveCalendar.number(years[1], 12, 31)), level: 2)
    }

    private mutating func interval() -> Sample {
        while true {
            let (start, end) = (end(), end())
            if case (.unknown, .unknown) = (start.1, end.1) { continue }
            if let first = start.1.days?.lowerBound, let last = end.1.days?.upperBound, first > last { continue }
            return Sample(
                text: "\(start.0)/\(end.0)", meaning: .interval(start.1, end.1), level: max(start.2, end.2))
        }
    }

    private mutating func end() -> (String, Sample.End, Int) {
        if random.chance(6) { return ("", .unknown, 1) }
        if random.chance(6) { return ("..", .open, 1) }
        let date = date(inInterval: true)
        return (date.text, .days(date.days), date.level)
    }

    private mutating func set() -> Sample {
        var (texts, ranges): ([String], [Sample.Range]) = ([], [])
        let count = random.number(1...4)
        for index in 0..<count {
            let member = member(isFirst: index == 0, isLast: index == count - 1)
            texts.append(member.0)
            ranges.append(member.1)
        }
        let isOneOf = random.chance(2)
        let list = texts.joined(separator: ",")
        return Sample(
            text: isOneOf ? "[\(list)]" : "{\(list)}", meaning: isOneOf ? .oneOf(ranges) : .allOf(ranges), level: 2)
    }

    private mutating func member(isFirst: Bool, isLast: Bool) -> (String, Sample.Range) {
        let date = date()
        let (first, last) = (date.days.lowerBound, date.days.upperBound)
        if isFirst, random.chance(4) { return ("..\(date.text)", Sample.Range(first: nil, last: last)) }
        if isLast, random.chance(4) { return ("\(date.text)..", Sample.Range(first: first, last: nil)) }
        guard random.chance(4) else {
            return (date.text, Sample.Range(first: first, last: last, isWhole: date.isWhole))
        }
        let (one, other) = (plainDay(), plainDay())
        let (earlier, later) = one.days.lowerBound <= other.days.lowerBound ? (one, other) : (other, one)
        return (
            "\(earlier.text)..\(later.text)", Sample.Range(first: earlier.days.lowerBound, last: later.days.lowerBound)
        )
    }

    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    private func fourDigits(_ number: Int) -> String { String(String(10000 + number).dropFirst()) }
}

extension SampleGenerator {
    /// A date with its days, and the level that it has.
    struct Date {
        var text: String
        var days: ClosedRange<Int>
        var level: Int
        var isWhole: Bool
    }

    mutating func plainDay() -> Date {
        let (year, month) = (random.number(1980...2020), random.number(1...12))
        let day = random.number(1...NaiveCalendar.length(ofMonth: month, year))
        let number = NaiveCalendar.number(year, month, day)
        return Date(
            text: "\(year)-\(twoDigits(month))-\(twoDigits(day))", days: number...number,
            level: 0,
            isWhole: true)
    }

    /// A year, month, season or day, some digits unspecified, some parts qualified, until one exists.
    mutating func date(inInterval: Bool = false) -> Date {
        while true {
            let isQualified = random.chance(3)
            let mayBeUnspecified = !(isQualified && inInterval)
            let isNegative = random.chance(8)
            let depth = random.number(1...3)
            let isSeason = depth == 2 && random.chance(2)
            var parts = [fourDigits(random.chance(2) ? random.number(1...9999) : random.number(1980...2020))]
            if isSeason {
                parts.append(String(random.number(21...41)))
            } else if depth > 1 {
                parts.append(twoDigits(random.number(1...12)))
            }
            if depth > 2 { parts.append(twoDigits(random.number(1...31))) }
            if mayBeUnspecified, !isSeason, random.chance(2) { unspecify(&parts) }
            guard let days = days(isNegative, parts, isSeason) else { continue }
            let level = level(isNegative, parts, isSeason, isQualified, inInterval)
            let text =
                isQualified ? qualified(parts, isNegative) : (isNegative ? "-" : "") + parts.joined(separator: "-")
            return Date(
                text: text, days: days, level: isQualified ? max(level, qualifiedLevel(text)) : level,
                isWhole: isFromRight(parts))
        }
    }

    private func days(_ isNegative: Bool, _ parts: [String], _ isSeason: Bool) -> ClosedRange<Int>? {
        guard isSeason, let year = Int(parts[0]), let code = Int(parts[1]) else {
            return NaiveCalendar.days(
                isNegative: isNegative, year: parts[0], month: parts.count > 1 ? parts[1] : nil,
                day: parts.count > 2 ? parts[2] : nil)
        }
        return NaiveCalendar.days(year: isNegative ? -year : year, season: code)
    }

    /// Puts `X` for digits from the right, or here and there.
    private mutating func unspecify(_ parts: inout [String]) {
        if random.chance(2) {
            for index in parts.indices.dropFirst(random.number(1...parts.count)) { parts[index] = "XX" }
            if parts.count == 1 { parts[0] = parts[0].prefix(random.number(2...3)).padding(to: 4) }
            return
        }
        for index in parts.indices {
            // Two X in a year at most, or counting the days takes long.
            var left = 2
            parts[index] = String(
                parts[index].map { digit in
                    guard left > 0, random.chance(3) else { return digit }
                    left -= 1
                    return "X"
                })
        }
    }

    private mutating func qualified(_ parts: [String], _ isNegative: Bool) -> String {
        let sign = isNegative ? "-" : ""
        if random.chance(2) { return sign + parts.joined(separator: "-") + random.pick(["?", "~", "%"]) }
        var parts = parts
        let index = random.number(0...parts.count - 1)
        let mark = random.pick(["?", "~", "%"])
        let isLeft = random.chance(2)
        parts[index] =
            isLeft ? mark + (index == 0 ? sign : "") + parts[index] : (index == 0 ? sign : "") + parts[index] + mark
        return (index == 0 ? "" : sign) + parts.joined(separator: "-")
    }
}

extension SampleGenerator {
    /// The level by the tables of the standard, without qualifiers.
    private func level(
        _ isNegative: Bool, _ parts: [String], _ isSeason: Bool, _ isQualified: Bool, _ inInterval: Bool
    ) -> Int {
        if isSeason { return (Int(parts[1]) ?? 0) <= 24 && !isQualified ? 1 : 2 }
        guard parts.joined().contains("X") else { return isNegative ? 1 : 0 }
        if inInterval || isQualified { return 2 }
        let shape = parts.map { String($0.map { $0 == "X" ? "X" : "n" }) }.joined(separator: "-")
        return ["nnnX", "nnXX", "nnnn-XX", "nnnn-nn-XX", "nnnn-XX-XX"].contains(shape) ? 1 : 2
    }

    /// A single mark at the very end is level 1, any other level 2.
    private func qualifiedLevel(_ text: String) -> Int {
        "?~%".contains(text.last ?? " ") ? 1 : 2
    }

    /// Whether nothing is specified after the first `X`, and of months and days both digits are missing or none.
    private func isFromRight(_ parts: [String]) -> Bool {
        let digits = parts.joined()
        guard let first = digits.firstIndex(of: "X") else { return true }
        return digits[first...].allSatisfy { $0 == "X" }
            && parts.dropFirst().allSatisfy { $0 == "XX" || !$0.contains("X") }
    }
}

extension Substring {
    fileprivate func padding(to count: Int) -> String { self + String(repeating: "X", count: count - self.count) }
}
