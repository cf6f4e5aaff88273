import EDTF
import Testing
import TransparencyLog

@testable import EventLog

@Suite struct AppendingTests {
    let folder: TemporaryFolder
    let fixture: LedgerFixture

    init() throws {
        folder = try TemporaryFolder()
        fixture = try LedgerFixture(.posix, root: folder.path + "/ledger")
    }

    @Test func aNewLogHoldsItsFirstLine() throws {
        let log = try fixture.create()
        let head = try log.head()
        #expect(head.size == 1)
        #expect(head.origin == LedgerFixture.origin)
        #expect(head.root == Merkle.leaf(fixture.opening.bytes))
        #expect(head.recorded == fixture.opening.recorded)
        #expect(head.isSigned)
        #expect(try log.line(at: 0) == fixture.opening.bytes)
    }

    @Test func whatIsAppendedIsReadInOrderAcrossSegments() throws {
        try fixture.create()
        for count in 1...9 {
            try fixture.append((0..<count).map { "batch-\(count).\($0)" })
        }
        let expected = ["opening"] + (1...9).flatMap { count in (0..<count).map { "batch-\(count).\($0)" } }
        #expect(try fixture.ids() == expected)
        let log = try fixture.log()
        for seq in expected.indices {
            #expect(LogKeys(line: try log.line(at: seq))?.id == expected[seq])
            var seen: [Int] = []
            try log.read(seq..<expected.count) { seq, _ in seen.append(seq) }
            #expect(seen == Array(seq..<expected.count))
        }
    }
}
