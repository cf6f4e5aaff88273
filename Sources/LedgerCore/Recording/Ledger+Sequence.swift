import ExtendedDateTime
import EventStore
import Domain

extension Ledger {
    /// Gives to drafts, against the true head, what only it can decide: positions, moments, references, ids.
    ///
    /// - Throws: `RecordingError.refused` with all that is wrong with any of the drafts.
    func sequence(_ drafts: [PlacedDraft], after head: Head, _ options: RecordingTerms) throws -> [SequencedEvent] {
        let store = try sequence(GivenDrafts(drafts), after: head, options, refusing: refuse)
        return try store.sequenced(0..<store.count, via: options.via)
    }

    /// The same for drafts of any number.
    ///
    /// - Parameter refuse: is told of all that is wrong with any of the drafts, where anything is. If it does not throw, the
    ///   others stand.
    func sequence(
        _ source: some DraftSource, after head: Head, _ options: RecordingTerms,
        refusing refuse: ([Refusal], RecordingTerms) throws -> Void
    ) throws -> DraftSpool {
        try checkClock(after: head, options)
        let sequencer = try Sequencer(in: view(of: head), options)
        // The next drafts are checked by themselves while the ones before them are sequenced.
        var ahead: Prefetched<[CheckedDraft]>?
        while let drafts = try source.next() {
            guard source.unreadable.isEmpty || options.setsAsideBad else { continue }
            let next = Prefetched(isLong: drafts[...].shares.count > 1) {
                CheckedDraft.all(drafts, doubts: options.refusesDoubtful)
            }
            if let checked = ahead?.value { try sequencer.sequence(checked) }
            ahead = next
        }
        if let checked = ahead?.value { try sequencer.sequence(checked) }
        if let (place, error) = source.unreadable.last, !options.setsAsideBad {
            throw RecordingError.unreadableDraft(place: place, error)
        }
        guard !sequencer.refusals.isEmpty else { return sequencer.store }
        try refuse(sequencer.refusals, options)
        let bad = Set(sequencer.refusals.compactMap(\.place))
        guard sequencer.store.contains(anyOf: bad) else { return sequencer.store }
        // What came from the same places goes with them, and then whatever had relied on it.
        return try sequence(sequencer.store.without(bad), after: head, options, refusing: refuse)
    }

    /// Notes what is wrong with drafts, and refuses all of them.
    func refuse(_ refusals: [Refusal], _ options: RecordingTerms) throws {
        note(refusals, options)
        throw RecordingError.refused(refusals)
    }

    func note(_ refusals: [Refusal], _ options: RecordingTerms) {
        RefusalLog(root: root).note(refusals, via: options.via, at: environment.now().description)
    }

    /// Drafts that were sequenced after this very head before, at the moment at which they are recorded now.
    func date(
        _ sequenced: [SequencedEvent], after head: Head, _ options: RecordingTerms
    ) throws -> [SequencedEvent] {
        try checkClock(after: head, options)
        var previous = head.recorded
        return try sequenced.map { draft in
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
private final class Sequencer {
    let store: DraftSpool
    private(set) var refusals: [Refusal] = []

    private let view: LedgerView
    private let options: RecordingTerms
    private let registry: WriteModel
    private var seq: Int
    private var previous: UTCInstant?

    /// - Parameter view: the ledger behind which the drafts are to be recorded.
    init(in view: LedgerView, _ options: RecordingTerms) {
        self.view = view
        self.options = options
        let store = DraftSpool(folder: view.ledger.scratchFolder)
        self.store = store
        registry = WriteModel(after: view) { try store.event(at: $0, via: options.via) }
        seq = view.head.size
        previous = view.head.recorded
    }

    func sequence(_ drafts: [CheckedDraft]) throws {
        try registry.ask(about: drafts)
        for draft in drafts { try sequence(draft) }
    }

    private func sequence(_ checked: CheckedDraft) throws {
        let (placed, draft) = (checked.placed, checked.placed.draft)
        if let known = try registry.event(draft.id) {
            guard known.draftBytes == draft.document.bytes else {
                return refuse(placed, [Problem("/id", .idTaken(draft.id.text))])
            }
            return try store.append(placed, at: .init(seq: known.seq, isNew: false, recorded: known.recorded))
        }
        var problems = checked.problems
        if problems.isEmpty {
            problems = try Invariants.problems(
                of: draft, at: seq, mentioning: checked.mentions, in: registry, changesKey: options.changesKey)
        }
        let moment: (recorded: UTCInstant, entered: UTCInstant?)
        do throws(RecordingError) { moment = try view.ledger.moment(of: placed, after: previous, options) } catch {
            guard options.setsAsideBad && error.isAboutOneDraft else { throw error }
            return refuse(placed, problems, misdated: error)
        }
        let entry = LogEntry(
            seq: seq, recorded: moment.recorded, entered: moment.entered, via: options.via, imported: draft.imported)
        if let length = entry.excessiveLength(for: draft) {
            problems.append(Problem("", .tooLong(bytes: length, limit: LogEntry.maximumLineLength)))
        }
        guard problems.isEmpty else { return refuse(placed, problems) }
        try store.append(
            placed, at: .init(seq: seq, isNew: true, recorded: entry.recorded, entered: entry.entered))
        try registry.add(draft, mentioning: checked.mentions, at: store.count - 1)
        (seq, previous) = (seq + 1, entry.recorded)
    }

    private func refuse(_ placed: PlacedDraft, _ problems: [Problem], misdated: RecordingError? = nil) {
        refusals.append(Refusal(place: placed.place, id: placed.draft.id, problems: problems, misdated: misdated))
    }
}
