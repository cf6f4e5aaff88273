import CanonicalJSON
import EDTF
import EventLog
import TransparencyLog
import Vocabulary

/// A draft with the place it came from.
public struct PlacedDraft: Sendable {
    public let draft: Draft
    public let place: Place?

    public init(_ draft: Draft, at place: Place? = nil) {
        self.draft = draft
        self.place = place
    }
}

/// How drafts are recorded.
public struct RecordingTerms: Sendable {
    /// Program and way, as the stored line says it.
    public var via: String
    /// Drafts may claim the moment of their recording.
    public var isBackfill = false
    /// Leaves an unsigned checkpoint where there is no key to sign with.
    public var allowsUnsigned = false
    /// Records although the last event lies far ahead of the clock, which once stood wrong: at that event's moment, with
    /// the clock's own reading as `entered`. Otherwise a clock that was a year ahead would close a ledger for a year.
    public var allowsClockBehind = false
    /// A draft that claims a moment which it cannot have been recorded at is refused by itself; else the first one stops
    /// everything, as it tells of the whole file.
    var refusesMisdated = false

    public init(
        via: String, isBackfill: Bool = false, allowsUnsigned: Bool = false, allowsClockBehind: Bool = false
    ) {
        self.via = via
        self.isBackfill = isBackfill
        self.allowsUnsigned = allowsUnsigned
        self.allowsClockBehind = allowsClockBehind
    }
}

extension Ledger {
    /// An id for an event recorded on the command line: a UUIDv7.
    public func freshID() -> EventID {
        EventID(UUIDv7.text(at: environment.now(), random: environment.random(10)))
    }

    /// Records drafts, all or none, in one commit.
    ///
    /// - Returns: what became of each, in order.
    /// - Throws: `RecordingError`, `KeyError` or `LogError`; nothing has been written then, but for a `LogError` that
    ///   says that the outcome is unknown.
    @discardableResult
    public func record(_ drafts: [PlacedDraft], _ options: RecordingTerms) throws -> [Outcome] {
        try record(drafts, options, RegistryMemory())
    }

    func record(_ drafts: [PlacedDraft], _ options: RecordingTerms, _ memory: RegistryMemory) throws -> [Outcome] {
        var outcomes: [Outcome] = []
        var events: [Event] = []
        let appended = try log.append(signing(options)) { head in
            try refresh(head)
            let batch = try prepare(drafts, after: head, options, memory)
            outcomes = batch.outcomes
            events = batch.events
            return batch.lines
        }
        if !events.isEmpty { try? index.add(events, covering: appended.head.stamp) { try event(at: $0) } }
        return outcomes
    }

    /// The lines that drafts would become now, without writing anything.
    public func rehearse(_ drafts: [PlacedDraft], _ options: RecordingTerms) throws -> [Event] {
        try rehearse(drafts, options, RegistryMemory())
    }

    func rehearse(_ drafts: [PlacedDraft], _ options: RecordingTerms, _ memory: RegistryMemory) throws -> [Event] {
        let head = try log.head()
        try refresh(head)
        return try prepare(drafts, after: head, options, memory).events
    }

    /// Who signs: the ledger's key where it names one. Without it, only an explicit wish leaves the log unsigned.
    private func signing(_ options: RecordingTerms) throws -> CheckpointSigning {
        let history = try trustedHistory()
        guard !history.all.isEmpty else { return .unsigned }
        let origin = try log.head().origin
        let files = KeyFiles(environment)
        guard let signer = try files.signer(for: origin) else {
            if options.allowsUnsigned { return .unsigned }
            throw KeyError.noSigner(origin: origin, path: files.path(for: origin))
        }
        guard history.valid.contains(signer.verifier) else { throw KeyError.notTheLedgersKey(origin) }
        return .signed(by: signer)
    }

    /// The verifier keys that the ledger names, vouches for and has not retired.
    public func validKeys() throws -> [String] {
        try keyHistory().valid.map(\.text)
    }
}

/// Drafts turned into lines, in order.
struct PreparedBatch {
    var lines: [Line] = []
    var events: [Event] = []
    var outcomes: [Outcome] = []
}

