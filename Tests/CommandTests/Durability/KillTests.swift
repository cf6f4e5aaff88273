import CanonicalJSON
import Foundation
import Testing

/// The real command, killed at random moments while it imports and records.
///
/// `scripts/crash-test 300` asks for more moments than the usual run.
@Suite struct KillTests {
    @Test func whatWasAcknowledgedIsThereAndNothingIsHalfThere() throws {
        let moments = ProcessInfo.processInfo.environment["CHANCERY_KILLS"].flatMap(Int.init) ?? 25
        let seed = ProcessInfo.processInfo.environment["CHANCERY_SEED"].flatMap(UInt64.init) ?? .random(in: 0..<1 << 32)
        var run = try KillRun(seed: seed)
        for moment in 0..<moments {
            do { try run.step() } catch { Issue.record("moment \(moment), CHANCERY_SEED=\(seed): \(error)") }
        }
        try run.finish()
        print("killed \(run.killed) of \(moments) commands, of which \(run.late) had committed; seed \(seed)")
    }
}

/// A ledger whose writers are killed.
struct KillRun {
    private let scratch: Scratch
    private let ledger: Binary
    private var random: SplitMix
    private let seed: UInt64
    private var count = 0

    /// The ids in the log, in order: those that were acknowledged, and those that were found there later.
    private var ids: [String] = []

    /// How long each kind of command takes when nobody kills it.
    private var seconds: [Int: Double] = [:]
    private(set) var killed = 0

    /// Commands that were killed behind their commit.
    private(set) var late = 0

    init(seed: UInt64) throws {
        self.seed = seed
        random = SplitMix(state: seed)
        scratch = try Scratch()
        try scratch.binary.succeed("init", "ledger", "--origin", "example.org/killed")
        ledger = Binary(folder: scratch.url.appendingPathComponent("ledger"), variables: ["HOME": scratch.url.path])
        ids = try loggedIDs()
    }

    /// Runs a command to a random moment, and checks what it left.
    mutating func step() throws {
        let size = [1, 1, 20, 60].randomElement(using: &random) ?? 1
        if seconds[size] == nil { try calibrate(size) }
        let batch = nextIDs(size)
        let command = try start(batch)
        usleep(UInt32.random(in: 0...UInt32((seconds[size] ?? 0) * 1_100_000), using: &random))
        command.kill()
        let result = try command.result()
        let isAcknowledged = size == 1 ? result.out.contains(batch[0]) : result.err.contains("\(size) recorded")
        killed += result.status == 0 ? 0 : 1
        try check(batch, isAcknowledged: isAcknowledged)
    }

    private mutating func calibrate(_ size: Int) throws {
        let clock = ContinuousClock()
        let batch = nextIDs(size)
        let elapsed = try clock.measure { _ = try start(batch).result() }
        seconds[size] = Double(elapsed.components.attoseconds) / 1e18 + Double(elapsed.components.seconds)
        try check(batch, isAcknowledged: true)
    }

    private mutating func nextIDs(_ size: Int) -> [String] {
        defer { count += size }
        return (count..<count + size).map { "kill-\($0)" }
    }

    /// One event is recorded, several are imported.
    private func start(_ batch: [String]) throws -> Binary.Running {
        if batch.count == 1 {
            let event = ["--id", batch[0], "--kind", "city", "--name", "City \(batch[0])"]
            return try ledger.start(Binary.executable, ["record", "party", batch[0]] + event)
        }
        let drafts = batch.map { id in
            #"{"type":"party.registered","key":"\#(id)","data":{"party":"\#(id)","kind":"city","names":[{"text":"City \#(id)"}]}}"#
        }
        return try ledger.start(
            Binary.executable, ["import", "drafts", "-"], input: drafts.joined(separator: "\n") + "\n")
    }

    private mutating func check(_ batch: [String], isAcknowledged: Bool) throws {
        let found = try loggedIDs()
        try #require(found.starts(with: ids), "an acknowledged event is gone")
        let rest = Array(found.dropFirst(ids.count))
        try #require(rest == batch || rest.isEmpty && !isAcknowledged, "half there: \(rest.count) of \(batch.count)")
        if !rest.isEmpty && !isAcknowledged { late += 1 }
        ids = found
        let verified = try ledger.run("verify", "--format", "json")
        let grades = try verified.json["findings"]?.array?.compactMap { $0["grade"]?.string } ?? []
        try #require(Set(grades).isSubset(of: ["torn", "notice"]), "\(verified.out)")
        if Int.random(in: 0..<5, using: &random) == 0 { try checkIndex() }
    }

    /// The kept index answers as one that is made from nothing.
    private func checkIndex() throws {
        let fresh = scratch.url.appendingPathComponent("fresh-\(ids.count)")
        try FileManager.default.createDirectory(at: fresh, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: fresh) }
        try FileManager.default.copyItem(
            at: ledger.folder.appendingPathComponent("events"), to: fresh.appendingPathComponent("events"))
        for question in [["replay"], ["search", "city"], ["audit", ids[ids.count - 1]]] {
            let kept = try ledger.run(question + ["--format", "json"])
            let made = try Binary(folder: fresh).run(question + ["--format", "json"])
            try #require(kept.out == made.out && kept.status == made.status, "\(question) differs")
        }
    }

    private func loggedIDs() throws -> [String] {
        try ledger.succeed("log").out.split(separator: "\n").compactMap { try JSON(parsing: String($0))["id"]?.string }
    }

    /// After all that, the next writer finds a ledger that is in order.
    mutating func finish() throws {
        let batch = nextIDs(1)
        _ = try start(batch).result()
        try check(batch, isAcknowledged: true)
        try ledger.succeed("verify", "--deep")
    }
}

/// A small random generator with a seed.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
