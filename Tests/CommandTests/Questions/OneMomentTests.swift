import Foundation
import Testing

/// A question reads the log's head once for its answer, and looks at it before no more than it must.
@Suite struct OneMomentTests {
    private static let strace = "/usr/bin/strace"

    @Test(
        "One show opens the checkpoint three times at most: for what is trusted, for the glance, for the answer",
        .enabled(if: FileManager.default.isExecutableFile(atPath: strace), "strace is not here"))
    func opensOfTheCheckpoint() throws {
        let scratch = try Scratch()
        let ledger = try scratch.projectLedger()
        // In a fresh clone the hashes of the log are made first, from the log.
        try ledger.succeed("show", "us-in-carmel")
        let arguments = ["-f", "-e", "trace=openat", Binary.executable.path, "show", "us-in-carmel"]
        let result = try ledger.start(URL(fileURLWithPath: Self.strace), arguments).result()
        #expect(result.out.contains("Carmel"), "\(result.err)")
        let opens = result.err.split(separator: "\n").filter { $0.contains("events/checkpoint\"") }
        #expect((1...3).contains(opens.count), "\(opens.count)")
    }
}
