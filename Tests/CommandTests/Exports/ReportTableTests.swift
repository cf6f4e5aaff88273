import CanonicalJSON
import Foundation
import Testing

/// Every report that lists something is a table, and says of which log.
@Suite struct ReportTableTests {
    private static let questions = [
        "replay", "show springfield", "timeline springfield", "search spring", "blame tie-1 since",
        "diff --on 2015 --on 2021", "diff --known-on @5 --known-on @8", "check --fail-on never", "stats", "verify",
        "verify --deep", "status",
    ]

    let ledger: SignedLedger

    init() throws { ledger = try SignedLedger() }

    private func run(_ question: String, as form: String) throws -> String {
        try ledger.keeper.run(question.split(separator: " ").map(String.init) + ["--format", form]).out
    }

    @Test("Each row says which question was asked of which log", arguments: questions)
    func stamp(question: String) throws {
        let lines = try run(question, as: "csv").components(separatedBy: "\r\n").dropLast()
        let ends = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).suffix(4) }
        #expect(ends.first == ["as_of", "known_on", "log_size", "log_root"])
        let status = try ledger.keeper.succeed("status", "--format", "json").json
        let known = question.contains("@") ? "'@8" : "now"
        #expect(ends.count > 1)
        for end in ends.dropFirst().map(Array.init) {
            #expect(end[1] == known && Int(end[2]) != nil)
            #expect(end[3] == status["root"]?.string.map { Substring($0) } || known != "now")
        }
    }

    @Test("Markdown has a table", arguments: questions)
    func markdown(question: String) throws {
        #expect(try run(question, as: "markdown").contains(/\n\| .* \|\n\| --- \|/))
    }
}
