import CanonicalJSON
import ExtendedDateTime
import Reports
import Testing
import Domain

@Suite struct DiffReportTests {
    @Test func theWorldChangesBetweenTwoDays() throws {
        let fixture = try ReportFixture(ReportFixture.tie)
        let report = WorldDiffReport(
            from: ReplayReport(fixture.knowledge, try fixture.asOf(on: "2018-01-01")),
            to: ReplayReport(fixture.knowledge, try fixture.asOf(on: "2020-01-01")))
        let changes = report.json["changes"]?.array ?? []
        #expect(changes.map { $0["subject"]?.string } == ["agreement:a-b"])
        #expect(changes[0]["before"] == .null)
        #expect(changes[0]["after"]?["status"] == "in-force")
    }

    @Test func nothingChangesBetweenADayAndItself() throws {
        let fixture = try ReportFixture(ReportFixture.tie)
        let replay = ReplayReport(fixture.knowledge, try fixture.asOf(on: "2020-01-01"))
        #expect(WorldDiffReport(from: replay, to: replay).json["changes"] == [])
    }

    @Test func whatWasLearnedIsGroupedByItsCause() throws {
        let correction: JSON = [
            "key": "fix", "type": "fact.corrected", "reason": "Misread.",
            "data": ["event": "signed", "set": ["/on": "2020-03-01"]],
        ]
        let old = try ReportFixture(Array(ReportFixture.tie.dropLast()))
        let new = try ReportFixture(ReportFixture.tie + [correction])
        let report = KnowledgeDiffReport(
            old.knowledge, new.knowledge, from: try old.asOf(on: "2020-01-15"),
            to: try new.asOf(on: "2020-01-15"),
            since: Day(year: 2024, month: 1, day: 4))
        let causes = report.json["learned"]?.array?.compactMap { $0["cause"]?.string }
        #expect(causes == ["late fact", "correction"])
        #expect(report.json["learned"]?[0]?["events"]?[0]?["lateness_days"] == .integer(919))
        let change = report.json["changes"]?.array?.first
        #expect(change?["before"]?["status"] == "in-force")
        #expect(change?["causes"]?.array?.contains("correction") == true)
    }
}
