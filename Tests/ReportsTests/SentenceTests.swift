import CanonicalJSON
import Testing
import Domain

@testable import Reports

@Suite struct SentenceTests {
    @Test("Every event type has a sentence of its own", arguments: EventTypes.all.map(\.type))
    func sentences(type: String) throws {
        let definition = try #require(EventTypes.named(type))
        let fixture = try ReportFixture([definition.example])
        let event = try #require(fixture.knowledge.events.first)
        let text = event.sentence(Names(fixture.knowledge, on: .anyTime))
        #expect(!text.isEmpty && !text.contains("\n"))
        #expect(!text.contains("does not know"), "\(text)")
    }

    @Test func whoStandsBehindAnEventIsSaid() throws {
        let draft: JSON = [
            "key": "k", "type": "agreement.ended", "on": "2024", "modality": "negated",
            "data": ["agreement": "a-b", "mode": "withdrawal"],
        ]
        let fixture = try ReportFixture([draft])
        let event = try #require(fixture.knowledge.events.first)
        #expect(event.sentence(Names(fixture.knowledge, on: .anyTime)).hasPrefix("It is not so:"))
    }

    @Test(
        "A text takes as many cells as a terminal gives it",
        arguments: [("abc", 3), ("襄阳", 4), ("e\u{301}", 1), ("", 0)])
    func cells(text: String, width: Int) {
        #expect(text.cells == width)
        #expect(text.padded(to: 6).cells == 6)
    }
}
