import Testing
import TransparencyLog

@testable import EventStore

@Suite struct ComparisonTests {
    func copy(_ ids: [String], changing: Int? = nil) throws -> (disk: SimulatedDisk, fixture: LedgerFixture) {
        let disk = SimulatedDisk()
        let fixture = try LedgerFixture(disk, root: "ledger", isSigned: false)
        try fixture.create()
        try fixture.append(ids)
        return (disk, fixture)
    }

    @Test func aCopyFindsTheAlteredLine() throws {
        let ids = (1..<10).map { "event-\($0)" }
        let (good, bad) = (try copy(ids), try copy(ids))
        let path = bad.fixture.layout.segment(base: 4)
        let text = String(decoding: try #require(bad.disk.contents(path)), as: UTF8.self)
        bad.disk.replace(path, by: Array(text.replacing("event 6", with: "Event 6").utf8))
        let comparison = try LogComparison(bad.fixture.log(), good.fixture.log())
        #expect(comparison.differing == [6])
        #expect(!comparison.isConsistent)
    }

    @Test func aLineThatIsGoneDiffers() throws {
        let ids = (1..<10).map { "event-\($0)" }
        let (good, bad) = (try copy(ids), try copy(ids))
        bad.disk.replace(bad.fixture.layout.segment(base: 8), by: nil)
        #expect(try LogComparison(good.fixture.log(), bad.fixture.log()).differing == [8, 9])
    }

    @Test func aLogIsConsistentWithItsBeginning() throws {
        let (long, short) = (try copy(["a", "b", "c", "d", "e"]), try copy(["a", "b"]))
        let comparison = try LogComparison(long.fixture.log(), short.fixture.log())
        #expect(comparison.isConsistent)
        #expect(comparison.commonSize == 3)
    }
}
