import CanonicalJSON
import EventStore
import Projections
import TransparencyLog
import Domain

/// A ledger in a folder: its log, and what is done with it.
///
/// The log is the truth. Whoever asks something asks a `LedgerView`, which is the ledger at one moment.
public struct Ledger: Sendable {
    /// The folder that holds `events/`.
    public let root: String
    public let log: SegmentedFileLog
    public let environment: Environment
    /// Whether a log that is not what is trusted here is looked at all the same. Each report of it says so.
    public var looksAtUnproved = false
    let knownSigning = KnownSigning()
    private let boxes: IndexBoxes

    /// Opens the ledger in a folder.
    public init(root: String, environment: Environment) throws {
        self.root = root
        self.environment = environment
        log = try SegmentedFileLog(folder: root)
        boxes = IndexBoxes(kept: log.layout.kept, environment)
    }

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
    func view(of head: Head) throws -> LedgerView {
        let log = try moment(head)
        return try LedgerView(self, log, boxes.box(for: log, waiting: false), .signed, knownOn: .now)
    }

    func moment(_ head: Head? = nil) throws -> LogMoment {
        LogMoment(log: log, head: try head ?? log.head(), follows: environment.follows)
    }
}

extension Ledger {
    static func event(_ line: [UInt8]) throws -> Event {
        try Event(JSONDocument(line))
    }

    /// Program and version, as `via` says it.
    public static let program = "chancery 0.1.0"

    /// How many events are committed at once.
    static let batchSize = 4096
}
