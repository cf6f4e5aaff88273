import CanonicalJSON
import ExtendedDateTime
import EventStore
import LedgerCore
import Testing
import Domain

/// What the processes write, with a registry of its own that says what may be written.
final class WrittenHistory {
    private var history: KeptHistory
    private var registry = PrefixRegistry()
    private var drafts: [JSONObject] = []

    /// What is being recorded, until whoever records it has been told.
    private var pending: EventID?

    var events: [Event] { registry.events }

    /// The committed events, of which the last one may be pending.
    func events(in log: some AppendOnlyLog) throws -> [Event] {
        guard let pending, try log.head().size == events.count + 1 else { return events }
        let last = try Event(JSONDocument(log.line(at: events.count)))
        try require(last.id == pending, "\(last.id) was recorded in place of \(pending)")
        return events + [last]
    }

    init(seed: UInt64, _ ledger: Ledger) throws {
        history = KeptHistory(seed: seed, after: 1)
        registry.add(try ledger.event(at: 0))
    }

    private static let terms = RecordingTerms(via: "test")

    /// Records a draft, which is taken if the naive registry takes it, and refused if not.
    func write(by ledger: Ledger) throws -> String {
        let draft = history.draft()
        let event = try Event(JSONDocument(history.line(of: draft).bytes))
        let isGood = try mayBeTaken(event)
        pending = event.id
        defer { pending = nil }
        guard let outcome = try record(draft, by: ledger) else {
            try require(!isGood, "\(event.type) \(event.id) was refused")
            return "refused"
        }
        try require(isGood, "\(event.type) \(event.id) was taken")
        try require(outcome == .recorded(seq: events.count, event.id), "\(event.id) is \(outcome)")
        try take(draft, ledger)
        return "@\(outcome.seq)"
    }

    /// Records what is there, which adds nothing; or something else under its id, which is refused.
    func repeatOne(by ledger: Ledger, _ random: inout SeededGenerator) throws -> String {
        guard var draft = drafts.randomElement(using: &random), let id = draft["id"]?.string else { return "nothing" }
        let seq = events.firstIndex { $0.id.text == id }
        if Bool.random(using: &random) {
            let outcome = try record(draft, by: ledger)
            try require(
                outcome == seq.map { .duplicate(seq: $0, EventID(id)) }, "\(id) is \(String(describing: outcome))")
            return "\(id), the same"
        }
        draft["reason"] = "Another one."
        try require(try record(draft, by: ledger) == nil, "\(id) was taken with other content")
        return "\(id), another"
    }

    /// Appends what may be appended, as a writer does that ends behind its commit.
    func append(by ledger: Ledger) throws -> String {
        let draft = history.draft()
        let event = try Event(JSONDocument(history.line(of: draft).bytes))
        guard try mayBeTaken(event) else { return "nothing" }
        let entered = try Draft(.object(draft), recorder: "test")
        pending = event.id
        defer { pending = nil }
        _ = try ledger.log.append(.unsigned) { head in
            let recorded = head.recorded ?? ledger.environment.now()
            let entry = LogEntry(seq: head.size, recorded: recorded, entered: nil, via: "test")
            return [Line(id: event.id.text, recorded: recorded, bytes: entry.line(for: entered))]
        }
        try take(draft, ledger)
        return "@\(events.count - 1)"
    }

    private func mayBeTaken(_ event: Event) throws -> Bool {
        try event.definition != nil && registry.problems(with: event).isEmpty
    }

    /// What became of a draft; `nil` where it was refused.
    private func record(_ draft: JSONObject, by ledger: Ledger) throws -> Outcome? {
        do {
            let placed = PlacedDraft(try Draft(.object(draft), recorder: "test"))
            return try ledger.record([placed], Self.terms).first
        } catch RecordingError.refused { return nil }
    }

    private func take(_ draft: JSONObject, _ ledger: Ledger) throws {
        registry.add(try ledger.event(at: events.count))
        drafts.append(draft)
        history.take()
    }
}

/// What was not as it must be.
struct Difference: Error, CustomStringConvertible {
    let description: String
}

func require(_ condition: Bool, _ description: @autoclosure () -> String) throws {
    if !condition { throw Difference(description: description()) }
}
