import CanonicalJSON
import EventStore
import Projections
import TransparencyLog
import Domain
import Parallelism

/// The log as it is at one moment, whatever is appended behind it meanwhile. Each line that it gives is proved to lead to the root of
/// that moment.
package struct LogMoment: IndexedLog {
    package let log: any AppendOnlyLog
    package let head: Head
    /// Is told how far an index has come that is made: what is being done, how much of it, of how much.
    let follows: @Sendable (String, Int, Int) -> Void

    package var origin: String { head.origin }
    package var size: Int { head.size }

    package func event(at seq: Int) throws -> Event { try Ledger.event(lines(at: [seq])[0]) }

    /// The events at the positions, in their order.
    package func events(at seqs: [Int]) throws -> [Event] { try Self.events(lines(at: seqs)) }

    package func events(in range: Range<Int>) throws -> [Event] { try Self.events(lines(in: range)) }

    func lines(at seqs: [Int]) throws(LogError) -> [[UInt8]] { try log.lines(at: seqs, of: head.checkpoint.checkpoint) }

    func lines(in range: Range<Int>) throws -> [[UInt8]] {
        var lines: [[UInt8]] = []
        lines.reserveCapacity(range.count)
        try read(range) { lines.append(Array($1)) }
        return lines
    }

    package func read(_ range: Range<Int>, _ body: (Int, ArraySlice<UInt8>) throws -> Void) throws {
        try log.read(range, of: head.checkpoint.checkpoint, body)
    }

    /// Reads lines on all cores.
    private static func events(_ lines: [[UInt8]]) throws -> [Event] {
        let shares = lines[...].shares
        guard shares.count > 1 else { return try lines.map(Ledger.event) }
        return try concurrently(shares) { share in Result { try share.map(Ledger.event) } }.flatMap { try $0.get() }
    }

    /// What the index is to hold of events, found on all cores.
    package func contents(in range: Range<Int>) throws -> [EventContent] {
        let lines = try lines(in: range)
        return try concurrently(lines[...].shares) { share in
            Result { try share.map { try EventContent(line: JSONDocument($0)) } }
        }.flatMap { try $0.get() }
    }

    /// The root of the log's first events, proved to be its beginning.
    ///
    /// Of more events than there are at this moment it is the root that the log has by now with so many, if it has grown from here.
    package func root(at size: Int) throws -> Hash {
        switch size {
        case head.size: return head.root
        case 0: return .empty
        case ..<head.size: return try log.consistencyProof(from: size, to: head).root
        default:
            let now = try log.head()
            guard size <= now.size,
                try head.size == 0 || log.consistencyProof(from: head.size, to: now).root == head.root
            else { throw LogError.outside(0..<size, size: now.size) }
            return size == now.size ? now.root : try log.consistencyProof(from: size, to: now).root
        }
    }

    package func root(at size: Int) throws -> String { (try root(at: size) as Hash).base64 }

    package func follow(_ covered: Int) { follows("events indexed", covered, head.size) }
}
