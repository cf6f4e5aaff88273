import CanonicalJSON
import ExtendedDateTime
import Testing
import Domain

@testable import LedgerCore

/// Chains of events of which each tells of the one before, and crowds of events about one, as long as no step that looks at
/// all of the others again could get to the end of.
@Suite struct LongChainTests {
    private static let count = 5000
    private let terms = RecordingTerms(via: "test")

    private func fixture(_ texts: [String]) throws -> RegisterFixture {
        let fixture = try RegisterFixture()
        let summary = try fixture.ledger.importDrafts(texts.map(placed), terms, settingAsideBad: false)
        #expect(summary.recorded == texts.count)
        return fixture
    }

    private func placed(_ text: String) throws -> PlacedDraft {
        PlacedDraft(try Draft(JSON(parsing: text), recorder: "test"))
    }

    private static func party(_ number: Int, _ more: String = "") -> String {
        #"{"type":"party.registered","key":"r\#(number)","data":{"party":"p\#(number)","kind":"city","names":[{"text":"City \#(number)"}]\#(more)}}"#
    }

    private static let signed = [
        party(0), party(1),
        #"{"type":"agreement.registered","data":{"agreement":"x","kind":"memorandum","form":"bilateral","parties":["p0","p1"]}}"#,
        #"{"type":"agreement.signed","key":"e0","on":"1990","data":{"agreement":"x"}}"#,
    ]

    private static func retraction(_ number: Int, of target: String) -> String {
        #"{"type":"fact.retracted","key":"e\#(number)","reason":"Misread.","data":{"event":"\#(target)"}}"#
    }

    private static func correction(_ number: Int, of target: String, _ set: String) -> String {
        #"{"type":"fact.corrected","key":"e\#(number)","reason":"Misread.","data":{"event":"\#(target)","set":{\#(set)}}}"#
    }

    private func status(_ ledger: Ledger, on day: String) throws -> String {
        try ledger.show("agreement:x", Asked(on: EDTF(day)), explains: false).replay.states.all.map {
            "\($0.answer.status) since \($0.answer.since.lo)"
        }.joined(separator: "; ")
    }

    @Test(arguments: [0, 1])
    func `retractions of retractions let the first event stand or fall`(more: Int) throws {
        let count = Self.count + more
        let chain = (1...count).map { Self.retraction($0, of: "e\($0 - 1)") }
        let fixture = try fixture(Self.signed + chain)
        let ledger = fixture.ledger
        #expect(try status(ledger, on: "2000") == (count % 2 == 0 ? "in-force since 1990-01-01" : ""))
        #expect(try ledger.view().readSet("agreement:x").events.count == count + 2)
        let blame = try ledger.view().blame("agreement:x", "on")
        #expect(blame.strands.first { $0.event.id.text == "e0" }?.steps.count == count + 1)
    }

    @Test func `of corrections of one event the last one counts`() throws {
        let chain = (1...Self.count).map { Self.correction($0, of: "e0", #""/on":"\#(1000 + $0 % 990)-01-01""#) }
        let fixture = try fixture(Self.signed + chain)
        let ledger = fixture.ledger
        #expect(try status(ledger, on: "2000") == "in-force since \(1000 + Self.count % 990)-01-01")
    }

    @Test func `corrections of what corrections say are checked one by one, and retractions give back what was before`()
        throws
    {
        let chain = (1...Self.count).map { number in
            number % 2 == 1
                ? Self.correction(number, of: "e0", #""/data/parties":["p\#(number % 3 % 2)"]"#)
                : Self.retraction(number, of: "e\(number - 1)")
        }
        let fixture = try fixture(Self.signed + chain)
        let ledger = fixture.ledger
        let event = try #require(try ledger.view().readSet("agreement:x").knowledge.fact(at: 4))
        #expect(event[AgreementSigned.self].parties == nil)
    }

    @Test func `parties that were merged one into the other are one party`() throws {
        let parties = (0...Self.count).map { Self.party($0) }
        let merges = (1...Self.count).map { number in
            #"{"type":"party.merged","reason":"One city.","data":{"party":"p\#(number)","into":"p\#(number - 1)"}}"#
        }
        let fixture = try fixture(parties + merges)
        let ledger = fixture.ledger
        let readSet = try ledger.view().readSet("party:p\(Self.count)")
        #expect(readSet.knowledge.canonical(PartyID("p\(Self.count)")) == PartyID("p0"))
        #expect(readSet.events.count == 2 * Self.count + 1)
        let circle = #"{"type":"party.merged","reason":"?","data":{"party":"p0","into":"p\#(Self.count)"}}"#
        #expect(throws: RecordingError.self) { try ledger.record([placed(circle)], terms) }
    }

    @Test func `a party that lies deep within others is told with all of them`() throws {
        let parties = (0...Self.count).map { number in
            Self.party(number, number == 0 ? "" : #","within":"p\#(number - 1)""#)
        }
        let fixture = try fixture(parties)
        let ledger = fixture.ledger
        let knowledge = try ledger.view().readSet("party:p\(Self.count)").knowledge
        #expect(knowledge.events.count == Self.count + 1)
        #expect(knowledge.isWithin(PartyID("p\(Self.count)"), PartyID("p0")))
    }

    @Test func `a party is found within others into which corrections put them`() throws {
        let count = 1000
        let parties = (0...count).map { Self.party($0) }
        let places = (1...count).map { Self.correction($0, of: "r\($0)", #""/data/within":"p\#($0 - 1)""#) }
        let fixture = try fixture(parties + places)
        let ledger = fixture.ledger
        #expect(try ledger.view().readSet("party:p\(count)").knowledge.events.count == 2 * count + 1)
    }

    @Test func `a source that took its words from another, and so on, is one voice`() throws {
        let sources = (0...Self.count).map { number in
            let derived = number == 0 ? "" : #","derived_from":[{"source":"s\#(number - 1)","how":"copy"}]"#
            return #"{"type":"source.registered","data":{"source":"s\#(number)","kind":"article"\#(derived)}}"#
        }
        let fixture = try fixture(sources)
        let ledger = fixture.ledger
        let knowledge = try ledger.view().readSet("source:s\(Self.count)").knowledge
        let all = Set((0...Self.count).map { SourceID("s\($0)") })
        #expect(knowledge.derivedSources(among: all) == all.subtracting([SourceID("s0")]))
    }
}
