import CanonicalJSON
import ExtendedDateTime
import LedgerCore
import Testing
import Domain

/// A register of who takes part in treaties, in which entries into force are written long after, for days long before.
@Suite struct TreatyRevisionTests {
    private let fixture: RegisterFixture

    private static let map = """
        {"job": "treaties",
         "columns": {"change": "c", "time": "t", "author": "who", "reason": "why", "op": "op", "record": "id",
                     "field": "field", "before": "before", "after": "after"},
         "source": {"kind": "dataset", "title": "Participation in treaties"},
         "parties": {"state": {"kind": "country", "name": "{state}"}},
         "values": {"mode": {"column": "by", "table": {"R": "ratification", "A": "accession"}}},
         "events": [
            {"key": "treaty", "once": "{treaty}", "type": "agreement.registered",
             "data": {"agreement": "{treaty}", "kind": "treaty", "form": "multilateral", "parties": ["state"]}},
            {"type": "agreement.consented", "on": "deposit",
             "data": {"agreement": "{treaty}", "party": "state", "mode": "{mode}"}},
            {"key": "entry", "when": {"entry": "filled"}, "type": "agreement.entered-into-force", "on": "entry",
             "data": {"agreement": "{treaty}", "party": "state"}},
            {"key": "out", "when": {"out": "filled"}, "type": "agreement.ended", "on": "out",
             "data": {"agreement": "{treaty}", "party": "state", "mode": "withdrawal"}}
         ]}
        """

    init() throws {
        fixture = try RegisterFixture()
    }

    private static func row(
        _ state: String, _ deposit: String, entry: String = "", out: String = "31.12.9999", by: String = "R"
    ) -> String {
        #"{"treaty":"Peace","state":"\#(state)","deposit":"\#(deposit)","entry":"\#(entry)","out":"\#(out)","by":"\#(by)"}"#
    }

    private func take(_ lines: String) throws {
        try fixture.take(lines, map: Self.map)
        try fixture.expectRows(lines)
    }

    /// How each party stands, as known after so many changes.
    private func parts(on day: String, after changes: Int) throws -> [String] {
        let moment = try #require(TransactionTime("2020-01-0\(changes)"))
        let report = try fixture.ledger.replay(Asked(on: EDTF(day), knownOn: moment))
        return (report.json["agreements"]?[0]?["parties"]?.array ?? []).map { part in
            "\(part["party"]?.string ?? "") \(part["status"]?.string ?? "") \(part["certainty"]?.string ?? "")"
        }
    }

    @Test func anEntryIntoForceThatWasWrittenLateHeldAllAlongAndWasNotKnownBefore() throws {
        try take(
            """
            a|insert|1|||\(Self.row("Arcadia", "01.05.1990"))
            b|update|1|entry||01.08.1990
            c|update|1|entry|01.08.1990|01.06.1990
            d|update|1|entry|01.06.1990|
            """)
        #expect(
            try (1...4).flatMap { try parts(on: "1990-07-01", after: $0) }
                == ["consented", "consented", "in-force", "consented"].map { "arcadia \($0) certain" })
        #expect(
            try (1...4).flatMap { try parts(on: "1995", after: $0) }
                == ["consented", "in-force", "in-force", "consented"].map { "arcadia \($0) certain" })
    }

    @Test func whoDenouncedATreatyAndCameBackIsBoundAgain() throws {
        try take(
            """
            a|insert|1|||\(Self.row("Arcadia", "01.05.1990", entry: "01.08.1990"))
            a|insert|2|||\(Self.row("Boeotia", "01.05.1991", entry: "01.08.1991"))
            b|update|1|out|31.12.9999|01.01.2000
            c|insert|3|||\(Self.row("Arcadia", "01.05.2009", entry: "01.08.2009", by: "A"))
            """)
        #expect(try parts(on: "2005", after: 1) == ["arcadia in-force certain", "boeotia in-force certain"])
        #expect(try parts(on: "2005", after: 3) == ["arcadia ended certain", "boeotia in-force certain"])
        #expect(try parts(on: "2010", after: 2).first == "arcadia ended certain")
        #expect(try parts(on: "2010", after: 3).first == "arcadia in-force certain")
        #expect(try fixture.events().filter { $0.type == AgreementRegistered.type }.count == 1)
        #expect(try fixture.event("treaties:c:3").line.root["data"]?["mode"]?.string == "accession")
    }

    @Test func aTreatyThatALaterLogBringsIsRegisteredThenAndASecondRunAddsNothing() throws {
        let first = "a|insert|1|||\(Self.row("Arcadia", "01.05.1990"))"
        let more = first + "\nb|insert|2|||\(Self.row("Arcadia", "1995").replacing("Peace", with: "Trade"))"
        try fixture.take(first, map: Self.map)
        let summary = try fixture.take(more, map: Self.map)
        #expect(summary.drafts.recorded == 2)
        #expect(try fixture.take(more, map: Self.map).drafts.recorded == 0)
        try fixture.expectRows(more)
    }
}
