import CanonicalJSON
import ExtendedDateTime
import Reports
import Testing
import Domain

@testable import LedgerCore

@Suite struct DossierTests {
    private func fixture(_ seed: Int, events: Int) throws -> RegisterFixture {
        let fixture = try RegisterFixture()
        var history = LongHistory(seed: UInt64(seed), after: 1)
        let lines = try (0..<events).map { _ in try history.line() }
        _ = try fixture.ledger.log.append(.unsigned) { _ in lines }
        return fixture
    }

    @Test("The few events that are gathered tell of a subject what the whole log tells", arguments: 0..<10)
    func gathered(seed: Int) throws {
        let fixture = try fixture(seed, events: 150)
        let ledger = fixture.ledger
        for size in [40, 90, 151] {
            let view = try ledger.view(knownOn: .seq(size - 1))
            let whole = try view.knowledge()
            let asOf = try view.asOf(on: EDTF("2000-01-20"))
            for subject in whole.subjects {
                let readSet = try view.readSet(subject)
                func report(_ knowledge: KnownEvents) -> ShowReport {
                    ShowReport(
                        view.title(of: readSet, asOf), readSet.subject, readSet.events, knowledge, asOf,
                        explains: true, where: readSet.includes)
                }
                // How many events nobody knows how to apply, each counts for itself.
                let texts = [readSet.knowledge, whole].map(report).map { report in
                    report.text.split(separator: "\n").filter { !$0.hasSuffix("were not applied.") }
                }
                #expect(texts[0] == texts[1], "\(subject) @\(size - 1), seed \(seed)")
            }
        }
    }

    @Test func aPartyThatOnlyACorrectionNamesIsToldByItsName() throws {
        let fixture = try RegisterFixture()
        let ledger = fixture.ledger
        func draft(_ text: String) throws -> PlacedDraft {
            PlacedDraft(try Draft(JSON(parsing: text), recorder: "test"))
        }
        try ledger.record(
            [
                draft(#"{"type":"party.registered","data":{"party":"a","kind":"city","names":[{"text":"Aford"}]}}"#),
                draft(#"{"type":"party.registered","data":{"party":"b","kind":"city","names":[{"text":"Beham"}]}}"#),
                draft(
                    #"{"type":"visit.held","key":"held","on":"2020","data":{"visit":"v","visitors":[{"party":"a"}]}}"#),
                draft(
                    #"{"type":"fact.corrected","reason":"Misread.","data":{"event":"held","set":{"/data/visitors/0/party":"b"}}}"#
                ),
            ], RecordingTerms(via: "test"))
        let text = try ledger.show("visit:v", Asked(), explains: false).text
        #expect(text.contains("Beham") && !text.contains("Aford"))
    }

    @Test func whoIsMergedByTheSameSourceIsNotOneParty() throws {
        let fixture = try RegisterFixture()
        let ledger = fixture.ledger
        func draft(_ text: String) throws -> PlacedDraft {
            PlacedDraft(try Draft(JSON(parsing: text), recorder: "test"))
        }
        let parties = try ["a", "b", "c", "d"].map { party in
            try draft(
                #"{"type":"party.registered","data":{"party":"\#(party)","kind":"city","names":[{"text":"City \#(party)"}]}}"#
            )
        }
        let merges = try [("a", "b"), ("c", "d")].map { party, other in
            try draft(
                #"{"type":"party.merged","reason":"One city.","sources":[{"source":"atlas"}],"data":{"party":"\#(party)","into":"\#(other)"}}"#
            )
        }
        let source = try draft(
            #"{"type":"source.registered","data":{"source":"atlas","kind":"dataset","title":"An atlas"}}"#)
        try ledger.record([source] + parties + merges, RecordingTerms(via: "test"))
        let readSet = try ledger.view().readSet(.party(PartyID("a")))
        #expect(readSet.events.map(\.seq) == [2, 3, 6], "Both registrations and their merge.")
    }
}
