import CanonicalJSON
import ExtendedDateTime
import Testing

@testable import Domain

/// Where the rules are not those of their first draft (docs/MODEL.md, section 20), as far as no other suite shows it.
@Suite struct DepartureTests {
    @Test func `a party of which only the withdrawal is known was in force, and neither signed nor consented`() throws {
        let knowledge = try KnownEvents(telling: [.multilateral(), .ended("2005-01-01", "withdrawal", "a")])
        #expect(knowledge.part(of: "a", on: "2004") == "in-force? else none")
        let levels = knowledge.treaty?.parts.first?.ladder.levels ?? []
        #expect(levels.filter { !$0.spells.spells.isEmpty }.map(\.status) == ["in-force"])
    }

    @Test func `an ending after a signature is not the ending of a later entry`() throws {
        let knowledge = try KnownEvents(telling: [
            .multilateral(), .signed("2000-01-01", by: ["a"]), .ended("2003-01-01", "withdrawal", "a"),
            .entered("2010-01-01", "a"),
        ])
        let days = ["2001", "2005", "2011"]
        #expect(days.map { knowledge.part(of: "a", on: $0) } == ["signed", "ended", "in-force"])
        #expect(knowledge.treaty?.parts.first?.ladder.findings == [])
    }

    @Test func `the consent of one does not end the provisional application by both; a told entry does`() throws {
        let told: [Told] = [.bilateral("treaty"), .provisional("2001-01-01")]
        let consented = try KnownEvents(telling: told + [.consented("2002-01-01", "a")])
        #expect(consented.part(of: "a", on: "2003") == "in-force")
        #expect(consented.treaty(on: "2003") == "provisionally-applied")
        let entered = try KnownEvents(telling: told + [.entered("2002-01-01", "a")])
        #expect(entered.treaty(on: "2003") != "provisionally-applied")
    }

    @Test func `the whole's entry binds who has signed definitively, and not from the signature on`() throws {
        let knowledge = try KnownEvents(telling: [
            .multilateral(), .signed("2000-01-01", by: ["a"], effect: "definitive"), .entered("2003-01-01"),
        ])
        #expect(knowledge.part(of: "a", on: "2002") == "signed")
        #expect(knowledge.part(of: "a", on: "2003-01-01") == "in-force")
    }

    @Test func `an ending that names a party and no mode ends its part alone`() throws {
        let knowledge = try KnownEvents(telling: [
            .multilateral(), .entered("2000-01-01", "a"), .entered("2000-01-01", "b"), .ended("2005-01-01", nil, "a"),
        ])
        #expect(["a", "b"].map { knowledge.part(of: $0, on: "2006") } == ["ended", "in-force"])
        #expect(knowledge.treaty(on: "2006") == "in-force")
    }

    @Test(arguments: [nil, "soon"] as [JSON?])
    func `what has no date that can be read may have happened after its recording`(on: JSON?) throws {
        var draft: JSONObject = [
            "id": "e0", "type": "membership.joined", "data": ["member": "a", "organisation": "o"],
        ]
        draft["on"] = on
        let moment = try #require(UTCInstant("2010-01-01T12:00:00.000Z"))
        let line = LogEntry(seq: 0, recorded: moment, entered: nil, via: "tests", imported: nil)
            .line(for: try Draft(.object(draft), recorder: "a test"))
        #expect(KnownEvents([try Event(JSONDocument(line))]).stay(on: "2030") == "in-force? else none")
    }
}
