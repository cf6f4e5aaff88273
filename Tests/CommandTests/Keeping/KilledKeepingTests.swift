import Foundation
import Testing

/// Backups and restores that are killed at random moments: at their place is always one whole ledger.
///
/// `CHANCERY_KILLS` asks for more moments, `CHANCERY_SEED` for the same ones again.
@Suite struct KilledKeepingTests {
    let scratch: Scratch
    let home: Binary
    let ledger: Binary

    init() throws {
        scratch = try Scratch()
        // No home lies in a ledger, and each ledger has its own: what verifies remembers there how far it had come.
        home = Binary(folder: scratch.url, variables: ["HOME": scratch.url.path])
        try home.succeed("init", "ledger", "--no-key")
        ledger = Binary(folder: scratch.url.appendingPathComponent("ledger"), variables: home.variables)
    }

    private func path(_ name: String) -> String { scratch.url.appendingPathComponent(name).path }

    private func grow(_ number: Int) throws {
        let drafts = (0..<50).map {
            #"{"type":"party.registered","data":{"party":"p\#(number)-\#($0)","kind":"city","names":[{"text":"P"}]}}"#
        }
        _ = try ledger.succeed("import", "drafts", "-", input: drafts.joined(separator: "\n"))
    }

    /// The lines of a ledger that verifies; none where nothing is there.
    private func lines(_ name: String) throws -> [Substring] {
        guard FileManager.default.fileExists(atPath: path(name)) else { return [] }
        let binary = Binary(folder: URL(fileURLWithPath: path(name)), variables: ["HOME": path("home-" + name)])
        let verified = try binary.run("verify")
        try #require(verified.status == 0, "\(name): \(verified.out)\(verified.err)")
        return try binary.succeed("log").out.split(separator: "\n")
    }

    private func siblings(_ mark: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: scratch.url.path)
            .filter { $0.contains(mark) && !$0.hasPrefix("home-") }
    }

    @Test func atThePlaceIsTheOldStateOrTheNewOne() throws {
        let variables = ProcessInfo.processInfo.environment
        let moments = variables["CHANCERY_KILLS"].flatMap(Int.init) ?? 10
        let seed = variables["CHANCERY_SEED"].flatMap(UInt64.init) ?? .random(in: 0..<1 << 32)
        var random = SplitMix(state: seed)
        var killed = 0
        try home.succeed("backup", path("copy"), "--ledger", "ledger")
        for moment in 0..<moments {
            try grow(moment)
            let now = try lines("ledger")
            let commands = [["backup", path("copy"), "--ledger", "ledger"], ["restore", "copy", "--to", "place"]]
            let command = commands[moment % 2]
            if moment % 2 == 1 { try home.run(commands[0]) }
            let (copy, place) = (try lines("copy"), try lines("place"))
            let started = try home.start(Binary.executable, command)
            usleep(UInt32.random(in: 0...250_000, using: &random))
            started.kill()
            killed += try started.result().status == 0 ? 0 : 1
            let (newCopy, newPlace) = (try lines("copy"), try lines("place"))
            if moment % 2 == 0 {
                #expect(newCopy == copy || newCopy == now, "moment \(moment), CHANCERY_SEED=\(seed)")
            } else {
                #expect(newPlace == place || newPlace == copy, "moment \(moment), CHANCERY_SEED=\(seed)")
                let kept = try siblings("place.old-").map(lines)
                #expect(
                    newPlace == place || place.isEmpty || kept.contains(place),
                    "moment \(moment), CHANCERY_SEED=\(seed)")
            }
            #expect(try lines("ledger") == now)
        }
        // What the killed ones left is gone after the next ones.
        try home.succeed("backup", path("copy"), "--ledger", "ledger")
        try home.succeed("restore", "copy", "--to", "place")
        #expect(try lines("place") == lines("ledger") && lines("copy") == lines("ledger"))
        #expect(try siblings(".new-").isEmpty)
        print("killed \(killed) of \(moments) backups and restores; seed \(seed)")
    }
}
