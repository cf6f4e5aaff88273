import ExtendedDateTime
import Testing

/// The strings on which three independent implementations agree.
@Suite(.enabled(if: SharedData.exists("edtf/verdicts.tsv"), "needs CHANCERY_DATA"))
struct VerdictTests {
    @Test func `every string has the verdict and the level on which others agree`() throws {
        for row in try SharedData.rows("edtf/verdicts.tsv") {
            guard let text = row["edtf"] else { continue }
            let value = try? EDTF(text)
            #expect((value != nil ? "valid" : "invalid") == row["verdict"], "\(text)")
            #expect((value?.level.description ?? "") == row["level"], "\(text)")
        }
    }

    @Test func `every valid string is printed as it was read`() throws {
        for row in try SharedData.rows("edtf/verdicts.tsv") {
            guard let text = row["edtf"], let value = try? EDTF(text) else { continue }
            #expect(value.description == text)
        }
    }

    @Test func `29 February of a common year is a slip for the day before or after`() throws {
        let slip = try EDTF("2001-02-29")
        #expect(
            slip.bounds
                == Bounds(earliest: Day(year: 2001, month: 2, day: 28), latest: Day(year: 2001, month: 3, day: 1)))
        #expect(slip.holdsMissingLeapDay)
        #expect(try EDTF("[1999,2001-02-29]").holdsMissingLeapDay)
        #expect(try !EDTF("2000-02-29").holdsMissingLeapDay)
        #expect(throws: EDTFError.self) { try EDTF("2001-02-30") }
        #expect(throws: EDTFError.self) { try EDTF("X900-02-29") }
    }
}
