import CanonicalJSON
import Foundation
import Testing
import Domain

/// `scripts/bench.d/workload.py`: what the figures of scripts/bench are measured on.
@Suite struct WorkloadTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func drafts(_ count: Int, hot: Bool = false) throws -> String {
        let script = Binary.project.appendingPathComponent("scripts/bench.d/workload.py").path
        let arguments = ["python3", "-B", script, String(count)] + (hot ? ["--hot"] : [])
        let made = try scratch.binary.start(URL(fileURLWithPath: "/usr/bin/env"), arguments).result()
        #expect(made.status == 0, "\(made.err)")
        return made.out
    }

    @Test("Two runs give the same drafts", arguments: [false, true])
    func isDeterministic(hot: Bool) throws {
        #expect(try drafts(300, hot: hot) == drafts(300, hot: hot))
    }

    @Test("A ledger admits every draft", arguments: [false, true])
    func isAdmitted(hot: Bool) throws {
        let binary = scratch.binary
        try binary.succeed("init", ".", "--no-key")
        let summary = try binary.succeed("import", "drafts", "-", input: drafts(1200, hot: hot)).err
        #expect(summary.contains("1200 recorded"), "\(summary)")
        #expect(try binary.succeed("verify", "--deep", "--format", "json").json["ok"] == true)

        let log = try binary.succeed("log").out.split(separator: "\n")
        let bytes = log.map(\.utf8.count).reduce(0, +) / log.count
        #expect((420...460).contains(bytes), "\(bytes) bytes a line")
    }

    @Test("Of a thousand events nearly each type has its share", arguments: [false, true])
    func holdsAllTypes(hot: Bool) throws {
        let made = try drafts(1028, hot: hot).split(separator: "\n").map { try JSON(parsing: String($0)) }
        let counts = Dictionary(made.compactMap { $0["type"]?.string }.map { ($0, 1) }, uniquingKeysWith: +)
        let imported = EventTypes.all.map(\.type).filter { $0 != LedgerOpened.type && $0 != LedgerKeyChanged.type }
        #expect(Set(counts.keys).isSubset(of: imported))
        #expect(counts.count * 10 >= imported.count * 9)
        #expect(counts[FactCorrected.type] == 20)
    }

    @Test("There are as many subjects as a twentieth of the events")
    func hasSubjects() throws {
        let binary = scratch.binary
        try binary.succeed("init", ".", "--no-key")
        try binary.succeed("import", "drafts", "-", input: drafts(2000))
        let lines = try binary.succeed("snapshot", "--print").out.split(separator: "\n").dropFirst()
        let subjects = lines.filter { !$0.contains(#""subject":"event:"#) }
        #expect((90...130).contains(subjects.count), "\(subjects.count)")
    }
}
