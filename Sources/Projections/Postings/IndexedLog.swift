import Domain

/// The log that an index is made from, at one moment. What it gives is proved.
public protocol IndexedLog: Sendable {
    var origin: String { get }
    var size: Int { get }

    /// The root of the log's first events, in base64.
    func root(at size: Int) throws -> String

    /// What the index is to hold of some events.
    func contents(in range: Range<Int>) throws -> [EventContent]

    func event(at seq: Int) throws -> Event

    /// Is told how many events the index covers, while it is made.
    func follow(_ covered: Int)
}

/// The first events of a log.
struct LogPrefix: IndexedLog {
    let log: any IndexedLog
    let size: Int

    var origin: String { log.origin }
    func root(at size: Int) throws -> String { try log.root(at: size) }
    func contents(in range: Range<Int>) throws -> [EventContent] { try log.contents(in: range) }
    func event(at seq: Int) throws -> Event { try log.event(at: seq) }
    func follow(_ covered: Int) { log.follow(covered) }
}
