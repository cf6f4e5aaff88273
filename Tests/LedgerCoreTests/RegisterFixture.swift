import ExtendedDateTime
import Foundation
import LedgerCore
import LedgerFolders
import Testing
import Domain

/// A ledger of its own in a folder that is gone when the test is, and an import of a small register of visits into it.
final class RegisterFixture {
    let folder: URL
    let ledger: Ledger

    init(opened: String = "2000-01-01T00:00:00.000Z") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "chancery-register-\(UUID().uuidString)")
        let environment = Environment(
            variables: ["HOME": folder.path()], now: { UTCInstant(milliseconds: 1_800_000_000_000) },
            random: { count in (0..<count).map { UInt8(truncatingIfNeeded: $0) } })
        let opening = LedgerOpening(hasKey: false, recorded: UTCInstant(opened), recorder: "test")
        ledger = try Ledger.create(at: folder.path() + "/ledger", opening, environment)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    static let map = """
        {"job": "reg",
         "columns": {"change": "c", "time": "t", "author": "who", "reason": "why", "op": "op", "record": "id",
                     "field": "field", "before": "before", "after": "after"},
         "source": {"kind": "dataset", "title": "A small register"},
         "parties": {"guest": {"kind": "unresolved", "name": "{guest}"}, "land": {"kind": "country", "name": "{land}"}},
         "event": {"type": "visit.held", "on": {"from": "from", "to": "to"},
                   "data": {"visit": "{record}", "visitors": [{"party": "guest", "for": "land"}],
                            "description": "{text}"}}}
        """

    /// Imports lines `c|op|id|field|before|after`; the nth change is made on the nth day of 2020, at noon.
    @discardableResult
    func take(_ lines: String, map: String = RegisterFixture.map) throws -> RevisionSummary {
        try take(table: Self.table(lines), map: map)
    }

    @discardableResult
    func take(table: String, map: String = RegisterFixture.map) throws -> RevisionSummary {
        try ledger.importRevisions(
            ("table.csv", Array(table.utf8)), map: ("map.json", Array(map.utf8)),
            RecordingTerms(via: "test", isBackfill: true))
    }

    static func table(_ lines: String) -> String {
        var text = "c,t,who,why,op,id,field,before,after\n"
        var days: [Substring] = []
        for line in lines.split(separator: "\n") {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
            if days.last != cells[0] { days.append(cells[0]) }
            let day = days.count < 10 ? "0\(days.count)" : "\(days.count)"
            let quoted = cells[1...].map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
            text += "\(cells[0]),2020-01-\(day)T12:00:00Z,Ann,because of \(cells[0]),\(quoted)\n"
        }
        return text
    }

    /// The rows after so many changes, as they are written out.
    func rows(after changes: Int) throws -> [String] {
        let moment = TransactionTime("2020-01-\(changes < 10 ? "0" : "")\(changes)") ?? .now
        return try ledger.view(knownOn: moment).rows(of: nil).text.split(separator: "\n").map(String.init)
    }

    func events() throws -> [Event] {
        let view = try ledger.view()
        return try (0..<view.size).map(view.event(at:))
    }

    /// Ids and types of the events, those of the source, the parties and the opening left out.
    func story() throws -> [String] {
        try events().filter { $0.line.root["imported"]?["record"] != nil }.map { "\($0.id) \($0.type)" }
    }

    func event(_ id: String) throws -> Event {
        try #require(try events().first { $0.id.text == id })
    }
}
