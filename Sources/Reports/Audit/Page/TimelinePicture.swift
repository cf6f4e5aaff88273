import ExtendedDateTime
import Domain

/// A trail as a picture: a line an event, a dot for a day, a bar for days of which it may be any, outlined where it was
/// planned, claimed or denied; the day of recording as a small diamond, on demand.
struct TimelinePicture {
    private let rows: [Row]
    private let isWhole: Bool
    private let undated: Int
    private let scale: TimeScale

    private static let width = 960.0
    private static let rowHeight = 20.0
    /// More than these would be no picture.
    private static let most = 150

    private struct Row {
        let entry: Entry
        let days: DayRange

        var isHeld: Bool { entry.effective.isAsserted && entry.event.type != VisitPlanned.type }
    }

    init(_ entries: [Entry]) {
        let dated = entries.compactMap { entry -> Row? in
            guard entry.effective.on != nil || entry.effective.legDates != nil, let span = entry.effective.span else {
                return nil
            }
            return Row(entry: entry, days: DayRange(span.start.lo, span.end.hi))
        }
        undated = entries.count - dated.count
        rows = Array((dated.filter(\.isHeld) + dated.filter { !$0.isHeld }).prefix(Self.most))
        isWhole = rows.count == dated.count
        scale = TimeScale(rows.flatMap { [$0.days.lo, $0.days.hi] }.filter(\.isFinite), width: Self.width)
    }

    var html: HTML {
        let note =
            "A dot is one day, a bar the days of which it may be any; what was planned, claimed or denied is outlined, below the line. "
            + (undated > 0
                ? "\(undated.of("entry", "entries")) about no day \(undated.verb("is", "are")) not drawn. " : "")
            + (isWhole ? "" : "Only the first \(Self.most) are drawn.")
        return .element(
            "section", [("id", "picture")],
            [
                .element("h2", [], "The trail as a picture"), .element("p", [("class", "faint")], note),
                .element(
                    "p", [("id", "recorded-choice"), ("hidden", "hidden")],
                    [
                        .element(
                            "label",
                            [
                                .element("input", [("type", "checkbox"), ("id", "show-recorded")], []),
                                .text(" show when each was recorded"),
                            ])
                    ]),
                .element(
                    "div", [("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", "Timeline")],
                    [svg]),
            ])
    }

    private var svg: HTML {
        let height = Double(rows.count) * Self.rowHeight + 40
        let divider = rows.firstIndex { !$0.isHeld }.map { index -> HTML in
            let y = 24 + Double(index) * Self.rowHeight
            return .svg("line", [("class", "divider"), ("x1", "0"), ("x2", "960"), ("y1", y.svg), ("y2", y.svg)])
        }
        return .element(
            "svg",
            [
                ("viewBox", "0 0 960 \(height.svg)"), ("role", "img"),
                ("aria-label", "Timeline of \(rows.count.of("dated event")); the list below tells the same."),
            ],
            ticks(height) + [divider].compactMap(\.self)
                + rows.indices.map { row(rows[$0], Double($0) * Self.rowHeight + 34) })
    }

    private func ticks(_ height: Double) -> [HTML] {
        scale.ticks.flatMap { tick -> [HTML] in
            [
                .svg(
                    "line",
                    [("class", "tick"), ("x1", tick.x.svg), ("x2", tick.x.svg), ("y1", "18"), ("y2", height.svg)]),
                .element(
                    "text", [("class", "axis"), ("x", tick.x.svg), ("y", "12"), ("text-anchor", "middle")], tick.label),
            ]
        }
    }

