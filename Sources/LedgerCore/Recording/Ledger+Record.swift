import CanonicalJSON
import ExtendedDateTime
import EventStore
import Projections
import TransparencyLog
import Domain

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
    /// Records although the clock does not fit the last event.
    ///
    /// Where that lies far ahead of the clock, which once stood wrong, at that event's moment, with the clock's own reading as
    /// `entered`: otherwise a clock that was a year ahead would close a ledger for a year. Where the clock is far ahead of all
    /// that could confirm it, at the clock's moment: somebody knows that it is right.
    public var despiteClock = false
    /// Refuses a draft that, by the rules of `check`, cannot be so whatever the ledger holds.
    public var refusesDoubtful = false
    /// The ledger itself changes its key.
    var changesKey = false
    /// Bad drafts are set aside, and the others recorded. One that claims a moment which it cannot have been recorded at is
    /// refused by itself then; else the first one stops everything, as it tells of the whole file.
    var setsAsideBad = false

    public init(
        via: String, isBackfill: Bool = false, allowsUnsigned: Bool = false, despiteClock: Bool = false
    ) {
        self.via = via
        self.isBackfill = isBackfill
        self.allowsUnsigned = allowsUnsigned
        self.despiteClock = despiteClock
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
        try commit(options) { head in try sequence(drafts, after: head, options) }.outcomes
    }

    /// Appends what `sequence` gives, against the true head, in one commit.
    func commit(_ options: RecordingTerms, _ sequence: (Head) throws -> [SequencedEvent]) throws -> Committed {
        let signing = try signing(options)
        do { return try commit(signing, sequence) } catch LogError.untrustedCheckpoint(let error) {
            // The key may have been changed between the look at it and the lock; nothing has been sequenced then.
            let now = try self.signing(options)
            guard now.signer != signing.signer else { throw LogError.untrustedCheckpoint(error) }
            return try commit(now, sequence)
        }
    }

    private func commit(_ signing: CheckpointSigning, _ sequence: (Head) throws -> [SequencedEvent]) throws -> Committed
    {
        var outcomes: [Outcome] = []
        var contents: [EventContent] = []
        let appended = try log.append(signing) { head in
            let sequenced = try sequence(head)
            outcomes = sequenced.map(\.outcome)
            let drafts = try sequenced.appended()
            contents = drafts.map(\.content)
            return drafts.map(\.line)
        }
        if !contents.contains(where: { $0.type == LedgerKeyChanged.type }) {
            knownSigning.remember(signing, behind: appended.head.checkpoint)
        }
        if !appended.seqs.isEmpty { rememberGrowth(to: appended.head, signing) }
        return Committed(outcomes: outcomes, contents: contents, head: appended.head)
    }

    /// Remembers outside the ledger what it has become, so that an older copy that is put back is noticed by whoever asks next.
    private func rememberGrowth(to head: Head, _ signing: CheckpointSigning) {
        let keys: [String] =
            switch signing {
            case .signed(let signer, _, _): [signer.verifier.text]
            case .unsigned: (try? validKeys()) ?? []
            }
        // What was recorded is recorded, though it cannot be remembered.
        try? TrustFiles(environment).remember(head.checkpoint, firstTrusting: keys)
    }

    /// The lines that drafts would become now, without writing anything.
    public func rehearse(_ drafts: [PlacedDraft], _ options: RecordingTerms) throws -> [Event] {
        try sequence(drafts, after: log.head(), options).compactMap { try $0.event() }
    }

    /// Who signs: the ledger's key where it names one. Without it, only an explicit wish leaves the log unsigned.
    func signing(_ options: RecordingTerms) throws -> CheckpointSigning {
        let last = try log.checkpoint()
        if let known = knownSigning.signing(behind: last) { return known }
        let history = try trustedHistory()
        guard !history.all.isEmpty else { return .unsigned }
        let origin = last.checkpoint.origin
        do {
            if let signer = try signer(history, of: origin) { return .signed(by: signer) }
            guard options.allowsUnsigned else {
                throw KeyError.noSigner(origin: origin, path: try KeyFiles(environment).activePath(for: origin))
            }
        } catch KeyError.notTheLedgersKey(let origin, let change) {
            guard options.allowsUnsigned else { throw KeyError.notTheLedgersKey(origin, change: change) }
        }
        try standing(history, of: origin).changes.last.map(environment.noticesChange)
        return .unsigned
    }

    /// The verifier keys that the ledger names, vouches for and has not retired.
    public func validKeys() throws -> [String] {
        try view(of: log.head()).keyHistory().valid.map(\.text)
    }
}

/// What became of drafts in one commit.
struct Committed: Sendable {
    let outcomes: [Outcome]
    /// What the index is to take in.
    let contents: [EventContent]
    /// The log behind them.
    let head: Head
}

extension CheckpointSigning {
    /// The key that signs; `nil` where none does.
    fileprivate var signer: VerifierKey? {
        if case .signed(let signer, _, _) = self { signer.verifier } else { nil }
    }
}
