import Foundation
import Testing

@testable import EventStore

/// A reader once told what somebody had written into a segment by hand: only verification and writers noticed.
@Suite struct TamperDetectionTests {
    private let folder: TemporaryFolder
    private let fixture: LedgerFixture

    /// Nine events in segments of four.
    init() throws {
        folder = try TemporaryFolder()
        fixture = try LedgerFixture(.posix, root: folder.path)
        try fixture.create()
        try fixture.append((1...8).map { "e\($0)" })
    }

    private func path(_ base: Int) -> String { fixture.layout.segment(base: base) }

    /// Writes other bytes of the same length in the place of some, as an editor would.
    private func edit(_ old: String, _ new: String, in base: Int) throws {
        let text = try String(contentsOfFile: path(base), encoding: .utf8)
        #expect(text.contains(old) && old.utf8.count == new.utf8.count)
        try text.replacing(old, with: new).write(toFile: path(base), atomically: true, encoding: .utf8)
    }

    private func damage() throws -> LogError.Damage? {
        do {
            try fixture.log().noticeChanges()
            return nil
        } catch LogError.damaged(let damage) {
            return damage
        }
    }

    @Test func aSoundLogIsLookedAtOnceAndItsFilesOnlyGlancedAtAfterwards() throws {
        #expect(try damage() == nil)
        let kept = try String(contentsOfFile: fixture.layout.fingerprints, encoding: .utf8)
        #expect(SegmentFingerprints(kept).text == kept)
        #expect(
            kept.split(separator: "\n").map { $0.split(separator: " ").prefix(2) } == [
                ["0", "4"], ["4", "4"], ["8", "1"],
            ])
        try fixture.append(["e9", "e10"])
        #expect(try damage() == nil)
        #expect(try String(contentsOfFile: fixture.layout.fingerprints, encoding: .utf8).contains("\n8 3 "))
    }

    @Test func whatHadToBeHashedIsKept() throws {
        let layout = fixture.layout
        let kept = try [layout.tree, layout.offsets].map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
        try FileManager.default.removeItem(atPath: layout.kept)
        #expect(try damage() == nil)
        #expect(try [layout.tree, layout.offsets].map { try Data(contentsOf: URL(fileURLWithPath: $0)) } == kept)
        // Of damaged lines nothing is kept.
        try FileManager.default.removeItem(atPath: layout.kept)
        try edit("event 5,", "EVENT 5,", in: 4)
        guard case .rootDiffers = try damage() else {
            Issue.record("the edit was not noticed")
            return
        }
        #expect(!FileManager.default.fileExists(atPath: layout.tree))
    }

    @Test(arguments: [(0, 2), (4, 5), (8, 8)])
    func aLineThatWasEditedIsNamed(base: Int, seq: Int) throws {
        for isKnown in [false, true] {
            if isKnown { #expect(try damage() == nil) }
            try edit("event \(seq),", "EVENT \(seq),", in: base)
            #expect(try damage() == .changed(seq: seq, at: path(base)))
            #expect(try damage() == .changed(seq: seq, at: path(base)), "it is not taken for good the second time")
            try edit("EVENT \(seq),", "event \(seq),", in: base)
        }
        #expect(try damage() == nil)
    }

    @Test func withoutKeptHashesTheLinesAreHashedToTheRoot() throws {
        try edit("event 2,", "EVENT 2,", in: 0)
        try FileManager.default.removeItem(atPath: fixture.layout.kept)
        guard case .rootDiffers = try damage() else {
            Issue.record("nothing noticed")
            return
        }
        try edit("EVENT 2,", "event 2,", in: 0)
        #expect(try damage() == nil)
    }

    @Test func aSegmentThatIsGoneOrCutIsNoticed() throws {
        #expect(try damage() == nil)
        let whole = try Data(contentsOf: URL(fileURLWithPath: path(4)))
        try whole.dropLast(20).write(to: URL(fileURLWithPath: path(4)))
        #expect(try damage() == .missing(seq: 7, at: path(4)))
        try FileManager.default.removeItem(atPath: path(4))
        #expect(try damage() == .missing(seq: 4, at: path(4)))
        try whole.write(to: URL(fileURLWithPath: path(4)))
        #expect(try damage() == nil)
    }

    @Test func bytesBehindTheCommittedOnesAreNobodysBusiness() throws {
        #expect(try damage() == nil)
        let handle = try #require(FileHandle(forWritingAtPath: path(8)))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("half a li".utf8))
        try handle.close()
        #expect(try damage() == nil)
    }

    @Test func aFingerprintThatIsNoneIsLookedPast() throws {
        #expect(try damage() == nil)
        for text in ["", "0 4\n4 x 1 2 3\n", "\u{0}"] {
            try text.write(toFile: fixture.layout.fingerprints, atomically: true, encoding: .utf8)
            #expect(try damage() == nil)
            try edit("event 2,", "EVENT 2,", in: 0)
            #expect(try damage() != nil)
            try edit("EVENT 2,", "event 2,", in: 0)
        }
    }
}
