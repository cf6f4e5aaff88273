import Testing
import TransparencyLog

@testable import EventStore

/// What is kept in `.chancery/` may be anything at all: it costs time, and nothing else.
@Suite struct LogCacheTests {
    let disk = SimulatedDisk()
    let fixture: LedgerFixture
    let last = 12

    init() throws {
        fixture = try LedgerFixture(disk, root: "ledger")
        try fixture.create()
        for number in 1...last { try fixture.append(["event-\(number)"]) }
    }

    var expected: [String] { ["opening"] + (1...last).map { "event-\($0)" } }

    /// Reads, appends and proves, whatever has been done to the kept files, and finds them mended.
    func checkMended(_ what: String) throws {
        #expect(try fixture.ids() == expected, "\(what)")
        for seq in expected.indices {
            #expect(try LogKeys(line: fixture.log().line(at: seq))?.id == expected[seq], "\(what)")
        }
        try fixture.append(["next"])
        #expect(try fixture.ids() == expected + ["next"], "\(what)")
        try fixture.check()
        let log = try fixture.log()
        #expect(try log.kept.tail(log.checkpoint().checkpoint) != nil, "\(what)")
    }

    @Test func missingFilesAreMadeAnew() throws {
        for path in [fixture.layout.tree, fixture.layout.offsets, fixture.layout.holder] { disk.replace(path, by: nil) }
        try checkMended("nothing kept")
    }

    @Test(arguments: 0..<60) func cutFilesAreMadeUpFor(cut: Int) throws {
        for path in [fixture.layout.tree, fixture.layout.offsets] {
            disk.replace(path, by: (disk.contents(path) ?? []).dropLast(cut * 11))
        }
        try checkMended("\(cut * 11) bytes less")
    }

    @Test(arguments: [0, 1, 2, 7, 100, 500]) func changedFilesAreNotBelieved(index: Int) throws {
        for path in [fixture.layout.tree, fixture.layout.offsets] {
            var bytes = try #require(disk.contents(path))
            bytes[bytes.count - 1 - index % bytes.count] ^= 0x10
            disk.replace(path, by: bytes)
        }
        try checkMended("byte \(index) from the end changed")
    }

    @Test func filesOfALaterLogAreNotBelieved() throws {
        let paths = [fixture.layout.checkpoint] + [0, 4, 8, 12].map(fixture.layout.segment(base:))
        let before = paths.map(disk.contents)
        for number in 0..<9 { try fixture.append(["later-\(number)"]) }
        for (path, bytes) in zip(paths, before) { disk.replace(path, by: bytes) }
        for base in [16, 20] { disk.replace(fixture.layout.segment(base: base), by: nil) }
        try checkMended("a backup was put back")
    }

    @Test func offsetsThatNameAnotherLineAreNotBelieved() throws {
        let offsets = try #require(disk.contents(fixture.layout.offsets))
        disk.replace(fixture.layout.offsets, by: Array(offsets[4..<8] + offsets[4...]))
        try checkMended("offsets shifted")
    }

    @Test func theSizeOfTheTreeFollowsFromItsLength() throws {
        var tree = CompactRange()
        var count = 0
        for size in 0...300 {
            for extra in 0..<Hash.byteCount where extra % 7 == 0 {
                disk.replace(fixture.layout.tree, by: Array(repeating: 0, count: count * Hash.byteCount + extra))
                #expect(try fixture.log().kept.tree.size() == size)
            }
            tree.append(.empty) { _, _ in count += 1 }
        }
    }
}
