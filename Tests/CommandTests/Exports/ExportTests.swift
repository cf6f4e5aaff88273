import CanonicalJSON
import Domain
import Foundation
import Testing

/// Exports as files: whole or not at all, harmless, documented. What they mean is checked by `scripts/check-exports`.
@Suite struct ExportTests {
    let scratch: Scratch
    let ledger: Binary

    init() throws {
        scratch = try Scratch()
        ledger = try scratch.projectLedger()
    }

    @Test("Every column of every table is documented")
    func columnsAreDocumented() throws {
        try ledger.succeed("export", "csv", "--into", "tables")
        let page = try ["docs/EXPORT.md", "docs/EVENTS.md"].map {
            try String(contentsOf: Binary.project.appendingPathComponent($0), encoding: .utf8)
        }.joined()
        let words = Set(page.split { !($0.isLetter || $0 == "_") }.map(String.init))
        let tables = try FileManager.default.contentsOfDirectory(
            atPath: ledger.folder.appendingPathComponent("tables").path)
        #expect(tables.count == Kinds.all.count + 3)
        for table in tables {
            #expect(page.contains("`\(table.dropLast(4))`"), "\(table)")
            let text = try String(contentsOf: ledger.folder.appendingPathComponent("tables/\(table)"), encoding: .utf8)
            for column in CSVColumns.of(text) { #expect(words.contains(column), "\(table): \(column)") }
        }
    }

    @Test("An export that fails leaves neither a file nor half of one")
    func wholeOrNot() throws {
        let target = ledger.folder.appendingPathComponent("out.jsonl")
        try Data("old".utf8).write(to: target)
        #expect(try ledger.run("export", "jsonl", "--output", "nowhere/out.jsonl").status != 0)
        #expect(try ledger.run("export", "csv", "--table", "nonsense", "--output", "out.jsonl").status == 64)
        #expect(try Data(contentsOf: target) == Data("old".utf8))
        try ledger.succeed("export", "jsonl", "--output", "out.jsonl")
        #expect(try String(contentsOf: target, encoding: .utf8) == ledger.succeed("log").out)
        let left = try FileManager.default.contentsOfDirectory(atPath: ledger.folder.path).filter {
            $0.hasSuffix(".tmp")
        }
        #expect(left.isEmpty)
    }

    @Test("What was not known is not exported", arguments: ["jsonl", "cloudevents"])
    func knownOn(format: String) throws {
        let lines = try ledger.succeed("export", format, "--known-on", "@9").out.split(separator: "\n")
        #expect(lines.count == 10)
    }

    @Test("Hostile names break no format")
    func hostile() throws {
        try scratch.binary.succeed("init", "demo", "--no-key")
        let demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
        let names = [
            "=HYPERLINK(\"http://x\")", "a\nb,\"c\";d", "<x>&\"'", "\u{202E}evil",
            String(repeating: "长", count: 15_000),
        ]
        let drafts = names.enumerated().flatMap { number, name -> [String] in
            let text = JSON.string(name).canonicalText
            return [
                #"{"type":"party.registered","data":{"party":"p\#(number)","kind":"city","names":[{"text":\#(text)}]}}"#,
                #"{"type":"visit.held","on":"2024-01-0\#(number + 1)","data":{"visit":"v\#(number)","visitors":[{"party":"p\#(number)"}],"purpose":\#(text)}}"#,
            ]
        }
        let result = try demo.run("import", "drafts", "-", input: drafts.joined(separator: "\n"))
        #expect(result.status == 0, "\(result.err)")
        let calendar = try demo.succeed("export", "ical").out
        #expect(calendar.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 75 })
        #expect(calendar.components(separatedBy: "BEGIN:VEVENT").count == 6)
        let table = try demo.succeed("export", "csv", "--table", "parties").out
        #expect(table.contains("\"'=HYPERLINK(\"\"http://x\"\")\""))
        try demo.succeed("export", "sqlite", "--output", "out.db")
        try demo.succeed("export", "prov")
        try demo.succeed("export", "graphml")
    }

    @Test func theIdsOfAGraphAreXMLNamesAndNoTwoAreTheSame() throws {
        let scratch = try Scratch()
        let demo = scratch.binary
        try demo.succeed("init", "ledger", "--no-key")
        let ledger = Binary(folder: scratch.url.appendingPathComponent("ledger"))
        for party in ["3rd-street", "ties", "t0"] {
            try ledger.succeed("record", "party", party, "--kind", "city", "--name", party)
        }
        try ledger.succeed("record", "signing", "t0", "3rd-street", "ties", "--kind", "sister-city", "--on", "2003")
        try ledger.succeed("record", "signing", "t1", "t0", "ties", "--kind", "sister-city", "--on", "2003")
        let graph = try ledger.succeed("export", "graphml").out
        let ids = graph.matches(of: /\sid="([^"]*)"/).map { String($0.output.1) }
        #expect(ids.allSatisfy { $0.wholeMatch(of: /[A-Za-z_][-A-Za-z0-9._]*/) != nil }, "\(ids)")
        #expect(Set(ids).count == ids.count, "\(ids)")
        #expect(graph.contains("source=\"party.3rd-street\" target=\"party.ties\""))
    }
}

private enum CSVColumns {
    static func of(_ text: String) -> [String] {
        (text.components(separatedBy: "\r\n").first ?? "").replacing("\u{FEFF}", with: "").split(separator: ",").map(
            String.init)
    }
}
