import EventStore
import Projections
import Domain
import Parallelism

/// A draft that the ledger admits, with what the log is to add to it; or the event that it already is.
struct SequencedEvent: Sendable {
    let placed: PlacedDraft
    let outcome: Outcome
    /// `nil` for what is there already.
    var entry: LogEntry?

    /// The event that it becomes; `nil` for what is there already.
    func event() throws -> Event? { try entry.map { try Ledger.event($0.line(for: placed.draft)) } }

    /// What is appended of it; `nil` for what is there already.
    ///
    /// - Throws: `RecordingError.unverifiable` for a line that a verifier would refuse: nothing of its batch is appended then.
    func appended() throws -> AppendedDraft? {
        guard let entry else { return nil }
        let draft = placed.draft
        let line = Line(id: draft.id.text, recorded: entry.recorded, bytes: entry.line(for: draft))
        if let fault = line.fault(at: entry.seq) { throw RecordingError.unverifiable(draft.id, fault) }
        let isCorrection = draft.type == FactCorrected.type
        let content =
            isCorrection ? EventContent(try Ledger.event(line.bytes)) : EventContent(draft, at: entry.seq)
        return AppendedDraft(line: line, content: content)
    }
}

/// A draft as the log takes it, and as the index does.
struct AppendedDraft: Sendable {
    let line: Line
    let content: EventContent
}

extension [SequencedEvent] {
    /// What is appended of them, made on all cores.
    func appended() throws -> [AppendedDraft] {
        try concurrently(self[...].shares) { share in Result { try share.compactMap { try $0.appended() } } }
            .flatMap { try $0.get() }
    }
}
