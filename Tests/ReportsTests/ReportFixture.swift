import CanonicalJSON
import ExtendedDateTime
import Reports
import Domain

/// What a few drafts amount to, one recorded a day from 2024-01-01 on.
struct ReportFixture {
    let knowledge: KnownEvents

    /// - Parameter entry: what the log adds to the draft at a position, recorded at a moment.
    init(_ drafts: [JSON], entry: (Int, UTCInstant) -> LogEntry = ReportFixture.entry) throws {
        let start = Day(year: 2024, month: 1, day: 1).number
        knowledge = KnownEvents(
            try drafts.enumerated().map { seq, json in
                let draft = try Draft(json, recorder: "tester")
                let recorded = UTCInstant(startOf: Day(start + seq))
                return try Event(JSONDocument(entry(seq, recorded).line(for: draft)))
            })
    }

    private static func entry(_ seq: Int, _ recorded: UTCInstant) -> LogEntry {
        LogEntry(seq: seq, recorded: recorded, entered: nil, via: "test")
    }

    var events: [Event] { knowledge.events }

    /// What was known after the first so many events.
    func first(_ count: Int) -> ReportFixture { ReportFixture(KnownEvents(Array(events.prefix(count)))) }

    private init(_ knowledge: KnownEvents) { self.knowledge = knowledge }

    func asOf(on day: String) throws -> AsOf {
        let size = knowledge.events.count
        return AsOf(
            on: try EDTF(day), knownOn: "now", log: TreeHead(origin: "example.org/test", size: size, root: "r"))
    }

    func replay(on day: String) throws -> ReplayReport { ReplayReport(knowledge, try asOf(on: day)) }

    static func party(_ id: String, name: String) -> JSON {
        [
            "key": "party:\(id)", "type": "party.registered",
            "data": ["party": .string(id), "kind": "city", "names": [["text": .string(name)]]],
        ]
    }

    /// Two towns, a tie between them that was signed some day in 2019, and given up in June 2021.
    static let tie: [JSON] = [
        party("a", name: "Alpha"), party("b", name: "Beta"),
        [
            "key": "tie", "type": "agreement.registered",
            "data": ["agreement": "a-b", "kind": "sister-city", "form": "bilateral", "parties": ["a", "b"]],
        ],
        [
            "key": "signed", "type": "agreement.signed", "on": "2019", "data": ["agreement": "a-b"],
            "confidence": "medium",
        ],
        [
            "key": "ended", "type": "agreement.ended", "on": "2021-06", "confidence": "high",
            "data": [
                "agreement": "a-b", "mode": "withdrawal", "party": "a", "grounds": [["text": "Fees", "who": "a"]],
            ],
        ],
    ]
}
