import CanonicalJSON
import Foundation
import Testing

/// The real command, killed at random moments while it changes the ledger's key; and two of it at once.
///
/// CHANCERY_KILLS asks for more moments than the usual run.
@Suite struct RotationKillTests {
    private let scratch: Scratch
    private let ledger: Binary

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "ledger", "--origin", "example.org/killed")
        ledger = Binary(folder: scratch.url.appendingPathComponent("ledger"), variables: ["HOME": scratch.url.path])
    }

    private func rotate() throws -> Binary.Running { try ledger.start(Binary.executable, ["key", "rotate"]) }

    /// That the next command signs, with a key that is the ledger's, in its place and trusted.
    private func check(_ name: String) throws {
        try ledger.succeed("record", "party", name, "--kind", "city", "--name", "City")
        let shown = try ledger.succeed("key", "show").out
        let key = try #require(shown.split(separator: "  trusted here\n").first.map(String.init))
        #expect(shown == key + "  trusted here\n")
        let file = scratch.url.appendingPathComponent(".config/chancery/keys/example.org%2Fkilled.key")
        let id = try String(contentsOf: file, encoding: .utf8).split(separator: "+")[3]
        #expect(key.split(separator: "+")[1] == id)
        let verified = try ledger.run("verify", "--format", "json")
        let grades = try verified.json["findings"]?.array?.compactMap { $0["what"]?.string } ?? []
        #expect(grades.allSatisfy { $0.contains("never acknowledged") }, "\(verified.out)")
        #expect(try verified.json["key"]?.string == key)
    }

    @Test func aKillLeavesAKeyThatSigns() throws {
        let moments = ProcessInfo.processInfo.environment["CHANCERY_KILLS"].flatMap(Int.init) ?? 10
        let seed = ProcessInfo.processInfo.environment["CHANCERY_SEED"].flatMap(UInt64.init) ?? .random(in: 0..<1 << 32)
        var random = SplitMix(state: seed)
        let elapsed = try ContinuousClock().measure { _ = try rotate().result() }
        let microseconds = UInt32(Double(elapsed / .microseconds(1)))
        for moment in 0..<moments {
            let command = try rotate()
            // The later half is when something is written.
            usleep(UInt32.random(in: microseconds / 2...microseconds, using: &random))
            command.kill()
            _ = try command.result()
            do { try check("city-\(moment)") } catch {
                Issue.record("moment \(moment), CHANCERY_SEED=\(seed): \(error)")
            }
        }
    }

    @Test func twoAtOnceBothChangeTheKey() throws {
        for round in 0..<3 {
            let commands = try [rotate(), rotate()]
            let results = try commands.map { try $0.result() }
            #expect(results.map(\.status) == [0, 0], "\(results.map(\.err))")
            #expect(results[0].out != results[1].out)
            try check("city-\(round)")
        }
    }
}
