import ExtendedDateTime
import Testing

/// Figures in the orders of everyday life are proposed as what they may mean, and never read.
struct FiguresTests {
    @Test(arguments: [
        ("31/12/2023", ["2023-12-31"]), ("12/31/2023", ["2023-12-31"]), ("3.4.2023", ["2023-04-03", "2023-03-04"]),
        ("4-4-2023", ["2023-04-04"]), ("2023/12/31", ["2023-12-31"]), ("2023-31-12", ["2023-12-31"]),
        ("2023-1-5", ["2023-01-05", "2023-05-01"]), ("12/2023", ["2023-12"]), ("2023.7", ["2023-07"]),
    ])
    func `each order that gives a day or a month is proposed once`(text: String, dates: [String]) {
        #expect(EDTF.readings(ofFigures: text).map(\.description) == dates)
        #expect(throws: EDTFError.self) { try EDTF(text) }
    }

    @Test(arguments: [
        ("1900-02-29", "[1900-02-28,1900-03-01]"), ("2023-04-31", "[2023-04-30,2023-05-01]"),
        ("2024-02-29", nil), ("2023-13-31", nil), ("2023-12-32", nil), ("29.02.2023", nil),
    ])
    func `a day that its month does not have lies between two others`(text: String, days: String?) {
        #expect(EDTF.daysAround(missingDay: text)?.description == days)
    }

    @Test(arguments: [
        "", "2023", "31/12", "31/12/23", "30/02/2023", "13/2023", "21/2023", "1/2/3/2023", "31//2023", "/12/2023",
        "31/12.2023", "31 12 2023", "a/12/2023", "٣/٤/٢٠٢٣", "2023/2024", "123/1/2023",
    ])
    func `what is no day and no month is not guessed at`(text: String) {
        #expect(EDTF.readings(ofFigures: text).isEmpty)
    }
}
