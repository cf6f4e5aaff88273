import EventLog
import Foundation
import Projections
import Synchronization
import Testing

@testable import Ledger

/// Indexes of several versions of the program beside each other.
@Suite struct IndexVersionTests {
    private let fixture: RegisterFixture
    private var folder: String { fixture.ledger.root + "/.chancery" }
    private var files: Set<String> {
        get throws { try Set(FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("index") }) }
    }

    init() throws {
        fixture = try RegisterFixture()
        var history = LongHistory(seed: 2, after: 1)
        let lines = try (0..<9000).map { _ in try history.line() }
        _ = try fixture.ledger.log.append(.unsigned) { _ in lines }
    }

    @Test("An older index stays until the new one is whole; a newer one stays in any case")
    func swap() throws {
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let older = ["index.sqlite", "index.sqlite-wal", "index-1-1.sqlite", "index-1-99.sqlite"]
        for name in older + ["index-99-1.sqlite"] {
            try Data("rows".utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
        }
        var environment = fixture.ledger.environment
        let seen = Mutex<[(count: Int, files: Set<String>)]>([])
        let folder = folder
        environment.follows = { _, count, _ in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            seen.withLock { $0.append((count, Set(names))) }
        }
        try Ledger(root: fixture.ledger.root, environment: environment).refresh()
        let (before, during) = seen.withLock { ($0.first, $0.last) }
        #expect(before?.count == 0)
        #expect(before?.files.isSuperset(of: older) == true)
        #expect(during?.count == 9001)
        #expect(during?.files.isSuperset(of: older + [Index.fileName]) == true)
        #expect(try files.isDisjoint(with: older))
        #expect(try files.isSuperset(of: [Index.fileName, "index-99-1.sqlite"]))
    }

    @Test("One more event does not take an older version's index away")
    func update() throws {
        try fixture.ledger.refresh()
        try Data("rows".utf8).write(to: URL(fileURLWithPath: folder + "/index-1-1.sqlite"))
        var history = LongHistory(seed: 3, after: 9001)
        let line = try history.line()
        _ = try fixture.ledger.log.append(.unsigned) { _ in [line] }
        try fixture.ledger.refresh()
        #expect(try files.contains("index-1-1.sqlite"))
    }

    @Test(
        "Whether a file is an older index is told by its name",
        arguments: [
            ("index.sqlite", true), ("index-0-9.sqlite", true), ("index-99-0.sqlite", false), ("indexes.sqlite", false),
            ("index-x-y.sqlite", false), ("tree", false), ("index-1.sqlite", false), ("index-1-1.sqlite.bak", false),
        ])
    func names(name: String, isOlder: Bool) {
        #expect(Index.isOlder(fileName: name) == isOlder)
        #expect(!Index.isOlder(fileName: Index.fileName))
    }
}
