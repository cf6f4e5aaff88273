import CanonicalJSON
import Foundation
import Testing

/// `events/COVERAGE.md` says by which events each fact and each statement of the sources is told.
@Suite struct CoverageTests {
    /// The rows `| F33 | id id ... | note |`.
    static func rows() throws -> [(fact: String, events: [String])] {
        let text = try String(contentsOf: Binary.project.appendingPathComponent("events/COVERAGE.md"), encoding: .utf8)
        return text.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard cells.count >= 4, cells[1].wholeMatch(of: /[FC]\d\d/) != nil else { return nil }
            return (
                cells[1],
                cells[2].replacing("`", with: "").split(whereSeparator: { " ,".contains($0) }).map(String.init)
            )
        }
    }

    @Test("Every fact F01-F79 and every statement C01-C21 has a row, and every event in it is in the log")
    func everythingIsToldAndNothingElseIsNamed() throws {
        let scratch = try Scratch()
        let ledger = try scratch.projectLedger()
        let lines = try ledger.succeed("log").out.split(separator: "\n")
        let ids = Set(try lines.compactMap { try JSON(parsing: String($0))["id"]?.string })
        let rows = try Self.rows()
        let expected = (1...79).map { String(format: "F%02d", $0) } + (1...21).map { String(format: "C%02d", $0) }
        #expect(rows.map(\.fact).sorted() == expected.sorted())
        for (fact, events) in rows {
            #expect(!events.isEmpty, "\(fact) names no event")
            for event in events { #expect(ids.contains(event), "\(fact): \(event) is not in the log") }
        }
    }
}
