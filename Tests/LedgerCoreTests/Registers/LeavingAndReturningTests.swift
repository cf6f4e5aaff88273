import CanonicalJSON
import ExtendedDateTime
import Foundation
import LedgerCore
import Testing
import Domain

/// A register tells of two events by one row: that somebody joined, and that they left. Once only the first became an
/// event, so that nobody ever left.
@Suite struct LeavingAndReturningTests {
    private let fixture: RegisterFixture
    private static let aston = MembershipRegister.row("Aston", "01.05.1992")

    init() throws {
        fixture = try RegisterFixture()
    }

    private func take(_ lines: String) throws {
        try fixture.take(lines, map: MembershipRegister.map)
        try fixture.expectRows(lines)
    }

    @Test func anEndInTheYear9999IsNoEndAndARealOneIsFromTheChangeOnThatWroteIt() throws {
        try take("a|insert|1|||\(Self.aston)\nb|update|1|to|31.12.9999|30.06.2001")
        #expect(try fixture.members(on: "2005", after: 1) == ["aston in-force certain 1992-05-01 1992-05-01 .. .."])
        #expect(
            try fixture.members(on: "2005", after: 2)
                == ["aston ended certain 1992-05-01 1992-05-01 2001-06-30 2001-06-30"])
        #expect(try fixture.members(on: "2000", after: 2).first?.contains("in-force certain") == true)
        #expect(
            try fixture.story() == ["league:a:1 membership.joined", "league:b:1 fact.corrected"],
            "the row is the record's own event's")
        #expect(try fixture.event("league:b:1:left").type == MembershipEnded.type)
    }

    @Test func aStayThatEndsBeforeItBeginsIsOverWhateverItsDays() throws {
        try take(
            """
            a|insert|1|||\(MembershipRegister.row("Aston", "01.01.2010"))
            b|update|1|to|31.12.9999|01.01.2000
            c|update|1|from|01.01.2010|01.01.1990
            """)
        #expect(try fixture.standings(on: "2018", after: 1) == ["aston in-force certain"])
        #expect(
            try fixture.members(on: "2018", after: 2) == [
                "aston ended certain 2000-01-01 2010-01-01 2000-01-01 2010-01-01"
            ])
        #expect(try fixture.standings(on: "2005", after: 2) == ["aston in-force possible"])
        #expect(try fixture.event("league:a:1").stated == nil, "what is stored stays")
        #expect(
            try fixture.members(on: "2018", after: 3) == [
                "aston ended certain 1990-01-01 1990-01-01 2000-01-01 2000-01-01"
            ])
    }

    @Test func whoCameBackIsAMemberAgainAndWasNoneInBetween() throws {
        try take(
            """
            a|insert|1|||\(Self.aston)
            b|update|1|to|31.12.9999|30.06.2001
            c|insert|2|||\(MembershipRegister.row("Aston", "01.03.2010"))
            d|update|2|to|31.12.9999|01.01.2015
            """)
        #expect(try fixture.standings(on: "2012", after: 2) == ["aston ended certain"])
        #expect(try fixture.standings(on: "2012", after: 3) == ["aston in-force certain"])
        let days = ["1993", "2005", "2012", "2016"]
        #expect(
            try days.flatMap { try fixture.standings(on: $0, after: 4) }
                == ["in-force", "ended", "in-force", "ended"].map { "aston \($0) certain" })
    }

    @Test func anEndThatIsCorrectedMovesAndOneThatIsTakenBackNeverWas() throws {
        try take(
            """
            a|insert|1|||\(MembershipRegister.row("Aston", "01.05.1992", "30.06.2001"))
            b|update|1|to|30.06.2001|30.06.2003
            b|update|1|grund||Austritt
            c|update|1|to|30.06.2003|31.12.9999
            d|update|1|to|31.12.9999|30.06.2003
            e|update|1|to|30.06.2003|
            f|update|1|to||2004-07-01
            """)
        let standings = try (1...6).flatMap { try fixture.standings(on: "2002", after: $0) }
        #expect(
            standings == ["ended"].map { "aston \($0) certain" } + Array(repeating: "aston in-force certain", count: 5))
        #expect(
            try (1...6).flatMap { try fixture.standings(on: "2004-01-01", after: $0) }
                == ["ended", "ended", "in-force", "ended", "in-force", "in-force"].map { "aston \($0) certain" })
        #expect(
            try fixture.event("league:b:1:left").line.root["data"]?["set"]?.json == [
                "/on": "2003-06-30", "/data/mode": "withdrawal",
            ])
        #expect(
            try fixture.event("league:d:1:left").line.root["data"]?["event"]?.string == "league:c:1:left",
            "said again in the same words, the retraction is retracted")
        #expect(try fixture.event("league:f:1:left").type == MembershipEnded.type)
    }

    @Test func whatIsDeletedIsGoneWithItsEndAndComesBackWithIt() throws {
        let stay = MembershipRegister.row("Aston", "01.05.1992", "30.06.2001")
        try take("a|insert|1|||\(stay)\nb|delete|1|||\nc|insert|1|||\(stay)\nd|delete|1|||")
        #expect(
            try (1...4).map { try fixture.standings(on: "2005", after: $0) }
                == [["aston ended certain"], [], ["aston ended certain"], []])
        #expect(try fixture.events().filter { $0.type == MembershipEnded.type }.count == 1)
    }

    @Test(
        "Days that no calendar has mean what can be defended",
        arguments: [
            ("31.06.2001", "2001-06-01 2001-06-30"), ("29.02.2001", "2001-02-01 2001-02-28"),
            ("00.06.2001", "2001-06-01 2001-06-30"), ("2001-00-00", "2001-01-01 2001-12-31"),
            ("32.13.2001", "2001-01-01 2001-12-31"), ("20010630", "2001-06-30 2001-06-30"),
            ("2001-06-30T00:00:00", "2001-06-30 2001-06-30"), ("06/2001", "2001-06-01 2001-06-30"),
            ("circa 2001", "2001-01-01 2001-12-31"), ("nobody knows", "1992-05-01 2020-01-01"),
        ])
    func impossibleDays(written: String, until: String) throws {
        try take("a|insert|1|||\(MembershipRegister.row("Aston", "01.05.1992", written))")
        #expect(try fixture.members(on: "2020-06", after: 1) == ["aston ended certain 1992-05-01 1992-05-01 \(until)"])
    }

    /// Zeros in the column of the end once ended a membership on some day before the import.
    @Test(
        "What stands for no end is none",
        arguments: [
            "31.12.9999", "9999-12-31", "99991231", "31/12/9999", "9999-12-31 23:59:59", "9999", "00.00.0000",
            "0000-00-00", "00000000", "01.01.0001", "0001-01-01T00:00:00", "",
        ])
    func sentinels(written: String) throws {
        try take("a|insert|1|||\(MembershipRegister.row("Aston", "01.05.1992", written))")
        #expect(try fixture.members(on: "2020-06", after: 1) == ["aston in-force certain 1992-05-01 1992-05-01 .. .."])
    }

    @Test func whoIsToJoinIsNoMemberYetAndTheRowIsKept() throws {
        try take(
            "a|insert|1|||\(MembershipRegister.row("Aston", "31.12.9999", ""))\nb|update|1|from|31.12.9999|02.01.2020"
                + "\nc|update|1|from|02.01.2020|31.12.9999")
        #expect(try fixture.standings(on: "2020-06", after: 1) == [])
        #expect(try fixture.standings(on: "2020-06", after: 2) == ["aston in-force certain"])
        #expect(try fixture.standings(on: "2020-06", after: 3) == [])
        #expect(try fixture.event("league:a:1").modality == .planned)
    }

    @Test func aTextThatTheMapDoesNotKnowIsNamedAndNothingWritten() throws {
        let row = #"{"city":"Aston","from":"1992","to":"2001","grund":"Laune"}"#
        let error = #expect(throws: RevisionImportError.self) {
            try fixture.take("a|insert|1|||\(row)", map: MembershipRegister.map)
        }
        guard case .badRevision(_, let revision) = error, case .unmapped(columns: ["grund"], _) = revision.kind else {
            Issue.record("another error")
            return
        }
        #expect(revision.line == 2)
        #expect(try fixture.events().count == 1)
    }

    @Test func anEventThatStandsForARecordHasNoCondition() throws {
        let map = MembershipRegister.map.replacing(
            #""on": "from","#, with: #""on": "from", "when": {"from": "filled"},"#)
        let error = #expect(throws: RevisionImportError.self) {
            try fixture.take("a|insert|1|||\(Self.aston)", map: map)
        }
        guard case .unreadableMap(_, let problem) = error, case .conditionalRecord = problem.kind else {
            Issue.record("another error")
            return
        }
        #expect(problem.pointer == "/events/0")
    }

    @Test func theMapInTheDocumentationIsAMap() throws {
        let page = try String(
            contentsOf: SharedData.project.appending(path: "docs/IMPORT-REVISIONS.md"), encoding: .utf8)
        let map = try #require(page.split(separator: "```json").last?.split(separator: "```").first)
        let read = try RevisionMap(parsing: Array(map.utf8))
        #expect(read.job == "league")
    }
}