extension Ledger {
    /// Settles, against the true head, what only it can settle: positions, moments, references, ids.
    func prepare(
        _ drafts: [PlacedDraft], after head: Head, _ options: RecordingTerms, _ memory: RegistryMemory
    ) throws -> PreparedBatch {
        let registry = try LedgerRegistry(self, memory)
        var batch = PreparedBatch()
        var refusals: [Refusal] = []
        var previous = head.recorded
        for placed in drafts {
            let draft = placed.draft
            if let known = try registry.event(draft.id) {
                if known.draftBytes == draft.document.bytes {
                    batch.outcomes.append(.duplicate(seq: known.seq, known.id))
                } else {
                    refusals.append(
                        Refusal(place: placed.place, id: draft.id, problems: [Problem("/id", .idTaken(draft.id.text))]))
                }
                continue
            }
            var problems = Validation.problems(in: draft)
            if problems.isEmpty { problems = try Admission.problems(of: draft, in: registry) }
            let recorded: UTCInstant
            let entered: UTCInstant?
            do throws(RecordingError) {
                (recorded, entered) = try moment(of: placed, after: previous, options)
            } catch {
                guard options.refusesMisdated && error.isAboutOneDraft else { throw error }
                refusals.append(Refusal(place: placed.place, id: draft.id, problems: problems, misdated: error))
                continue
            }
            let entry = LogEntry(
                seq: head.size + batch.lines.count, recorded: recorded, entered: entered, via: options.via,
                imported: draft.imported)
            let bytes = entry.line(for: draft)
            if bytes.count > LogEntry.maximumLineLength {
                problems.append(Problem("", .tooLong(bytes: bytes.count, limit: LogEntry.maximumLineLength)))
            }
            guard problems.isEmpty else {
                refusals.append(Refusal(place: placed.place, id: draft.id, problems: problems))
                continue
            }
            let event = try Self.event(bytes)
            registry.add(event)
            previous = recorded
            batch.events.append(event)
            batch.outcomes.append(.recorded(seq: event.seq, event.id))
            batch.lines.append(Line(id: event.id.text, recorded: recorded, bytes: bytes))
        }
        guard refusals.isEmpty else {
            RefusalLog(root: root).note(refusals, via: options.via, at: environment.now().description)
            throw RecordingError.refused(refusals)
        }
        return batch
    }

    /// When a draft is recorded: now, never before the previous event, or when a backfill says.
    ///
    /// - Returns: also what the clock read, where that is another moment.
    private func moment(
        of placed: PlacedDraft, after previous: UTCInstant?, _ options: RecordingTerms
    ) throws(RecordingError) -> (recorded: UTCInstant, entered: UTCInstant?) {
        let now = environment.now()
        guard let text = placed.draft.recorded else {
            let recorded = max(now, previous ?? now)
            let lag = recorded.milliseconds - now.milliseconds
            guard lag <= Self.clockToleranceMilliseconds || options.allowsClockBehind else {
                throw .clockBehind(now: now, previous: recorded)
            }
            return (recorded, recorded == now ? nil : now)
        }
        guard options.isBackfill else { throw .notABackfill(place: placed.place) }
        guard let claimed = UTCInstant(text) else { throw .badRecorded(place: placed.place, text) }
        if let previous, claimed < previous {
            throw .recordedOutOfOrder(place: placed.place, claimed: claimed, previous: previous)
        }
        if claimed > now { throw .recordedInFuture(place: placed.place, claimed: claimed, now: now) }
        return (claimed, claimed == now ? nil : now)
    }

    /// How far the last event may lie ahead of the clock before a writer stops: five minutes.
    private static let clockToleranceMilliseconds = 300_000
}

extension RecordingError {
    /// Whether the moment that a single draft claims is at fault, not the way in which all are recorded.
    fileprivate var isAboutOneDraft: Bool {
        switch self {
        case .recordedOutOfOrder, .recordedInFuture, .badRecorded: true
        default: false
        }
    }
}
