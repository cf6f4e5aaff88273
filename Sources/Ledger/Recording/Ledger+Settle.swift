import EDTF
import EventLog
import Vocabulary

/// A draft that the ledger admits, with what the log is to add to it; or the event that it already is.
struct SettledDraft {
    let placed: PlacedDraft
    let outcome: Outcome
    /// `nil` for what is there already.
    var entry: LogEntry?

    /// The event that it becomes; `nil` for what is there already.
    func event() throws -> Event? { try entry.map { try Ledger.event($0.line(for: placed.draft)) } }

    /// The same as a line, to be appended.
    var line: Line? {
        entry.map { Line(id: outcome.id.text, recorded: $0.recorded, bytes: $0.line(for: placed.draft)) }
    }
}

extension Ledger {
    /// Settles, against the true head, what only it can settle: positions, moments, references, ids.
    ///
    /// - Throws: `RecordingError.refused` with all that is wrong with any of the drafts.
    func settle(_ drafts: [PlacedDraft], after head: Head, _ options: RecordingTerms) throws -> [SettledDraft] {
        var settling = try Settling(drafts.count, in: self, after: head, options)
        for start in stride(from: 0, to: drafts.count, by: Self.batchSize) {
            let checked = CheckedDraft.all(drafts[start..<min(start + Self.batchSize, drafts.count)])
            try settling.settle(checked)
        }
        guard settling.refusals.isEmpty else {
            RefusalLog(root: root).note(settling.refusals, via: options.via, at: environment.now().description)
            throw RecordingError.refused(settling.refusals)
        }
        return settling.settled
    }

    /// Drafts that were settled after this very head before, at the moment at which they are recorded now.
    func date(
        _ settled: ArraySlice<SettledDraft>, after head: Head, _ options: RecordingTerms
    ) throws -> [SettledDraft] {
        var previous = head.recorded
        return try settled.map { draft in
            var draft = draft
            guard draft.entry != nil else { return draft }
            let (recorded, entered) = try moment(of: draft.placed, after: previous, options)
            draft.entry?.recorded = recorded
            draft.entry?.entered = entered
            previous = recorded
            return draft
        }
    }
}

/// Settles drafts one after another, each against the ledger and the drafts in front of it.
private struct Settling {
    private(set) var settled: [SettledDraft] = []
    private(set) var refusals: [Refusal] = []

    private let ledger: Ledger
    private let options: RecordingTerms
    private let registry: LedgerRegistry
    private var seq: Int
    private var previous: UTCInstant?

    init(_ count: Int, in ledger: Ledger, after head: Head, _ options: RecordingTerms) throws {
        self.ledger = ledger
        self.options = options
        registry = try LedgerRegistry(ledger)
        seq = head.size
        previous = head.recorded
        settled.reserveCapacity(count)
    }

    mutating func settle(_ drafts: [CheckedDraft]) throws {
        try registry.ask(about: drafts)
        for draft in drafts { try settle(draft) }
    }

    private mutating func settle(_ checked: CheckedDraft) throws {
        let (placed, draft) = (checked.placed, checked.placed.draft)
        if let known = try registry.event(draft.id) {
            guard known.draftBytes == draft.document.bytes else {
                return refuse(placed, [Problem("/id", .idTaken(draft.id.text))])
            }
            settled.append(SettledDraft(placed: placed, outcome: .duplicate(seq: known.seq, known.id)))
            return
        }
        var problems = checked.problems
        if problems.isEmpty {
            problems = try Admission.problems(of: draft, mentioning: checked.mentions, in: registry)
        }
        let moment: (recorded: UTCInstant, entered: UTCInstant?)
        do throws(RecordingError) { moment = try ledger.moment(of: placed, after: previous, options) } catch {
            guard options.refusesMisdated && error.isAboutOneDraft else { throw error }
            return refuse(placed, problems, misdated: error)
        }
        let entry = LogEntry(
            seq: seq, recorded: moment.recorded, entered: moment.entered, via: options.via, imported: draft.imported)
        let length = entry.lineLength(for: draft)
        if length > LogEntry.maximumLineLength {
            problems.append(Problem("", .tooLong(bytes: length, limit: LogEntry.maximumLineLength)))
        }
        guard problems.isEmpty else { return refuse(placed, problems) }
        let next = SettledDraft(placed: placed, outcome: .recorded(seq: seq, draft.id), entry: entry)
        try registry.add(next, mentioning: checked.mentions)
        settled.append(next)
        (seq, previous) = (seq + 1, entry.recorded)
    }

    private mutating func refuse(_ placed: PlacedDraft, _ problems: [Problem], misdated: RecordingError? = nil) {
        refusals.append(Refusal(place: placed.place, id: placed.draft.id, problems: problems, misdated: misdated))
    }
}
