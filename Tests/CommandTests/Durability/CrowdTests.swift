import Foundation
import Testing

/// `scripts/crowd`: many writers and readers of one ledger at once, held against the ledger at rest.
///
/// `CHANCERY_CROWD=300` lets the crowd work for five minutes instead of a minute.
@Suite(.enabled(if: Crowd.isPossible, "the crowd needs Python 3.8 and git")) struct CrowdTests {
    static let seconds = ProcessInfo.processInfo.environment["CHANCERY_CROWD"] ?? "60"

    private func crowd(_ arguments: String...) throws -> Binary.Result {
        let scratch = try Scratch()
        let script = Binary.project.appendingPathComponent("scripts/crowd").path
        let command = ["python3", script, "--binary", Binary.executable.path] + arguments
        return try Binary(folder: scratch.url).start(URL(fileURLWithPath: "/usr/bin/env"), command).result()
    }

    /// Two processes that brought the index up at once left its rows there twice; then readers were told "altered", imports
    /// doubled events, and answers were empty.
    @Test func nobodyInACrowdNoticesTheOthers() throws {
        let result = try crowd("--seconds", Self.seconds)
        #expect(result.status == 0, "\(result.out)\(result.err)")
        print(result.out.split(separator: "\n").last ?? "")
    }

    @Test func ofALedgerThatNobodyWritesToTheCrowdHasNothingToSay() throws {
        let result = try crowd("--seconds", "4", "--writers", "0", "--readers", "4")
        #expect(result.status == 0, "\(result.out)\(result.err)")
    }
}

/// What `scripts/crowd` needs.
enum Crowd {
    static let isPossible: Bool = {
        let need = "git --version && python3 -c 'import sys; sys.exit(sys.version_info < (3, 8))'"
        let shell = URL(fileURLWithPath: "/bin/sh")
        let result = try? Binary(folder: FileManager.default.temporaryDirectory).start(shell, ["-c", need]).result()
        return result?.status == 0
    }()
}
