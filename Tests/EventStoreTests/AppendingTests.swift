import ExtendedDateTime
import Synchronization
import Testing
import TransparencyLog

@testable import EventStore
import Parallelism

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

    @Test func aLogCanBeginEmpty() throws {
        let log = SegmentedFileLog(unchecked: fixture.layout, .posix, writer: nil, patience: .zero)
        _ = try log.create(origin: LedgerFixture.origin, fixture.signing) { _ in [] }
        #expect(try log.head().size == 0)
        #expect(try log.head().root == .empty)
        #expect(try log.head().recorded == nil)
        try fixture.append(["first"])
        #expect(try fixture.ids() == ["first"])
    }

    @Test func aFolderIsMadeALogOnlyOnce() throws {
        try fixture.create()
        #expect(throws: LogError.alreadyALedger(at: fixture.layout.root)) { try fixture.create() }
    }

    @Test func aFolderWithoutACheckpointIsNoLedger() throws {
        #expect(throws: LogError.notALedger(at: fixture.layout.root)) { try fixture.log() }
        #expect(throws: LogError.notALedger(at: "/nowhere")) { try SegmentedFileLog(folder: "/nowhere") }
    }

    @Test func whatIsAppendedIsReadInOrderAcrossSegments() throws {
        try fixture.create()
        for count in 1...9 {
            let appended = try fixture.append((0..<count).map { "batch-\(count).\($0)" })
            #expect(appended.seqs.count == count)
            #expect(try appended.head == fixture.log().head())
        }
        let expected = ["opening"] + (1...9).flatMap { count in (0..<count).map { "batch-\(count).\($0)" } }
        #expect(try fixture.ids() == expected)
        try fixture.check()
    }

    @Test func theLinesAreMadeAgainstTheTrueHead() throws {
        let stale = try fixture.create()
        try fixture.append(["second"])
        _ = try stale.append(fixture.signing) { head in
            #expect(head.size == 2)
            #expect(head.recorded == LedgerFixture.line(1, id: "").recorded)
            return [LedgerFixture.line(head.size, id: "third")]
        }
        #expect(try fixture.ids() == ["opening", "second", "third"])
    }

    @Test func nothingToAppendWritesNothing() throws {
        let log = try fixture.create()
        let before = try log.head()
        let appended = try log.append(fixture.signing) { _ in [] }
        #expect(appended.seqs.isEmpty)
        #expect(try log.head() == before)
        try fixture.check()
    }

    @Test func anErrorOfTheMakerLeavesTheLogAsItWasAndUnlocked() throws {
        struct Refused: Error {}
        let log = try fixture.create()
        #expect(throws: Refused.self) { try log.append(fixture.signing) { _ in throw Refused() } }
        try fixture.append(["next"])
        #expect(try fixture.ids() == ["opening", "next"])
    }

    @Test func aLineThatNoReaderCouldReadIsRefused() throws {
        let log = try fixture.create()
        let good = LedgerFixture.line(1, id: "good")
        func refusal(of change: (inout Line) -> Void) -> LogError? {
            var bad = LedgerFixture.line(2, id: "bad")
            change(&bad)
            return #expect(throws: LogError.self) { try log.append(fixture.signing) { _ in [good, bad] } }
        }
        #expect(refusal { $0.bytes = [] } == .refused(line: 1, .empty))
        #expect(refusal { $0.bytes.append(0x0A) } == .refused(line: 1, .containsNewline))
        #expect(
            refusal { $0.bytes += Array(repeating: 0x20, count: 65_536) } == .refused(line: 1, .tooLong(limit: 65_535)))
        let earlier = UTCInstant(milliseconds: good.recorded.milliseconds - 1)
        #expect(refusal { $0.recorded = earlier } == .refused(line: 1, .goesBack(behind: good.recorded)))
        #expect(try fixture.ids() == ["opening"])
    }

    @Test func aLineOfTheLongestLengthIsKept() throws {
        try fixture.create()
        let empty = LedgerFixture.line(1, id: "long", data: "").bytes.count
        let line = LedgerFixture.line(1, id: "long", data: .string(String(repeating: "x", count: 65_535 - empty)))
        _ = try fixture.log().append(fixture.signing) { _ in [line] }
        #expect(try fixture.log().line(at: 1) == line.bytes)
        try fixture.check()
    }

    @Test func twoThreadsLoseAndDoubleNothing() throws {
        try fixture.create()
        let seqs = concurrently([0, 1]) { thread in
            (0..<50).compactMap { number in
                try? fixture.log(patience: .seconds(60)).append(.unsigned) { head in
                    [LedgerFixture.line(head.size, id: "thread-\(thread).\(number)")]
                }.seqs.lowerBound
            }
        }
        #expect((seqs[0] + seqs[1]).sorted() == Array(1...100))
        let ids = try fixture.ids()
        for (thread, seqs) in seqs.enumerated() {
            for (number, seq) in seqs.enumerated() { #expect(ids[seq] == "thread-\(thread).\(number)") }
        }
    }

    @Test func aWriterThatWaitsInVainIsToldWhoHoldsTheLock() throws {
        let log = try fixture.create()
        _ = try log.append(fixture.signing) { _ in
            let error = #expect(throws: LogError.self) { try fixture.append(["other"]) }
            #expect(error == .busy(holder: "the fixture", waited: .zero))
            return []
        }
    }

    @Test func readersSeeNothingOfAnAppendThatIsUnderWay() throws {
        let log = try fixture.create()
        _ = try log.append(fixture.signing) { head in
            let (seen, ids) = try (log.head(), fixture.ids())
            #expect(seen == head)
            #expect(ids == ["opening"])
            return [LedgerFixture.line(1, id: "next")]
        }
        #expect(try fixture.ids() == ["opening", "next"])
    }
}
