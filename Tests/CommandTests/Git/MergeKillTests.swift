import Foundation
import Testing

/// `hook merge`, killed at random moments: a second run finishes it, with the events of both sides.
///
/// CHANCERY_KILLS asks for more moments than the usual run.
@Suite struct MergeKillTests {
    @Test func aSecondRunFinishesTheMerge() throws {
        let variables = ProcessInfo.processInfo.environment
        let moments = variables["CHANCERY_KILLS"].flatMap(Int.init) ?? 6
        let seed = variables["CHANCERY_SEED"].flatMap(UInt64.init) ?? .random(in: 0..<1 << 32)
        var random = SplitMix(state: seed)
        let git = try GitFixture()
        try git.twoClones((["alpha", "gamma"], ["beta", "delta"]))
        _ = try git.git("two", "pull", "-q", "--no-rebase", "../one", "main")
        try git.type("cp -a two kept; cp -a home-two home-kept", in: ".")
        func restore() throws {
            try git.type("rm -rf two home-two; cp -a kept two; cp -a home-kept home-two", in: ".")
        }
        let elapsed = try ContinuousClock().measure { try git.at("two").succeed("hook", "merge") }
        let microseconds = UInt32(Double(elapsed / .microseconds(1)))
        for moment in 0..<moments {
            try restore()
            let command = try git.at("two").start(Binary.executable, ["hook", "merge"])
            usleep(UInt32.random(in: 0...microseconds, using: &random))
            command.kill()
            _ = try command.result()
            let what = "moment \(moment), CHANCERY_SEED=\(seed)"
            try git.at("two").succeed("hook", "merge")
            try git.type("git commit -q --no-edit", in: "two")
            #expect(try git.parties(in: "two") == ["alpha", "beta", "delta", "gamma"], "\(what)")
            #expect(try git.git("two", "status", "--porcelain").out == "", "\(what)")
            try git.at("two").succeed("verify", "--deep")
        }
    }
}
