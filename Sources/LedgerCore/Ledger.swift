import CanonicalJSON
import EventStore
import Projections
import TransparencyLog
import Domain

/// A ledger: its log, in whatever store, and what is done with it.
///
/// The log is the truth. Whoever asks something asks a `LedgerView`, which is the ledger at one moment.
public struct Ledger: Sendable {
    /// The folder of what is kept beside the log: the index, snapshots, queues of names that wait for a decision.
    public let root: String
    public let log: any AppendOnlyLog
    public let environment: Environment
    /// Whether a log that is not what is trusted here is looked at all the same. Each report of it says so.
    public var looksAtUnproved = false
    let knownSigning = KnownSigning()
    private let boxes: IndexBoxes

    public init(_ log: any AppendOnlyLog, beside root: String, environment: Environment) {
        self.root = root
        self.environment = environment
        self.log = log
        boxes = IndexBoxes(kept: Self.keptFolder(in: root), environment)
    }

    /// What can be made anew at any time.
    static func keptFolder(in root: String) -> String { root + "/.chancery" }

    /// The ledger now, up to a moment of knowledge.
    ///
    /// - Throws: `TrustError` where the log is not the one that is trusted here under its name.
    public func view(knownOn: TransactionTime = .now) throws -> LedgerView {
        // What is trusted here is read before the log, which only grows meanwhile.
        let known = trust(of: try log.checkpoint().checkpoint.origin)
        let log = try moment()
        let box = boxes.box(for: log, waiting: true)
        return try LedgerView(self, log, box, attestation(of: log, box, known), knownOn: knownOn)
    }

    /// The ledger as it is for whoever has its lock, or has verified it: the log is not held against what is trusted here.
    package func view(of head: Head) throws -> LedgerView {
        let log = try moment(head)
        return try LedgerView(self, log, boxes.box(for: log, waiting: false), .signed, knownOn: .now)
    }

    package func moment(_ head: Head? = nil) throws -> LogMoment {
        LogMoment(log: log, head: try head ?? log.head(), follows: environment.follows)
    }
}

extension Ledger {
    package static func event(_ line: [UInt8]) throws -> Event {
        try Event(JSONDocument(line))
    }

    /// Program and version, as `via` says it.
    public static let program = "chancery 0.1.0"

    /// How many events are committed at once.
    static let batchSize = 4096
}
