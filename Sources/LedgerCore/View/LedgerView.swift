import ExtendedDateTime
import EventStore
import Projections
import Reports
import TransparencyLog
import Domain

/// A ledger at one moment: its log as it was then, and the first events of it that count.
///
/// Made once for each question, and the only thing that answers one. Before there is a view, the checkpoint was held against the
/// key and the growth that are trusted here. Many threads may ask one view at once; two answers of it agree, whatever is
/// recorded meanwhile.
public struct LedgerView: Sendable {
    public let ledger: Ledger
    /// Up to when the ledger's knowledge counts.
    public let knownOn: TransactionTime
    /// How many events were known then: the length of the prefix of the log.
    public let size: Int
    /// Who vouches for the log.
    public let attestation: Attestation
    let log: LogMoment
    let box: IndexBox

    /// The log when the view was made. It may have more events than were known at the moment of knowledge.
    public var head: Head { log.head }
    var index: EventIndex { get throws { try box.whole.at(size) } }
    var catalog: Catalog { get throws { try box.catalog(before: size) } }
    var environment: Environment { ledger.environment }

    init(
        _ ledger: Ledger, _ log: LogMoment, _ box: IndexBox, _ attestation: Attestation, knownOn: TransactionTime
    ) throws {
        self.ledger = ledger
        self.log = log
        self.box = box
        self.attestation = attestation
        self.knownOn = knownOn
        size = try log.size(knownOn: knownOn)
    }

    /// The same log, as it was known at another moment.
    public func at(_ knownOn: TransactionTime) throws -> LedgerView {
        try LedgerView(ledger, log, box, attestation, knownOn: knownOn)
    }
}

extension LedgerView {
    public func event(at seq: Int) throws -> Event { try log.event(at: seq) }

    /// The events at the positions, in their order.
    func events(at seqs: [Int]) throws -> [Event] { try log.events(at: seqs) }

    /// Everything that was known.
    public func knowledge() throws -> KnownEvents { KnownEvents(try log.events(in: 0..<size)) }

    /// What event 0 says of the ledger.
    public func opening() throws -> Event? { head.size > 0 ? try event(at: 0) : nil }

    /// The origin's verifier key that event 0 names; `nil` for a ledger without one.
    public func verifierKey() throws -> VerifierKey? {
        guard let text = try opening()?.as(LedgerOpened.self)?.key else { return nil }
        guard let key = try? VerifierKey(parsing: text) else { throw KeyError.malformedVerifier(text) }
        return key
    }

    /// Calls `body` with each line of a range of the log, in order: its position, and its bytes without the newline.
    public func read(_ range: Range<Int>, _ body: (Int, ArraySlice<UInt8>) throws -> Void) throws {
        try log.read(range, body)
    }

    /// Calls `body` with each line that follows those that were known, waiting for those that are yet to be committed. What is
    /// committed meanwhile is held against what is trusted here as this view was.
    public func follow(pause: () throws -> Bool, _ body: (Int, ArraySlice<UInt8>) throws -> Void) throws {
        var next = size
        repeat {
            let now = try ledger.view()
            guard next < now.head.size else { continue }
            try now.read(next..<now.head.size, body)
            next = now.head.size
        } while try pause()
    }

    /// A question about some days; about today where they are left out.
    public func asOf(on: EDTF?) throws -> AsOf {
        AsOf(on: on ?? EDTF(dayOf: environment.now()), knownOn: knownOn.text, log: try treeHead())
    }

    /// The same, of a report that tells some events.
    func asOf(on: EDTF?, reporting events: [Event]) throws -> AsOf {
        try asOf(on: on).knowing(reviewsOfOtherLogs: reviewsOfOtherLogs(among: events))
    }

    /// The log up to what was known.
    func treeHead() throws -> TreeHead {
        TreeHead(
            origin: head.origin, size: size, root: try log.root(at: size), attestation: attestation)
    }
}

extension LogMoment {
    /// How many events were known at a moment.
    fileprivate func size(knownOn moment: TransactionTime) throws -> Int {
        switch moment {
        case .now: return size
        case .seq(let seq):
            guard seq < size else { throw QuestionError.noSuchSeq(seq, size: size) }
            return seq + 1
        case .day(let day, _): return try count(before: UTCInstant(startOf: Day(day.number + 1)))
        case .instant(let instant, _): return try count(before: UTCInstant(milliseconds: instant.milliseconds + 1))
        }
    }

    /// How many of the first events were recorded before an instant; `recorded` never decreases, so halving finds it.
    private func count(before instant: UTCInstant) throws -> Int {
        var (low, high) = (0, size)
        while low < high {
            let middle = (low + high) / 2
            if try event(at: middle).recorded < instant { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
