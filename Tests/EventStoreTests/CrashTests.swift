import Testing
import TransparencyLog

@testable import EventStore

@Suite struct CrashTests {
    /// Whatever happens, wherever it happens: what was acknowledged is there, what was refused is not, an append whose
    /// outcome was unknown is there as a whole or not at all, and the log goes on.
    @Test(arguments: 0..<20) func nothingAcknowledgedIsLostAndNothingElseIsHalfThere(hundred: Int) throws {
        for seed in hundred * 100..<(hundred + 1) * 100 {
            var run = try CrashRun(seed: UInt64(seed))
            do { try run.run() } catch { Issue.record("seed \(seed): \(error)") }
        }
    }
}

/// One machine that fails at a random operation.
struct CrashRun {
    let seed: UInt64
    let disk: SimulatedDisk
    let fixture: LedgerFixture
    var random: SplitMix
    var acknowledged: [String] = []

    /// The ids of an append that was cut off or whose outcome was unknown.
    var open: [[String]] = []
    var count = 0

    init(seed: UInt64) throws {
        self.seed = seed
        random = SplitMix(state: seed)
        disk = SimulatedDisk(seed: seed)
        fixture = try LedgerFixture(disk, root: "ledger", isSigned: seed % 25 == 0)
    }

    mutating func run() throws {
        let ending: DiskFault = random.chance(60) ? .powerLoss : .kill
        var losesPower = ending == .powerLoss
        if random.chance(50), let fault = DiskFault.honest.randomElement(using: &random) {
            losesPower = losesPower || fault == .powerLoss
            disk.arm(fault, in: .random(in: 1..<150, using: &random))
            for _ in 0..<4 { attempt() }
            disk.empty()
        }
        disk.restart()
        try check()
        disk.arm(ending, in: .random(in: 1..<150, using: &random))
        for _ in 0..<4 { attempt() }
        disk.restart()
        try check()
        append()
        try #require(open.isEmpty, "seed \(seed): a sound disk refused an append")
        try check(allowsTorn: false)
        try checkKept(afterPowerLoss: losesPower)
    }

    private mutating func attempt() {
        if let batch = open.first, random.chance(50) { retry(batch) } else { append() }
    }

    /// Makes the log, or appends some events to it, and keeps what it was told.
    private mutating func append() {
        let ids = (0..<Int.random(in: 1...3, using: &random)).map { "event-\(count + $0)" }
        count += ids.count
        do {
            try acknowledge(ids, fixture.append(ids))
        } catch LogError.notALedger {
            create()
        } catch LogError.file(let error) where error.code != Self.down {
            // Refused: as before.
        } catch {
            open.append(ids)
        }
    }

    /// Appends what may be there already, as whoever was told "unknown" does. To be told that it is there is an
    /// acknowledgement like any other.
    private mutating func retry(_ ids: [String]) {
        var there: [String] = []
        do {
            _ = try fixture.log().append(fixture.signing) { head in
                there = try fixture.ids()
                guard !there.contains(ids[0]) else { return [] }
                there += ids
                return ids.enumerated().map { LedgerFixture.line(head.size + $0.offset, id: $0.element) }
            }
            acknowledged = there
            open = []
        } catch {}
    }

    /// The events in front of an acknowledged one are acknowledged with it.
    private mutating func acknowledge(_ ids: [String], _ appended: Appended) throws {
        if appended.seqs.lowerBound > acknowledged.count { acknowledged += open.joined() }
        try #require(appended.seqs.lowerBound == acknowledged.count, "seed \(seed)")
        acknowledged += ids
        open = []
    }

    private mutating func create() {
        do {
            try fixture.create()
            acknowledged.append("opening")
        } catch LogError.file(let error) where error.code != Self.down {
        } catch {
            open.append(["opening"])
        }
    }

    /// What is there now is what was acknowledged, and perhaps one append of unknown outcome after the other.
    private mutating func check(allowsTorn: Bool = true) throws {
        guard disk.contents(fixture.layout.checkpoint) != nil else {
            try #require(acknowledged.isEmpty, "seed \(seed): the log is gone")
            open = []
            return
        }
        let ids = try fixture.ids()
        try #require(ids.starts(with: acknowledged), "seed \(seed): an acknowledged event is gone")
        var rest = ids.dropFirst(acknowledged.count)
        // What is there without an acknowledgement may still be lost with the power, until the next append is acknowledged.
        open = open.filter { batch in
            guard rest.starts(with: batch) else { return false }
            rest = rest.dropFirst(batch.count)
            return true
        }
        try #require(rest.isEmpty, "seed \(seed): an event is there that was refused")
        let verification = try LogVerifier(fixture.layout, disk, trusting: fixture.keys).verify()
        let worst = verification.findings.map(\.grade).min() ?? .notice
        try #require(worst == .notice || allowsTorn && worst == .torn, "seed \(seed): \(verification.findings)")
        try #require(verification.size == ids.count)
    }

    /// The kept files give every line and prove every event; and then they are what they would be if they were made from
    /// nothing, though they may lag. Where power was lost they may have holes, where nobody has asked yet what stands there.
    private func checkKept(afterPowerLoss: Bool) throws {
        let log = try fixture.log()
        let head = try log.head()
        for seq in 0..<head.size {
            try #require(LogKeys(line: log.line(at: seq))?.id == acknowledged[seq], "seed \(seed)")
            _ = try log.inclusionProof(of: seq, in: head)
        }
        let (tree, offsets) = (disk.contents(fixture.layout.tree), disk.contents(fixture.layout.offsets))
        _ = try log.kept.rebuiltTail(head.checkpoint.checkpoint)
        let isTreeRight = try #require(disk.contents(fixture.layout.tree)).starts(with: tree ?? [])
        try #require(isTreeRight || afterPowerLoss, "seed \(seed): the kept tree differs")
        let areOffsetsRight = try #require(disk.contents(fixture.layout.offsets)).starts(with: offsets ?? [])
        try #require(areOffsetsRight || afterPowerLoss, "seed \(seed): the kept offsets differ")
    }

    private static let down: Int32 = 108
}
