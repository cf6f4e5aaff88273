import EventStore
import Projections
import Domain

/// What an import came to.
public struct ImportSummary: Sendable {
    public var read = 0
    public var recorded = 0
    public var alreadyThere = 0
    /// Bad drafts that were set aside.
    public var refusals: [Refusal] = []
    /// The last event that was recorded.
    var last: (seq: Int, id: EventID)?

    init(recorded: Int = 0, alreadyThere: Int = 0, refusals: [Refusal] = []) {
        self.recorded = recorded
        self.alreadyThere = alreadyThere
        self.refusals = refusals
    }
}

/// An import that stopped when some of its events were committed. These stay: they are acknowledged, as those of any commit.
public struct ImportStopped: Error, Sendable {
    /// What came of it until then.
    public var summary: ImportSummary
    /// The last event of this import that was recorded.
    public let last: (seq: Int, id: EventID)
    public let cause: any Error
}

extension Ledger {
    /// Records many drafts, committing every 4,096, in memory that hardly depends on how many there are.
    ///
    /// A first pass checks every draft against the ledger and the drafts before it; if any is bad, nothing is written,
    /// unless bad ones are to be set aside. A second run of the same import adds nothing.
    ///
    /// - Throws: `RecordingError.unreadableDraft` for the last of what is no draft, which the source has all of;
    ///   `ImportStopped` where a later batch fails, and what else fails before anything is recorded.
    public func importDrafts(
        from source: some DraftSource, _ options: RecordingTerms, settingAsideBad: Bool,
        progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws -> ImportSummary {
        var options = options
        options.setsAsideBad = settingAsideBad
        var summary = ImportSummary()
        let head = try log.head()
        let store = try sequence(source, after: head, options) { refusals, options in
            guard settingAsideBad else { return try refuse(refusals, options) }
            note(refusals, options)
            summary.refusals += refusals
        }
        try append(store, settledAfter: head, options, &summary, progress)
        summary.read = summary.recorded + summary.alreadyThere + summary.refusals.count
        return summary
    }

    /// The same for drafts that were made elsewhere.
    public func importDrafts(
        _ drafts: [PlacedDraft], _ options: RecordingTerms, settingAsideBad: Bool,
        progress: (Int) -> Void = { _ in }
    ) throws -> ImportSummary {
        var summary = try importDrafts(from: GivenDrafts(drafts), options, settingAsideBad: settingAsideBad) {
            done, _ in
            progress(done)
        }
        summary.read = drafts.count
        return summary
    }

    /// Gives out the lines that drafts would become now, without writing anything.
    ///
    /// - Parameter passingOverUnreadable: whether what is no draft at all stops nothing.
    public func rehearse(
        _ source: some DraftSource, _ options: RecordingTerms, passingOverUnreadable: Bool,
        _ show: (Event) throws -> Void
    ) throws {
        var options = options
        options.setsAsideBad = passingOverUnreadable
        let store = try sequence(source, after: log.head(), options, refusing: refuse)
        for batch in Self.batches(of: store) {
            for draft in try store.sequenced(batch, via: options.via) { try draft.event().map(show) }
        }
    }

    /// Where drafts wait, if there are many.
    var scratchFolder: String { Self.keptFolder(in: root) }

    static func batches(of store: DraftSpool) -> [Range<Int>] {
        stride(from: 0, to: store.count, by: batchSize).map { $0..<min($0 + batchSize, store.count) }
    }

    /// Appends drafts batch by batch.
    func append(
        _ store: DraftSpool, settledAfter head: Head, _ options: RecordingTerms, _ summary: inout ImportSummary,
        _ progress: (_ done: Int, _ total: Int) -> Void
    ) throws {
        // What was sequenced holds as long as nobody else has recorded anything.
        var settledFor: Head? = head
        let indexing = Indexing(self)
        defer { indexing.finish() }
        for batch in Self.batches(of: store) {
            let committed: Committed
            do {
                let drafts = try store.sequenced(batch, via: options.via)
                committed = try commit(options) { head in
                    if head.checkpoint == settledFor?.checkpoint { return try date(drafts, after: head, options) }
                    settledFor = nil
                    return try sequence(drafts.map(\.placed), after: head, options)
                }
            } catch {
                guard let last = summary.last else { throw error }
                throw ImportStopped(summary: summary, last: last, cause: error)
            }
            indexing.index(committed)
            if settledFor == nil { indexing.finish() } else { settledFor = committed.head }
            for outcome in committed.outcomes {
                guard case .recorded(let seq, let id) = outcome else {
                    summary.alreadyThere += 1
                    continue
                }
                summary.recorded += 1
                summary.last = (seq, id)
            }
            progress(batch.upperBound, store.count)
        }
    }
}

/// Takes committed drafts into the index on another core, many at a time.
private final class Indexing {
    private let ledger: Ledger
    private let worker = SerialWorker("index")
    private var waiting: [EventContent] = []
    private var head: Head?

    init(_ ledger: Ledger) {
        self.ledger = ledger
    }

    func index(_ committed: Committed) {
        waiting += committed.contents
        head = committed.head
        if waiting.count >= IndexFolder.mostAtOnce { start() }
    }

    /// Waits until all is taken in. It may fail: whoever asks the index next makes up for it.
    func finish() {
        start()
        try? worker.finish()
    }

    private func start() {
        guard let head, !waiting.isEmpty else { return }
        let (ledger, contents) = (ledger, waiting)
        waiting = []
        try? worker.start { try ledger.view(of: head).box.keep(contents) }
    }
}
