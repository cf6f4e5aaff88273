import Foundation
import GRDB
import LedgerCore

/// The folder of what can be made again, and what can happen to it.
struct KeptFolder {
    private let folder: URL
    private let earlier: URL
    private let another: URL

    /// - Parameter aside: where copies are kept.
    init(of root: String, aside: URL) {
        folder = URL(fileURLWithPath: root).appendingPathComponent(".chancery")
        earlier = aside.appendingPathComponent("earlier")
        another = aside.appendingPathComponent("another")
    }

    private var files: [URL] {
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        let files = names.sorted().map { folder.appendingPathComponent($0) }
        return files.filter { (try? Data(contentsOf: $0)) != nil }
    }

    /// Keeps what another ledger of as many events has in its folder.
    func prepareAnother(seed: UInt64) throws {
        let fixture = try RegisterFixture()
        let history = try WrittenHistory(seed: seed &+ 1000, fixture.ledger)
        for _ in 0..<20 { _ = try history.write(by: fixture.ledger) }
        try fixture.ledger.refresh()
        let kept = fixture.ledger.root + "/.chancery"
        try FileManager.default.copyItem(atPath: kept, toPath: another.path)
    }

    /// Does something of a kind, and says what.
    func harm(_ kind: Harms, _ random: inout SeededGenerator) throws -> String {
        switch kind {
        case .none: "nothing"
        case .deletion: try delete(&random)
        case .replacement: try replace(&random)
        case .damage: try damage(&random)
        }
    }

    private func delete(_ random: inout SeededGenerator) throws -> String {
        guard Bool.random(using: &random), let file = files.randomElement(using: &random) else {
            try? FileManager.default.removeItem(at: folder)
            return "all"
        }
        try FileManager.default.removeItem(at: file)
        return file.lastPathComponent
    }

    /// Puts another folder in its place: of another ledger, or of an earlier moment, of which a copy is made the first time.
    private func replace(_ random: inout SeededGenerator) throws -> String {
        let isThere = FileManager.default.fileExists(atPath: earlier.path)
        guard isThere || !FileManager.default.fileExists(atPath: folder.path) || Bool.random(using: &random) else {
            try FileManager.default.copyItem(at: folder, to: earlier)
            return "copied for later"
        }
        let other = isThere && Bool.random(using: &random) ? earlier : another
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.copyItem(at: other, to: folder)
        return other.lastPathComponent
    }

    private func damage(_ random: inout SeededGenerator) throws -> String {
        guard let file = files.randomElement(using: &random) else { return "nothing there" }
        var bytes = try Data(contentsOf: file)
        if isDatabase(bytes), Bool.random(using: &random) { return try deleteRows(in: file, &random) }
        bytes = bytes.prefix(Bool.random(using: &random) ? 0 : Int.random(in: 0...bytes.count, using: &random))
        // A new file: what is mapped into memory is not to be cut off under the feet of who has mapped it.
        try bytes.write(to: file, options: .atomic)
        return "\(file.lastPathComponent), \(bytes.count) bytes left"
    }

    private func isDatabase(_ bytes: Data) -> Bool { bytes.starts(with: Data("SQLite format 3".utf8)) }

    /// Deletes some rows or all of one table.
    private func deleteRows(in file: URL, _ random: inout SeededGenerator) throws -> String {
        let database = try DatabaseQueue(path: file.path)
        defer { try? database.close() }
        let isAll = Bool.random(using: &random)
        let drawn = random.next()
        return try database.write { database in
            let tables = try String.fetchAll(
                database,
                sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' ORDER BY name")
            guard !tables.isEmpty else { return "no tables" }
            let table = tables[Int(drawn % UInt64(tables.count))]
            guard !isAll, let key = try database.columns(in: table).first?.name else {
                try database.execute(sql: "DELETE FROM \"\(table)\"")
                return "all rows of \(table) in \(file.lastPathComponent)"
            }
            // Two of three rows, more or less, whatever the first column is.
            try database.execute(sql: "DELETE FROM \"\(table)\" WHERE unicode(hex(\"\(key)\")) % 3 > 0")
            return "rows of \(table) in \(file.lastPathComponent)"
        }
    }
}
