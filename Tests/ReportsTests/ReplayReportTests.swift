import CanonicalJSON
import Reports
import Testing
import Domain

@Suite struct ReplayReportTests {
    let fixture: ReportFixture

    init() throws {
        fixture = try ReportFixture(ReportFixture.tie)
    }

    /// A question about all days once ended the check by a trap.
    @Test(arguments: ["../2020", "2020/..", "Y9000000000000000", "Y-9000000000000000"])
    func aQuestionAboutFarDaysHasAnAnswer(on: String) throws {
        let asOf = try fixture.asOf(on: on)
        let check = CheckReport("all", fixture.knowledge, asOf, rules: CheckRules.all) { _ in true }
        for form in Form.allCases {
            #expect(!check.rendered(as: form).isEmpty)
            #expect(try !fixture.replay(on: on).rendered(as: form).isEmpty)
        }
    }

    @Test func theReportHasTheKeysOfItsContract() throws {
        let json = try fixture.replay(on: "2020-01-01").json
        let keys = ["on", "known_on", "log", "not_applied", "conflicts"] + Kinds.all.map { $0.name }
        for key in keys { #expect(json[key] != nil, "\(key)") }
        let agreement = try #require(json["agreements"]?[0])
        for key in [
            "id", "kind", "title", "parties", "status", "certainty", "since", "until", "flags", "because", "events",
        ] {
            #expect(agreement[key] != nil, "\(key)")
        }
        for key in ["party", "status", "certainty", "since", "until"] {
            #expect(agreement["parties"]?[0]?[key] != nil, "\(key)")
        }
    }

    @Test func aBoundIsADayOrUnknownOrOpen() throws {
        let before = try fixture.replay(on: "2020-01-01").json["agreements"]?[0]
        #expect(before?["since"] == ["2019-01-01", "2019-12-31"])
        #expect(before?["until"] == ["2021-06-01", "2021-06-30"])
        let open = try ReportFixture(Array(ReportFixture.tie.dropLast())).replay(on: "2020-01-01").json["agreements"]?[
            0]
        #expect(open?["until"] == ["..", ".."])
        let unknown = try ReportFixture(ReportFixture.tie.filter { $0["key"] != "signed" }).replay(on: "2020-01-01")
        #expect(unknown.json["agreements"]?[0]?["since"]?[0] == .null)
    }

    @Test func anAnswerIsNoBetterThanItsWeakestEvent() throws {
        #expect(try fixture.replay(on: "2021-07-01").json["agreements"]?[0]?["confidence"] == "medium")
    }

    @Test func theTextSaysWhatTheJSONSays() throws {
        let report = try fixture.replay(on: "2021-06-15")
        let state = try #require(report.json["agreements"]?[0])
        for key in ["status", "certainty", "otherwise", "id"] {
            let value = try #require(state[key]?.string)
            #expect(report.text.contains(value), "\(key)")
        }
        #expect(report.text.contains("Fees") && report.text.contains("Alpha"))
        for reason in state["because"]?.array ?? [] {
            #expect(
                report.text.contains("@\(try #require(reason["seq"]?.integer)) \(try #require(reason["rule"]?.string))")
            )
        }
    }

    @Test func namesFromOutsideAreMadePrintable() throws {
        let hostile = "Evil\u{202E}\u{200B}City"
        let drafts = [ReportFixture.party("a", name: hostile)] + ReportFixture.tie.dropFirst()
        let text = try ReportFixture(Array(drafts)).replay(on: "2020-01-01").text
        #expect(!text.unicodeScalars.contains("\u{202E}") && !text.unicodeScalars.contains("\u{200B}"))
        #expect(text.contains("\\u{202e}"))
    }
}
