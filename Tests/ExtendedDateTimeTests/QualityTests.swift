import ExtendedDateTime
import Testing

struct QualityTests {
    @Test(
        arguments: [
            ("2004-06-11", [], [], []), ("1984?", .year, [], []), ("2004-06~", [], [.year, .month], []),
            ("2004-06-11%", [.year, .month, .day], [.year, .month, .day], []), ("2004?-06-11", .year, [], []),
            ("2004-06~-11", [], [.year, .month], []), ("2004-?06-11", .month, [], []),
            ("?2004-06-~11", .year, .day, []), ("2004?-06-~11", .year, .day, []), ("201X", [], [], .year),
            ("156X-12-2X", [], [], [.year, .day]), ("2004-XX", [], [], .month), ("2001-21~", [], [.year, .month], []),
            ("1984?/2004-06~", .year, [.year, .month], []), ("[1984?,2004-0X]", .year, [], .month),
            ("1985-04-12T23:20:30Z", [], [], []), ("Y17E7", [], [], []), ("../2004%", .year, .year, []),
        ] as [(String, EDTF.Components, EDTF.Components, EDTF.Components)])
    func `each component is known to be uncertain, approximate or unspecified`(
        text: String, uncertain: EDTF.Components, approximate: EDTF.Components, unspecified: EDTF.Components
    ) throws {
        let value = try EDTF(text)
        #expect(value.uncertain == uncertain)
        #expect(value.approximate == approximate)
        #expect(value.unspecified == unspecified)
        #expect(value.isQualified == !(uncertain.isEmpty && approximate.isEmpty))
    }

    @Test(
        arguments: [
            ("1985-04-12T23:20:30", .second), ("1985-04-12", .day), ("1985-XX-12", .day), ("1985-04", .month),
            ("1985-04-XX", .month),
            ("1985-1X", .month), ("2001-21", .season), ("2001-40", .season), ("1985", .year), ("1985-XX-XX", .year),
            ("Y17E7", .year),
            ("198X", .decade), ("19XX", .century), ("1950S2", .century), ("1XXX", .millennium), ("XXXX", .age),
            ("Y17E7S1", .age),
            ("1985/1990-04", .year), ("1985-04/..", .month), ("../..", .age), ("[1985-04-12..]", .day),
            ("{1985,1990-04}", .year),
        ] as [(String, EDTF.Precision)])
    func `the precision is the finest unit that is known, of several dates the coarsest`(
        text: String, precision: EDTF.Precision
    ) throws {
        #expect(try EDTF(text).precision == precision)
    }

    @Test(arguments: Vectors.rows("readable"))
    func `a date is said in plain English`(row: [String]) throws {
        try #require(row.count == 2)
        #expect(try EDTF(row[0]).readable == row[1])
    }

    @Test func `dates are sorted by their earliest day, then the latest, then the text`() throws {
        let sorted = [
            "../1985", "[..1985]", "/..", "-0044", "1984", "1985-01-01", "1985-01", "1985", "1985?", "1985~", "1985/..",
            "Y17E7",
        ]
        let values = try sorted.map { try EDTF($0) }
        #expect(values.shuffled().sorted().map(\.description) == sorted)
        for (a, b) in zip(values, values.dropFirst()) { #expect(a < b && !(b < a)) }
    }

    @Test func `a value knows its parts`() throws {
        guard case .dateTime(let date, let time) = try EDTF("1985-04-12T23:20:30-04:30").form else {
            Issue.record("no datetime")
            return
        }
        #expect((date.year, date.month, date.day) == (1985, 4, 12))
        #expect((time.hour, time.minute, time.second) == (23, 20, 30))
        #expect(time.zone == .minutes(-270))
        guard case .date(let spring) = try EDTF("2001-21").form else {
            Issue.record("no date")
            return
        }
        #expect(spring.season == .spring)
        #expect(spring.month == nil)
        #expect(try EDTF("1985/1990").isInterval && !EDTF("[1985..1990]").isInterval)
        #expect(EDTF(Day(year: 2024, month: 2, day: 29))?.description == "2024-02-29")
        #expect(EDTF(.distantFuture) == nil && EDTF(Day(year: 10000, month: 1, day: 1)) == nil)
    }
}
