import EDTF
import EventStore
import Domain

extension Ledger {
    /// Settles, against the true head, what only it can settle: positions, moments, references, ids.
    ///
    /// - Throws: `RecordingError.refused` with all that is wrong with any of the drafts.
    func settle(_ drafts: [PlacedDraft], after head: Head, _ options: RecordingTerms) throws -> [SettledDraft] {
        let store = try settle(GivenDrafts(drafts), after: head, options, refusing: refuse)
        return try store.settled(0..<store.count, via: options.via)
    }

    /// The same for drafts of any number.
    ///
    /// - Parameter refuse: is told of all that is wrong with any of the drafts, where anything is. If it does not throw, the
    ///   others stand.
    func settle(
        _ source: some DraftSource, after head: Head, _ options: RecordingTerms,
        refusing refuse: ([Refusal], RecordingTerms) throws -> Void
    ) throws -> DraftStore {
        try checkClock(after: head, options)
        let settling = try Settling(in: view(of: head), options)
        // The next drafts are checked by themselves while the ones before them are settled.
        var ahead: Ahead<[CheckedDraft]>?
        while let drafts = try source.next() {
            guard source.unreadable.isEmpty || options.setsAsideBad else { continue }
            let next = Ahead(isLong: drafts[...].shares.count > 1) { CheckedDraft.all(drafts) }
            if let checked = ahead?.value { try settling.settle(checked) }
            ahead = next
        }
        if let checked = ahead?.value { try settling.settle(checked) }
        if let (place, error) = source.unreadable.last, !options.setsAsideBad {
            throw RecordingError.unreadableDraft(place: place, error)
        }
        guard !settling.refusals.isEmpty else { return settling.store }
        try refuse(settling.refusals, options)
        let bad = Set(settling.refusals.compactMap(\.place))
        guard settling.store.contains(anyOf: bad) else { return settling.store }
        // What came from the same places goes with them, and then whatever had relied on it.
        return try settle(settling.store.without(bad), after: head, options, refusing: refuse)
    }

    /// Notes what is wrong with drafts, and refuses all of them.
    func refuse(_ refusals: [Refusal], _ options: RecordingTerms) throws {
        note(refusals, options)
        throw RecordingError.refused(refusals)
    }

    func note(_ refusals: [Refusal], _ options: RecordingTerms) {
        RefusalLog(root: root).note(refusals, via: options.via, at: environment.now().description)
    }

    /// Drafts that were settled after this very head before, at the moment at which they are recorded now.
    func date(
        _ settled: [SettledDraft], after head: Head, _ options: RecordingTerms
    ) throws -> [SettledDraft] {
        try checkClock(after: head, options)
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
private final class Settling {
    let store: DraftStore
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
        let store = DraftStore(folder: view.ledger.scratchFolder)
        self.store = store
        registry = WriteModel(after: view) { try store.event(at: $0, via: options.via) }
        seq = view.head.size
        previous = view.head.recorded
    }

    func settle(_ drafts: [CheckedDraft]) throws {
        try registry.ask(about: drafts)
        for draft in drafts { try settle(draft) }
    }

    private func settle(_ checked: CheckedDraft) throws {
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
                of: draft, mentioning: checked.mentions, in: registry, changesKey: options.changesKey)
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
