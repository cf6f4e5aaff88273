/// A random date around a leap day, with every run of days that it may mean.
///
/// The reference for questions: what holds in all worlds is certain, what holds in some is possible.
struct PossibleWorlds {
    struct Run: Hashable {
        var start: Int
        var end: Int
    }

    var text: String
    /// Read as what happened.
    var occurrences: [Run]
    /// Read as a span of time.
    var periods: [Run]
}

extension PossibleWorlds {
    /// Days so far off that nothing finite is near; the outermost stands for infinity itself.
    private static let (past, future) = ([-1000, -999, -998, -3, -2, -1], [90, 91, 92, 998, 999, 1000])

    init(using random: inout Seeded) {
        switch random.number(0...7) {
        case 0...1:
            let date = Self.date(using: &random)
            let whole = [Run(start: date.days.lowerBound, end: date.days.upperBound)]
            self.init(
                text: date.text, occurrences: Self.single(date.days),
                periods: date.isWhole ? whole : Self.runs(Array(date.days), Array(date.days)))
        case 2...4:
            self = Self.interval(using: &random)
        case 5...6:
            self = Self.oneOf(using: &random)
        default:
            let (a, b) = (Self.date(using: &random), Self.date(using: &random))
            let hull = [
                Run(start: min(a.days.lowerBound, b.days.lowerBound), end: max(a.days.upperBound, b.days.upperBound))
            ]
            let chosen = a.days.flatMap { x in b.days.map { y in Run(start: min(x, y), end: max(x, y)) } }
            self.init(text: "{\(a.text),\(b.text)}", occurrences: chosen, periods: hull)
        }
    }

    /// Days are counted from 2004-02-25, day 0.
    private static func date(using random: inout Seeded) -> (text: String, days: ClosedRange<Int>, isWhole: Bool) {
        switch random.number(0...7) {
        case 0: return ("2004-03-0X", 5...13, false)
        case 1: return ("2004-02-2X", -5...4, false)
        case 2: return ("2004-03-?01", 5...5, true)
        default:
            let day = random.number(0...9)
            return (day < 5 ? "2004-02-2\(day + 5)" : "2004-03-0\(day - 4)", day...day, true)
        }
    }

    private static func interval(using random: inout Seeded) -> PossibleWorlds {
        while true {
            let (start, end) = (date(using: &random), date(using: &random))
            let kind = random.number(0...8)
            let starts = [0: [past[0]], 1: past + Array(-7...15)][kind] ?? Array(start.days)
            let ends = [2: [future[5]], 3: Array(-7...15) + future][kind] ?? Array(end.days)
            let runs = runs(starts, ends)
            let text = [0: "..", 1: ""][kind] ?? start.text
            let endText = [2: "..", 3: ""][kind] ?? end.text
            if !runs.isEmpty { return PossibleWorlds(text: "\(text)/\(endText)", occurrences: runs, periods: runs) }
        }
    }

    private static func oneOf(using random: inout Seeded) -> PossibleWorlds {
        let (a, b) = (date(using: &random), date(using: &random))
        let all = Array(-7...15)
        switch random.number(0...3) {
        case 0:
            let days = past + all.filter { $0 <= a.days.upperBound }
            return PossibleWorlds(text: "[..\(a.text)]", occurrences: single(days), periods: runs(days, days))
        case 1:
            let days = all.filter { $0 >= a.days.lowerBound } + future
            return PossibleWorlds(text: "[\(a.text)..]", occurrences: single(days), periods: runs(days, days))
        case 2 where a.days.lowerBound <= b.days.upperBound:
            let days = min(a.days.lowerBound, b.days.lowerBound)...max(a.days.upperBound, b.days.upperBound)
            return PossibleWorlds(
                text: "[\(a.text)..\(b.text)]", occurrences: single(days), periods: runs(Array(days), Array(days)))
        default:
            let periods = [a, b].flatMap { date in
                date.isWhole ? single(date.days) : runs(Array(date.days), Array(date.days))
            }
            return PossibleWorlds(
                text: "[\(a.text),\(b.text)]", occurrences: single(a.days) + single(b.days), periods: periods)
        }
    }

    private static func single(_ days: some Sequence<Int>) -> [Run] {
        days.map { Run(start: $0, end: $0) }
    }

    private static func runs(_ starts: [Int], _ ends: [Int]) -> [Run] {
        starts.flatMap { start in ends.filter { start <= $0 }.map { Run(start: start, end: $0) } }
    }
}
