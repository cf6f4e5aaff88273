import CanonicalJSON
import ExtendedDateTime
import Testing
import Domain

/// Lines that are canonical and signed, and not what their types say.
@Suite struct FitTests {
    private func event(_ draft: JSON, seq: Int = 0) throws -> Event {
        let draft = try Draft(draft, recorder: "r")
        let entry = LogEntry(seq: seq, recorded: UTCInstant(milliseconds: 0), entered: nil, via: "test")
        return try Event(JSONDocument(entry.line(for: draft), rules: .ledgerLine))
    }

    private static let signing: JSON = [
        "id": "e", "type": "agreement.signed", "on": "2020", "data": ["agreement": "t", "parties": ["a", "b"]],
    ]

    /// What stands at a place instead of what should.
    private static let odd: [(place: String, value: JSON)] = [
        ("/data", .null), ("/data", "text"), ("/data", []), ("/data/agreement", .null), ("/data/agreement", 5),
        ("/data/agreement", "No Slug"), ("/data/parties", "a"), ("/data/parties", []), ("/data/parties/0", ["a": 1]),
        ("/data/effect", ["x": 1]), ("/data/effect", "no such word"), ("/data/signatories", [["party": []]]),
        ("/data/further", 1), ("/sources", "s"), ("/sources", [["source": 1]]), ("/place", 1),
        ("/modality", "rumoured"),
        ("/confidence", []), ("/v", "1"), ("/attributed", [1]), ("/by", 1), ("/stated", []),
    ]

    @Test(arguments: odd.indices)
    func `an event without the form of its type has no definition and nothing to read`(index: Int) throws {
        var draft = Self.signing
        try draft.set(Self.odd[index].value, at: JSONPointer(parsing: Self.odd[index].place))
        let event = try event(draft)
        #expect(event.definition == nil && event.obstacle == .form)
        #expect(event[AgreementSigned.self].parties == nil)
        let knowledge = KnownEvents([event])
        #expect(knowledge.facts.isEmpty && knowledge.notApplied.map(\.seq) == [0])
    }

    @Test func `an event whose date cannot be read keeps its definition`() throws {
        var draft = Self.signing
        try draft.set("soon", at: JSONPointer(parsing: "/on"))
        #expect(try event(draft).definition != nil)
    }

    @Test func `about what it names nothing is certain`() throws {
        let parties: JSON = [
            "id": "t", "type": "agreement.registered",
            "data": ["agreement": "t", "kind": "treaty", "form": "bilateral", "parties": ["a", "b"]],
        ]
        let told = try [
            event(parties), event(Self.signing, seq: 1),
            event(
                ["id": "x", "type": "agreement.ended", "on": "2021", "data": ["agreement": "t", "mode": 5]], seq: 2),
        ]
        let day = DayRange(Day(year: 2022, month: 1, day: 1), Day(year: 2022, month: 1, day: 1))
        #expect(KnownEvents(Array(told.prefix(2))).agreement(AgreementID("t"))?.answer(on: day)?.certainty == .certain)
        let answer = try #require(KnownEvents(told).agreement(AgreementID("t"))?.answer(on: day))
        #expect(answer.certainty == .possible && answer.because.map(\.seq) == [2])
    }

    /// It would lead to a line with another position, of which there may be one already.
    @Test(arguments: ["/seq", "/type", "/id", "/data", "", "no pointer"])
    func `a correction of what no correction may change is not applied`(pointer: String) throws {
        let correction: JSON = [
            "id": "c", "type": "fact.corrected", "reason": "r",
            "data": ["event": "e", "set": .object(JSONObject([(pointer, .integer(7))]))],
        ]
        let knowledge = KnownEvents(try [event(Self.signing), event(correction, seq: 1)])
        #expect(knowledge.facts.map(\.seq) == [0] && knowledge.notApplied.map(\.seq) == [1])
        #expect(knowledge.corrections.isEmpty)
    }

    @Test func `a correction that would take an event's form is passed over, and the others are not`() throws {
        func correction(_ id: String, _ set: JSON, seq: Int) throws -> Event {
            try event(
                ["id": .string(id), "type": "fact.corrected", "reason": "r", "data": ["event": "e", "set": set]],
                seq: seq)
        }
        let knowledge = KnownEvents([
            try event(Self.signing), try correction("c1", ["/data/agreement": 5, "/on": "2019"], seq: 1),
            try correction("c2", ["/data/parties": ["a", "c"]], seq: 2),
        ])
        let fact = try #require(knowledge.fact(at: 0))
        #expect(knowledge.notApplied.isEmpty && fact.on?.description == "2020")
        #expect(fact[AgreementSigned.self].parties?.map(\.text) == ["a", "c"])
    }

    @Test func `a correction can give a line the form of its type`() throws {
        var draft = Self.signing
        try draft.set(5, at: JSONPointer(parsing: "/data/agreement"))
        let correction: JSON = [
            "id": "c", "type": "fact.corrected", "reason": "r",
            "data": ["event": "e", "set": ["/data/agreement": "t"]],
        ]
        let knowledge = KnownEvents(try [event(draft), event(correction, seq: 1)])
        #expect(knowledge.notApplied.isEmpty && knowledge.facts(about: .agreement(AgreementID("t"))).count == 1)
    }

    @Test func `every example of the vocabulary has its form`() throws {
        for definition in EventTypes.all {
            let event = try event(definition.example)
            #expect(event.definition === definition)
        }
    }
}
