import ExtendedDateTime
import Testing

@testable import LedgerCore

/// What a cell of a table may hold where a date belongs: nobody's word is taken for what it does not say.
@Suite struct CellDateTests {
    /// A cell in short: the date with its kind, `-` for nothing, `..` for no end, `!` for what cannot be read.
    private func read(_ text: String, _ change: (inout DateRules) -> Void = { _ in }) -> String {
        var rules = DateRules()
        change(&rules)
        let day = rules.asOf?.bounds.latest
        switch rules.read(text, in: nil, writtenOn: day) {
        case .blank: return "-"
        case .unknown: return "unknown"
        case .open: return ".."
        case .date(let date): return "\(date)"
        case .bounded(let date): return "\(date) stated"
        case .unreadable(let cell): return "!" + (cell.bounds.map { " \($0)" } ?? "")
        }
    }

    @Test(
        "A placeholder is nothing, in any case and with any blanks around it",
        arguments: [
            "", " ", "-", "--", "—", "n/a", "N/A", "NA", "#N/A", "none", "None", "null", "0", "0000", "00.00.0000",
            "1/0/1900", "0/1/1900", "01.01.0001", "0001-01-01", "TBD", "tba", " - ", "\u{A0}-\u{A0}", "NaN", ".",
            "unknown", "k.A.", "k. A.", "\u{2212}", "…", "...", "n.v.", "not yet", "Undated", "s.d.", "S. D.", "o. J.",
            "unbekannt",
            "noch nicht", "inconnu", "sin fecha", "??", "未知",
        ])
    func placeholders(text: String) { #expect(read(text) == "-") }

    @Test(
        "What has not ended has no end",
        arguments: ["present", "Present", "open", "ongoing", "current", "..", "9999-12-31", "31.12.9999", "to date"])
    func open(text: String) { #expect(read(text) == "..") }

    @Test(
        "Dates, in numbers and in words",
        arguments: [
            ("1950", "1950"), ("1950-03", "1950-03"), ("2024-02-10", "2024-02-10"), ("20240210", "20240210"),
            ("03.1995", "1995-03"), ("3/1995", "1995-03"), ("31.12.2023", "2023-12-31"), ("12/31/2023", "2023-12-31"),
            ("5/5/2024", "2024-05-05"), ("2024-02-10T12:00:00", "2024-02-10"), ("2024/2/1", "2024-02-01"),
            ("10-FEB-2024", "2024-02-10 stated"), ("before 1950", "[..1949] stated"), ("by 1950", "[..1950] stated"),
            ("between 1950 and 1954", "[1950..1954] stated"), ("1950 or 1951", "[1950,1951] stated"),
            ("5 May 1960", "1960-05-05 stated"), ("1950~", "1950~"),
        ])
    func dates(text: String, expected: String) {
        #expect(read(text) == (expected == "20240210" ? "2024-02-10" : expected))
    }

    @Test(
        "What nobody can read for certain is no date",
        arguments: [
            ("hello", "!"), ("24 Jan 1983 a", "!"), ("Jan-24", "!"), ("45581", "!"), ("45581.5", "!"),
            ("13/13/2016", "! 2016"), ("30.02.2023", "! 2023-02"), ("1900-02-29", "! 1900-02"), ("3/4/01", "!"),
            ("5/6/2024", "! [2024-05-06,2024-06-05]"), ("1939-40", "!"), ("1921-22", "!"), ("2001-02", "!"),
            ("1998-99", "!"), ("1939/40", "!"), ("1939-1940", "!"), ("last month", "!"), ("24 January", "!"),
            ("13.1995", "!"), ("#REF!", "!"), ("x", "!"), ("X", "!"), ("*", "!"), ("✓", "!"), ("yes", "!"),
        ])
    func unreadable(text: String, expected: String) { #expect(read(text) == expected) }

    @Test("The map says what a cell means")
    func byMap() {
        #expect(read("5/6/2024") { $0.form.order = .dayMonthYear } == "2024-06-05")
        #expect(read("5/6/2024") { $0.form.order = .monthDayYear } == "2024-05-06")
        #expect(read("06/13/2024") { $0.form.order = .dayMonthYear } == "! 2024")
        #expect(read("45581") { $0.dayNumbers = .from1900 } == "2024-10-16")
        #expect(read("44119") { $0.dayNumbers = .from1904 } == "2024-10-16")
        #expect(read("3/4/01") { ($0.twoDigitYears, $0.form.order) = (1950, .dayMonthYear) } == "2001-04-03")
        #expect(read("3/4/50") { ($0.twoDigitYears, $0.form.order) = (1950, .dayMonthYear) } == "1950-04-03")
        #expect(read("3/4/49") { ($0.twoDigitYears, $0.form.order) = (1950, .dayMonthYear) } == "2049-04-03")
        #expect(read("1939-40") { $0.form.hasYearSpans = true } == "[1939..1940] stated")
        #expect(read("1999-00") { $0.form.hasYearSpans = true } == "[1999..2000] stated")
        #expect(read("2001-02") { $0.form.hasYearSpans = false } == "2001-02")
        #expect(read("x") { $0.empty = ["x"] } == "-")
        #expect(read("bis auf weiteres") { $0.open = ["bis auf weiteres"] } == "..")
        #expect(read("?") { $0.unknown = ["?"] } == "unknown")
        #expect(read("last month") { $0.asOf = try? EDTF("2024-02-16") } == "2024-01 stated")
    }

    @Test("No cell depends on the day on which it is read, where nobody says when it was written")
    func noClock() {
        for text in ["last month", "two years ago", "on Monday", "in March", "this winter", "recently"] {
            #expect(read(text).hasPrefix("!"))
        }
    }
}
