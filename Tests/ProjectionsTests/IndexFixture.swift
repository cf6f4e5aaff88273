import CanonicalJSON
import ExtendedDateTime
import Foundation
import Testing
import Domain

@testable import Projections

/// Events of a small log, as stored lines.
func events(_ drafts: [JSON]) throws -> [Event] {
    try drafts.enumerated().map { seq, json in
        let draft = try Draft(json, recorder: "tester")
        let entry = LogEntry(
            seq: seq, recorded: UTCInstant(milliseconds: seq * 1000), entered: nil, via: "test")
        return try Event(JSONDocument(entry.line(for: draft)))
    }
}

/// Some events as a log, of which the root is only told by the size.
struct EventsLog: IndexedLog {
    let events: [Event]
    var origin = "example.org/test"
    var name = "root"
    /// How many events the log has by now.
    var grown = 0

    var size: Int { events.count }
    func root(at size: Int) throws -> String {
        struct TooShort: Error {}
        guard size <= max(events.count, grown) else { throw TooShort() }
        return "\(name)-\(size)"
    }
    func contents(in range: Range<Int>) throws -> [EventContent] { events[range].map { EventContent($0) } }
    func event(at seq: Int) throws -> Event { events[seq] }
    func follow(_ covered: Int) {}

    func prefix(_ size: Int) -> EventsLog { EventsLog(events: Array(events[..<size]), origin: origin, name: name) }
}

/// A folder for an index that is gone with the test.
final class IndexPlace {
    let root = FileManager.default.temporaryDirectory.path() + "index-\(UUID().uuidString)"
    let secret = CacheSecret(Array(0..<32))

    init() throws {
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func folder(fewest: Int = 2, secret: CacheSecret? = nil) -> IndexFolder {
        IndexFolder(in: root, secret: secret ?? self.secret, fewest: fewest)
    }

    func index(of log: EventsLog, fewest: Int = 2) throws -> EventIndex {
        try EventIndex(of: log, in: folder(fewest: fewest), secret: secret)
    }

    func files() throws -> [String] {
        let own = try #require(try FileManager.default.contentsOfDirectory(atPath: root).first)
        return try FileManager.default.contentsOfDirectory(atPath: root + "/" + own).sorted().map {
            "\(root)/\(own)/\($0)"
        }
    }
}
