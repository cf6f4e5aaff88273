import CanonicalJSON
import Testing
import Domain

@testable import LedgerCore

/// Which things a text may mean, by id, name or title.
@Suite struct CandidateTests {
    private static let drafts = [
        #"{"type":"party.registered","data":{"party":"illinois","kind":"state","names":[{"text":"Illinois"}]}}"#,
        #"{"type":"party.registered","data":{"party":"us-il-springfield","kind":"city","within":"illinois","names":[{"text":"Springfield"}]}}"#,
        #"{"type":"party.registered","data":{"party":"springfield","kind":"city","names":[{"text":"Springfield"}]}}"#,
        #"{"type":"party.registered","data":{"party":"p-7","kind":"city","names":[{"text":"Shelbyville"}]}}"#,
        #"{"type":"source.registered","key":"s","data":{"source":"gazette","kind":"article","title":"The Gazette"}}"#,
        #"{"type":"agreement.registered","data":{"agreement":"tie","kind":"other","form":"bilateral","parties":["springfield","p-7"],"title":"The Tie"}}"#,
        #"{"type":"visit.planned","on":"2020","data":{"visit":"v","for":"2021","purpose":"The spring fair"}}"#,
    ]

    private let fixture: RegisterFixture

    init() throws { fixture = try RegisterFixture() }

    private func view(_ further: String...) throws -> LedgerView {
        let drafts = try (Self.drafts + further).map {
            PlacedDraft(try Draft(JSON(parsing: $0), recorder: "test"))
        }
        try fixture.ledger.record(drafts, RecordingTerms(via: "test"))
        return try fixture.ledger.view()
    }

    @Test(
        "An id, with its kind or without, a whole name or a whole title means a thing",
        arguments: [
            ("springfield", [.party], ["party:springfield"]),
            ("party:springfield", [.agreement, .party], ["party:springfield"]),
            ("SPRINGFIELD", [.party], ["party:springfield", "party:us-il-springfield"]),
            ("Shelby", [.party], []),
            ("the gazette", [.source], ["source:gazette"]),
            ("the gazette", [.agreement, .party], []),
            ("The Tie", [.agreement, .party], ["agreement:tie"]),
            ("The Spring Fair", [.visit], ["visit:v"]),
            ("", [.party, .source], []),
        ] as [(String, [Namespace], [String])])
    func named(text: String, namespaces: [Namespace], things: [String]) throws {
        let found = try view().candidates(named: text, in: namespaces)
        #expect(found.map { "\($0.namespace.rawValue):\($0.id)" } == things)
    }

    @Test(
        "What is misspelt or in part is near",
        arguments: [
            ("Shelbyvile", .party, "p-7"), ("shelby", .party, "p-7"), ("Springfeld", .party, "springfield"),
            ("gazete", .source, "gazette"), ("The Gazete", .source, "gazette"), ("spring", .visit, "v"),
        ] as [(String, Namespace, String)])
    func near(text: String, namespace: Namespace, id: String) throws {
        let view = try view()
        #expect(try view.candidates(named: text, in: [namespace]).isEmpty)
        #expect(try view.candidates(near: text, in: [namespace]).contains { $0.id == id })
    }

    @Test("What tells things of one name apart is said, and a title as it was corrected")
    func words() throws {
        let view = try view(
            #"{"type":"fact.corrected","reason":"Misread.","data":{"event":"s","set":{"/data/title":"The Gazelle"}}}"#)
        #expect(
            try view.candidates(named: "Springfield", in: [.party]).map(\.words) == [
                "Springfield, a city", "Springfield, a city in Illinois",
            ])
        #expect(try view.candidates(named: "gazette", in: [.source]).map(\.words) == ["The Gazelle"])
        #expect(try view.candidates(named: "The Gazette", in: [.source]).isEmpty)
    }
}