    private func row(_ row: Row, _ y: Double) -> HTML {
        let start = row.days.lo.isFinite ? scale.x(row.days.lo) : 0
        let end = row.days.hi.isFinite ? scale.x(row.days.hi.moved(by: 1)) : Self.width
        let isDay = row.days.lo == row.days.hi
        let shape: HTML =
            isDay
            ? .svg("circle", [("cx", ((start + end) / 2).svg), ("cy", y.svg), ("r", "5")])
            : .svg(
                "rect",
                [
                    ("x", start.svg), ("y", (y - 4).svg), ("width", max(6, end - start).svg), ("height", "8"),
                    ("rx", "4"),
                ])
        let recorded = scale.x(row.entry.event.recorded.day)
        let diamond = HTML.svg(
            "rect",
            [
                ("class", "recorded"), ("x", (recorded - 3).svg), ("y", (y - 3).svg), ("width", "6"), ("height", "6"),
                ("transform", "rotate(45 \(recorded.svg) \(y.svg))"),
            ])
        let words = row.entry.sentence.shortened(to: 80)
        let (x, anchor) = Self.place(for: words, from: start, to: max(end, start + 6))
        let label = HTML.element("text", [("x", x.svg), ("y", (y + 4).svg), ("text-anchor", anchor)], words)
        return .element(
            "a",
            [
                ("href", "#e\(row.entry.event.seq)"),
                ("class", row.isHeld ? (row.entry.retraction == nil ? "held" : "undone") : "planned"),
            ],
            [
                .element("title", [], "\(row.entry.date): \(row.entry.sentence.shortened(to: 200))"), shape, label,
                diamond,
            ])
    }
}

/// Places days on a line. Months in which nothing begins or ends are drawn narrow, so that a century leaves room for a
/// spring.
private struct TimeScale {
    private let firstMonth: Int
    /// Where each month begins, and where the last one ends.
    private var edges: [Double]
    private let months: [Bool]

    private static let mostMonths = 6000
    private static let quiet = 0.04

    init(_ days: [Day], width: Double) {
        let last = days.max().map(Self.month) ?? 0
        let first = max(days.min().map(Self.month) ?? 0, last - Self.mostMonths)
        firstMonth = first - 1
        var busy = [Bool](repeating: false, count: last - first + 3)
        for day in days where Self.month(day) >= first { busy[Self.month(day) - first + 1] = true }
        months = busy
        let total = busy.map { $0 ? 1 : Self.quiet }.reduce(0, +)
        var edge = 20.0
        edges = [edge]
        for isBusy in busy {
            edge += (isBusy ? 1 : Self.quiet) / total * (width - 40)
            edges.append(edge)
        }
    }

    func x(_ day: Day) -> Double {
        let index = min(max(Self.month(day) - firstMonth, 0), months.count - 1)
        let (year, month) = Self.yearAndMonth(index + firstMonth)
        let start = Day(year: year, month: month, day: 1).number
        let fraction = min(1, max(0, Double(day.number - start) / 31))
        return edges[index] + (edges[index + 1] - edges[index]) * fraction
    }

    /// The beginnings of months in which something falls, as far as their labels have room.
    var ticks: [(x: Double, label: String)] {
        var ticks: [(x: Double, label: String)] = []
        for index in months.indices where months[index] {
            let x = edges[index]
            guard ticks.last.map({ x - $0.x > 56 }) ?? true else { continue }
            let (year, month) = Self.yearAndMonth(index + firstMonth)
            ticks.append((x, "\(year)-\(month < 10 ? "0" : "")\(month)"))
        }
        return ticks
    }

    private static func month(_ day: Day) -> Int { day.components.year * 12 + day.components.month - 1 }

    private static func yearAndMonth(_ month: Int) -> (Int, Int) {
        let year = month >= 0 ? month / 12 : (month - 11) / 12
        return (year, month - year * 12 + 1)
    }
}

extension TimelinePicture {
    /// Where a text has room: behind the mark, before it, or else on it.
    fileprivate static func place(for text: String, from start: Double, to end: Double) -> (x: Double, anchor: String) {
        let length = Double(text.cells) * 6
        if end + 8 + length <= width { return (end + 8, "start") }
        if start - 8 - length >= 0 { return (start - 8, "end") }
        return (max(4, min(start + 6, width - length)), "start")
    }
}

extension HTML {
    fileprivate static func svg(_ name: String, _ attributes: [(String, String)]) -> HTML {
        .element(name, attributes, [])
    }
}

extension Double {
    /// To a tenth of a unit.
    fileprivate var svg: String {
        let tenths = Int((self * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}

extension String {
    /// The beginning, and a sign that there is more.
    func shortened(to count: Int) -> String {
        self.count <= count ? self : prefix(count - 1).trimmingEnd + "…"
    }
}

extension Substring {
    fileprivate var trimmingEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
