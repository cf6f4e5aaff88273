import EDTF
import Testing

/// The strings on which three independent implementations agree.
@Suite(.enabled(if: SharedData.exists("edtf/verdicts.tsv"), "needs CHANCERY_DATA"))
struct VerdictTests {
    /// The implementations agree that this is a date because none of them knows leap years. It is not.
    private static let impossibleDays = ["2001-02-29"]

    @Test func `every string has the verdict and the level on which others agree`() throws {
        for row in try SharedData.rows("edtf/verdicts.tsv") {
            guard let text = row["edtf"], !Self.impossibleDays.contains(text) else { continue }
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

    @Test(arguments: impossibleDays) func `a day that its year does not have is refused, though others accept it`(
        text: String
    ) {
        #expect(throws: EDTFError.self) { try EDTF(text) }
    }
}
