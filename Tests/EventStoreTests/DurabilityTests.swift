import Glibc
import Testing
import TransparencyLog

@testable import EventStore

/// What single faults of a disk do to an append.
@Suite struct DurabilityTests {
    let disk = SimulatedDisk()
    let fixture: LedgerFixture

    init() throws {
        fixture = try LedgerFixture(disk, root: "ledger")
        try fixture.create()
        try fixture.append(["a", "b"])
    }

    /// Appends while a fault waits at the next operation in `events/` that it can happen to.
    func append(_ ids: [String], with fault: DiskFault) -> LogError? {
        disk.arm(fault, in: 0, folder: fixture.layout.events)
        do { try fixture.append(ids) } catch { return error as? LogError }
        return nil
    }

    @Test(arguments: [DiskFault.writeError, .full, .syncErrorAndForget, .syncErrorButPersist, .renameErrorAndNotDone])
    func aFaultBeforeTheCommitLeavesTheLogAsItWas(fault: DiskFault) throws {
        let before = disk.contents(fixture.layout.checkpoint)
        guard case .file? = append(["c", "d"], with: fault) else {
            Issue.record("\(fault) went unseen")
            return
        }
        #expect(disk.contents(fixture.layout.checkpoint) == before)
        #expect(!disk.paths.contains(fixture.layout.nextCheckpoint))
        if fault == .full { #expect(append(["c"], with: .full) != nil) }
        disk.empty()
        try fixture.check(allowing: fault == .full ? .torn : .notice)
        try fixture.append(["c", "d"])
        #expect(try fixture.ids() == ["opening", "a", "b", "c", "d"])
        try fixture.check()
    }

    @Test(arguments: [DiskFault.renameErrorButDone, .folderSyncErrorAndNotPersist, .folderSyncErrorButPersist])
    func aFaultBehindTheCommitSaysThatTheOutcomeIsUnknown(fault: DiskFault) throws {
        guard case .unknownOutcome(let ids, _)? = append(["c"], with: fault) else {
            Issue.record("\(fault) went unseen")
            return
        }
        #expect(ids == ["c"])
        #expect(try fixture.ids() == ["opening", "a", "b", "c"])
        try fixture.append(["d"])
        try fixture.check()
    }

    @Test func aShortWriteIsCarriedOn() throws {
        #expect(append(["c"], with: .shortWrite) == nil)
        #expect(try fixture.ids() == ["opening", "a", "b", "c"])
        try fixture.check()
    }

    /// Nobody can write on a disk that lies; but it is found out.
    @Test(arguments: [DiskFault.bitFlip, .lostWrite]) func aDiskThatLiesIsFoundOut(fault: DiskFault) throws {
        #expect(append(["c"], with: fault) == nil)
        disk.arm(.powerLoss, in: 0)
        #expect(throws: LogError.self) { try fixture.append(["d"]) }
        disk.restart()
        let verifier = LogVerifier(fixture.layout, disk, trusting: fixture.keys)
        #expect(try !verifier.verify().isIntact)
        #expect(throws: LogError.self) { try fixture.append(["d"]) }
    }

    @Test func tornBytesArePutAsideAndReported() throws {
        let path = fixture.layout.segment(base: 0)
        let torn = Array(#"{"data":{"half"#.utf8)
        disk.replace(path, by: (disk.contents(path) ?? []) + torn)
        disk.replace(fixture.layout.segment(base: 4), by: torn)
        let appended = try fixture.append(["c"])
        #expect(appended.setAside.map(\.count) == [torn.count, torn.count])
        #expect(appended.setAside.map(\.file) == [1, 2].map { fixture.layout.torn(size: 3, number: $0) })
        for aside in appended.setAside { #expect(disk.contents(aside.file) == torn) }
        #expect(try fixture.ids() == ["opening", "a", "b", "c"])
        try fixture.check()
    }

    @Test func damageStopsTheWriterAndTouchesNothing() throws {
        let path = fixture.layout.segment(base: 0)
        let before = try #require(disk.contents(path))
        var changed = before
        changed[10] ^= 1
        for (bytes, keeps) in [(changed, false), (Array(before.dropLast()), true), (Array(before.dropLast()), false)] {
            disk.replace(path, by: bytes)
            let tree = disk.contents(fixture.layout.tree)
            if !keeps { disk.replace(fixture.layout.tree, by: nil) }
            let error = #expect(throws: LogError.self) { try fixture.append(["c"]) }
            guard case .damaged? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(disk.contents(path) == bytes)
            disk.replace(fixture.layout.tree, by: tree)
        }
    }
}
