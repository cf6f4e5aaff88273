import Crypto
import Foundation
import Testing

/// What every report of the project's own ledger printed, in every form, when somebody last looked at it: a hash for each.
///
/// A change that is meant shows itself here all the same. Look at what the command prints now, then run this with
/// `CHANCERY_WRITE_GOLDENS` set and commit the new hashes with the change.
@Suite struct GoldenTests {
    private static let forms = ["text", "json", "csv", "markdown", "html"]
    /// Asked for a day, so that they answer the same tomorrow.
    private static let questions = [
        "replay --on 2024-02-10", "replay --on 2022", "replay --on 2024 --known-on @100",
        "show us-in-carmel --on 2024-02-10 --explain", "show cn-hb-xiangyang --on 2023-10",
        "show agreement:carmel-xiangyang --on 2024-02-10", "audit us-in-carmel --on 2024-02-10",
        "check --on 2024-03-01 --fail-on never", "diff --on 2022 --on 2024",
        "diff --known-on @100 --known-on @268 --at 2024-02-10", "status --on 2024-03-01 --ledger .",
    ]
    /// What has no day: a table of it names the day of the question, which is today.
    private static let timeless = [
        "timeline cn-hb-xiangyang", "timeline us-in-carmel --order recorded", "blame carmel-xiangyang since", "stats",
        "search xiang", "verify",
    ]
    private static let exports = [
        "export jsonl", "export cloudevents", "export prov", "export drafts --since 1", "export csv --on 2024",
        "export csv --table agreements --on 2024", "export ical --on 2024", "export graphml --on 2024",
    ]

    private static var commands: [String] {
        questions.flatMap { question in forms.map { "\(question) --format \($0)" } }
            + timeless.flatMap { question in forms.filter { $0 != "csv" }.map { "\(question) --format \($0)" } }
            + exports
    }

    private static let file = Binary.project.appendingPathComponent("Tests/CommandTests/Goldens/project.txt")

    @Test("Every report prints what it printed when it was last looked at")
    func unchanged() throws {
        let scratch = try Scratch()
        let ledger = try scratch.projectLedger()
        let lines = try Self.commands.map { command in
            let result = try ledger.run(command.split(separator: " ").map(String.init))
            #expect(result.status == 0, "\(command): \(result.err)")
            let hash = SHA256.hash(data: Data(result.out.utf8)).prefix(8).map { byte in
                (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
            return "\(hash.joined())  \(command)"
        }
        guard ProcessInfo.processInfo.environment["CHANCERY_WRITE_GOLDENS"] == nil else {
            return try (lines.joined(separator: "\n") + "\n").write(to: Self.file, atomically: true, encoding: .utf8)
        }
        let known = Set(try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n").map(String.init))
        for line in lines { #expect(known.contains(line), "\(line.dropFirst(18)) prints something else than it did.") }
        #expect(known.count == lines.count)
    }
}
