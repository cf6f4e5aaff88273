import ExtendedDateTime

/// How many dates a second are read, bounded and compared.
enum EDTFBenchmark {
    static func run() {
        parse("parse 2023-10-31", ["2023-10-31"])
        parse("parse level 0", level0)
        parse("parse level 1", level1)
        parse("parse level 2, without sets", level2)
        parse("parse sets", sets)
        parse("parse mixed forms", level0 + level1 + level2 + sets)
        parse("refuse", refused)
        onValues()
        words()
    }

    private static let level0 = [
        "1985", "1985-04", "1985-04-12", "1985-04-12T23:20:30Z", "1964/2008", "2004-02-01/2005-02-08",
        "2004-02-01/2005",
    ]
    private static let level1 = [
        "Y170000002", "2001-21", "1984?", "2004-06-11%", "201X", "2004-XX", "1985-XX-XX", "1985-04-12/..", "/2006",
        "-1985",
    ]
    private static let level2 = [
        "Y-17E7", "1950S2", "2001-34", "2004-06~-11", "?2004-06-~11", "156X-12-25", "XXXX-12-XX", "1984-1X",
        "2004-06-~01/2004-06-~20",
    ]
    private static let sets = ["[1667,1760-12]", "[..1760-12-03]", "{1960,1961-12}", "[1670..1672]"]
    private static let refused = ["1985-13-01", "1960-06-31", "199u", "2004-06?~", "2008/1964"]

    private static func parse(_ subject: String, _ texts: [String]) {
        let bytes = texts.map { ContiguousArray($0.utf8) }
        var valid = 0
        Measurement.fastest(count: 2_000_000) { index in
            if (try? EDTF(utf8: bytes[index % bytes.count])) != nil { valid += 1 }
        }.show(subject)
        precondition(
            subject == "refuse" ? valid == 0 : valid > 0, "the texts of a benchmark are what they are said to be")
    }

    private static func onValues() {
        let values = (level0 + level1 + level2 + sets).compactMap { try? EDTF($0) }
        var sum = 0
        Measurement.fastest(count: 2_000_000) { sum &+= values[$0 % values.count].bounds.earliest.number }.show(
            "bounds of mixed forms")
        Measurement.fastest(count: 500_000) { index in
            if values[index % values.count].isBefore(values[(index + 7) % values.count]) == .certain { sum &+= 1 }
        }.show("is one before another")
        Measurement.fastest(count: 500_000) { sum &+= values[$0 % values.count].description.utf8.count }.show(
            "print mixed forms")
        precondition(sum != 0, "nothing is optimised away")
    }

    private static func words() {
        let said = [
            "last month", "October of last year", "31 October 2023", "on or before 16 February 2024", "early 1960s",
        ]
        let anchor = Day(year: 2024, month: 2, day: 16)
        Measurement.fastest(count: 20_000) { index in
            _ = try? EDTF(words: said[index % said.count], anchor: anchor)
        }.show("read words")
    }
}
