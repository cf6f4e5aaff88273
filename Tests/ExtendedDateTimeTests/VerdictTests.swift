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

    @Test(arguments: ["2001-02-29", "1900-02-29", "[1999,2001-02-29]", "2001-02-29/..", "2001-02-30", "X900-02-29"])
    func `a day that the calendar does not have is none`(text: String) throws {
        #expect(throws: EDTFError.self) { try EDTF(text) }
        #expect(try EDTF("2000-02-29").description == "2000-02-29")
    }
}
