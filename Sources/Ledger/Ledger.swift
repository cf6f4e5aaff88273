import CanonicalJSON
import EDTF
import EventLog
import Projections
import TransparencyLog
import Vocabulary

/// A ledger in a folder: the use cases over its log and its index.
///
/// The log is the truth; the index is brought up to it whenever something is asked, and rebuilt where it does not
/// match.
public struct Ledger: Sendable {
    /// The folder that holds `events/`.
    public let root: String
    public let log: FolderLog
    public let environment: Environment
    private let place: IndexPlace
    let knownSigning = KnownSigning()
    var index: Index { get throws { try place.index } }

    /// Program and version, as `via` says it.
    public static let program = "chancery 0.1.0"

    /// Opens the ledger in a folder.
    public init(root: String, environment: Environment) throws {
        self.root = root
        self.environment = environment
        log = try FolderLog(folder: root)
        place = IndexPlace(root + "/.chancery")
    }

    /// What event 0 says of the ledger.
    public func opening() throws -> Event? {
        guard try log.head().size > 0 else { return nil }
        return try event(at: 0)
    }

    /// The origin's verifier key that the ledger now names; `nil` for a ledger without one.
    public func verifierKey() throws -> VerifierKey? {
        guard let text = try opening()?[LedgerOpened.fields.key] else { return nil }
        guard let key = try? VerifierKey(parsing: text) else { throw KeyError.malformedVerifier(text) }
        return key
    }
}

extension Ledger {
    public func event(at seq: Int) throws -> Event {
        try Self.event(log.line(at: seq))
    }

    /// The events at the positions, in their order.
    func events(at seqs: [Int]) throws -> [Event] { try Self.events(log.lines(at: seqs)) }

    func events(in range: Range<Int>) throws -> [Event] { try Self.events(lines(in: range)) }

    func lines(in range: Range<Int>) throws -> [[UInt8]] {
        var lines: [[UInt8]] = []
        lines.reserveCapacity(range.count)
        try log.read(range) { lines.append(Array($1)) }
        return lines
    }

    /// Reads lines on all cores.
    private static func events(_ lines: [[UInt8]]) throws -> [Event] {
        let shares = lines[...].shares
        guard shares.count > 1 else { return try lines.map(event) }
        return try concurrently(shares) { share in Result { try share.map(event) } }.flatMap { try $0.get() }
    }

    static func event(_ line: [UInt8]) throws -> Event {
        try Event(JSONDocument(line))
    }

    /// Brings the index up to the log, from where it stands or, where it does not belong to this log, from nothing.
    public func refresh(_ head: Head? = nil) throws {
        let head = try head ?? log.head()
        do { try bringUp(to: head) } catch {
            try place.replace(after: error)
            try bringUp(to: head)
        }
    }

    /// Whether the index covers the log as it is now.
    func isIndexFresh() throws -> Bool { try index.stamp() == log.head().stamp }

    private func bringUp(to head: Head) throws {
        let stamp = try index.stamp()
        if stamp == head.stamp { return }
        var covered = stamp?.size ?? 0
        if let stamp, try !covers(stamp, head) {
            try index.clear()
            covered = 0
        }
        let isNew = covered == 0
        environment.follows("events indexed", covered, head.size)
        // The next lines are read while the index takes in what the ones before them say.
        let worker = OneBehind("index")
        defer { try? worker.finish() }
        let index = try index
        while covered < head.size {
            let next = min(head.size, covered + 2 * Self.indexedAtOnce)
            let lines = try lines(in: covered..<next)
            let contents = try contents(of: lines)
            let stamp = Stamp(origin: head.origin, size: next, root: try root(at: next, head).base64)
            try worker.start { [covered] in
                try index.add(contents, covering: stamp) { seq in
                    try seq < covered ? event(at: seq) : Self.event(lines[seq - covered])
                }
            }
            covered = next
            environment.follows("events indexed", covered, head.size)
        }
        try worker.finish()
        if isNew { place.replaceOlder() }
    }

    /// What the index is to hold of events.
    func contents(in range: Range<Int>) throws -> [EventContent] { try contents(of: lines(in: range)) }

    /// What the index is to hold of events, found on all cores.
    private func contents(of lines: [[UInt8]]) throws -> [EventContent] {
        try concurrently(lines[...].shares) { share in
            Result { try share.map { try EventContent(line: JSONDocument($0)) } }
        }.flatMap { try $0.get() }
    }

    /// How many events are committed at once.
    static let batchSize = 4096
    /// How many events of an import the index takes in at once; twice as many when it is made anew, when nothing else needs
    /// memory. The more there are, the fewer pages of the index are written for each.
    static let indexedAtOnce = 4 * batchSize

    /// The root of the log's first events, proved to be its beginning.
    func root(at size: Int, _ head: Head) throws -> Hash {
        switch size {
        case head.size: head.root
        case 0: .empty
        default: try log.consistencyProof(from: size, to: head).root
        }
    }

    /// Whether what was made from some log was made from the beginning of this one.
    func covers(_ stamp: Stamp, _ head: Head) throws -> Bool {
        guard stamp.origin == head.origin, stamp.size <= head.size else { return false }
        return try root(at: stamp.size, head).base64 == stamp.root
    }
}

extension Head {
    var stamp: Stamp { Stamp(origin: origin, size: size, root: root.base64) }
}
