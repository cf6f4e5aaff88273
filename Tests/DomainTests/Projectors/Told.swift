import CanonicalJSON
import ExtendedDateTime

@testable import Domain

/// One event of a small ledger, as a test writes it. What is left out is what a plain report would have.
struct Told {
    let type: String
    var on: String?
    var data: JSON
    var id: String?
    var recorded: String?
    var modality: String?
    var sources: [String] = []
    var version = 1

    init(
        _ type: String, on: String? = nil, id: String? = nil, recorded: String? = nil, modality: String? = nil,
        sources: [String] = [], _ data: JSON
    ) {
        self.type = type
        self.on = on
        self.data = data
        self.id = id
        self.recorded = recorded
        self.modality = modality
        self.sources = sources
    }
}

/// An event that a test told wrongly: no ledger would have taken it.
struct NotRecordable: Error {
    let type: String
    let problems: [Problem]
}

extension KnownEvents {
    /// What events amount to that are recorded in this order, each once its shape has been checked: the first as event
    /// 0, with `e0`, `e1`, ... for ids, on the last day of 2024 where it is not said when.
    convenience init(telling events: [Told]) throws {
        self.init(try events.enumerated().map { try $1.event(at: $0) })
    }
}

extension Told {
    func event(at seq: Int) throws -> Event {
        var object: JSONObject = [
            "type": .string(type), "id": .string(id ?? "e\(seq)"), "data": data, "v": .integer(version),
        ]
        if let on { object["on"] = .string(on) }
        if let modality { object["modality"] = .string(modality) }
        if !sources.isEmpty { object["sources"] = .array(sources.map { ["source": .string($0)] }) }
        if ["fact.corrected", "fact.retracted", "party.merged", "claim.preferred"].contains(type) {
            object["reason"] = "as the test has it"
        }
        let draft = try Draft(.object(object), recorder: "a test")
        let isKnown = EventTypes.named(type) != nil && version == 1
        let problems = isKnown ? Validation.problems(in: draft.document.root) : []
        guard problems.isEmpty else { throw NotRecordable(type: type, problems: problems) }
        let moment = UTCInstant("\(recorded ?? "2024-12-31")T12:00:00.000Z") ?? UTCInstant(milliseconds: 0)
        let entry = LogEntry(seq: seq, recorded: moment, entered: nil, via: "tests", imported: nil)
        return try Event(JSONDocument(entry.line(for: draft)))
    }
}

extension DayRange {
    /// The days of an EDTF date: of `2024-02`, every day of that month.
    init(_ text: String) {
        guard let date = try? EDTF(text) else { preconditionFailure("\(text) is no EDTF date.") }
        self.init(date.bounds)
    }
}

extension StatusAnswer {
    /// The answer in short: `in-force`, `in-force? else ended`.
    var short: String {
        status + (certainty == .possible ? "?" : "") + (otherwise.map { " else \($0)" } ?? "")
    }
}

extension StatusAnswer? {
    /// The same; `none` where nothing holds.
    var short: String { self?.short ?? "none" }
}
