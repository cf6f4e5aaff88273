import CanonicalJSON
import Foundation
import Testing

/// The ready maps, on the registers for which they are made.
@Suite struct ReadyMapTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    static let data =
        ProcessInfo.processInfo.environment["CHANCERY_DATA"].map { URL(fileURLWithPath: $0) }
        ?? Binary.project.deletingLastPathComponent().appendingPathComponent("shared/data")

    static func has(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: data.appendingPathComponent(path).path)
    }

    private func imported(_ path: String, _ map: String, _ expected: String) throws -> Binary {
        try scratch.binary.succeed("init", "demo", "--no-key")
        let demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
        let command = [
            "import", "csv", Self.data.appendingPathComponent(path).path, "--map",
            Binary.project.appendingPathComponent("docs/mappings/\(map)").path,
        ]
        let first = try demo.run(command)
        #expect(first.status == 0, "\(first.err.suffix(500))")
        #expect(first.err.contains(expected), "\(first.err.suffix(200))")
        let second = try demo.run(command)
        #expect(
            second.err.contains(" 0 events recorded") && !second.err.contains("refused"),
            "\(second.err.suffix(200))")
        return demo
    }

    @Test(
        "WIPO's treaties: 1,208 in force, 286 signed only, 7 consented only",
        .enabled(if: has("wipo/membership-to-copyright-treaties.csv"), "CHANCERY_DATA holds no treaties"))
    func wipo() throws {
        let ledger = try imported("wipo/membership-to-copyright-treaties.csv", "wipo.json", "1501 rows read")
        let agreements =
            try ledger.succeed("replay", "--kind", "agreements", "--format", "json").json["agreements"]?.array ?? []
        let statuses = agreements.flatMap { $0["parties"]?.array ?? [] }.compactMap { $0["status"]?.string }
        let counts = Dictionary(statuses.map { ($0, 1) }, uniquingKeysWith: +)
        #expect(counts == ["in-force": 1208, "signed": 286, "consented": 7])
        #expect(agreements.count == 17)
        let signed = try ledger.succeed("replay", "--kind", "agreements", "--parties", "signed", "--format", "json")
            .json
        #expect((signed["agreements"]?.array ?? []).flatMap { $0["parties"]?.array ?? [] }.count == 286)
    }

    @Test("Visits: one for each row", .enabled(if: has("visits/visits.csv"), "CHANCERY_DATA holds no visits"))
    func visits() throws {
        let ledger = try imported(
            "visits/visits.csv", "visits.json", "3264 rows read: 3264 recorded; 5045 events recorded.")
        #expect(
            try ledger.succeed("log").out.split(separator: "\n").count { $0.contains("\"type\":\"visit.held\"") }
                == 3264)
    }

    @Test(
        "Pairs of cities: one agreement for each row",
        .enabled(if: has("sister-cities/us-china-pairs-from-wikipedia-2026.csv"), "CHANCERY_DATA holds no pairs"))
    func pairs() throws {
        let ledger = try imported(
            "sister-cities/us-china-pairs-from-wikipedia-2026.csv", "us-china-pairs.json", "170 rows read")
        let state =
            try ledger.succeed("replay", "--on", "2027", "--kind", "agreements", "--format", "json").json["agreements"]?
            .array ?? []
        #expect(state.count == 170)
    }

    /// A register, and a column that another edition of it has otherwise.
    struct Register: Sendable, CustomTestStringConvertible {
        let path: String
        let map: String
        let column: Int
        /// Whether the column is part of the key, so that a row with another text is another row.
        var isKey = false
        let change: @Sendable (String) -> String

        var testDescription: String { map }

        static let all = [
            Register(path: "visits/visits.csv", map: "visits.json", column: 6) { _ in "Changed." },
            Register(path: "missions/chiefs-of-mission.csv", map: "missions.json", column: 11, change: otherDay),
            Register(
                path: "wipo/membership-to-copyright-treaties.csv", map: "wipo.json", column: 5, change: otherDay),
            Register(
                path: "sister-cities/us-china-pairs-from-wikipedia-2026.csv", map: "us-china-pairs.json", column: 1,
                isKey: true
            ) { $0 + " Shi" },
        ]

        private static func otherDay(_ day: String) -> String { day.dropLast(2) + (day.hasSuffix("15") ? "16" : "15") }
    }

    /// Takes out four rows of a register and changes three; those with a quotation mark in them are left alone.
    private func edition(_ rows: [String], _ register: Register) -> [String] {
        let plain = rows.indices.filter { index in
            let cells = rows[index].split(separator: ",", omittingEmptySubsequences: false)
            return !rows[index].contains("\"") && cells.count > register.column && !cells[register.column].isEmpty
        }
        let chosen = (1...7).map { plain[$0 * plain.count / 8] }
        var edition = rows
        for index in chosen.prefix(3) {
            var cells = rows[index].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            cells[register.column] = register.change(cells[register.column])
            edition[index] = cells.joined(separator: ",")
        }
        for index in chosen.dropFirst(3).reversed() { edition.remove(at: index) }
        return edition
    }

    @Test(
        "Another edition of each register corrects what it has otherwise, retracts what it has no more, and can be taken back",
        .enabled(if: has("visits/visits.csv"), "CHANCERY_DATA holds no registers"), arguments: Register.all)
    func editions(register: Register) throws {
        let text = try String(contentsOf: Self.data.appendingPathComponent(register.path), encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline).map(String.init)
        // The whole of the largest takes a minute.
        let rows = Array(lines.dropFirst().prefix(1600))
        let other = edition(rows, register)
        try scratch.binary.succeed("init", "demo", "--no-key")
        let demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
        let map = Binary.project.appendingPathComponent("docs/mappings/\(register.map)").path
        func account(_ rows: [String]) throws -> JSON {
            try ([lines[0]] + rows).joined(separator: "\n").write(
                to: demo.folder.appendingPathComponent("t.csv"), atomically: true, encoding: .utf8)
            let result = try demo.run(
                "import", "csv", "t.csv", "--map", map, "--gone", "retract", "--format", "json")
            #expect(result.status == 0, "\(result.err.suffix(500))\(result.out.suffix(500))")
            return try result.json
        }
        let first = try account(rows)
        func expect(_ account: JSON, rows: Int, new: Int = 0, changed: Int = 0, retracted: Int = 0) {
            let outcomes = ["recorded", "already_there", "changed", "no_event", "waiting", "refused"]
            let counts = outcomes.map { account[$0]?.integer ?? 0 }
            #expect(account["rows"]?.integer == rows && counts.reduce(0, +) == rows, "\(counts)")
            let silent = first["no_event"]?.integer ?? 0
            #expect(counts == [new, rows - new - changed - silent, changed, silent, 0, 0], "\(counts)")
            #expect(account["retracted"]?.array?.count == retracted)
        }
        let (new, changed) = register.isKey ? (3, 0) : (0, 3)
        let gone = register.isKey ? 7 : 4
        expect(try account(other), rows: other.count, new: new, changed: changed, retracted: gone)
        let again = try account(other)
        expect(again, rows: other.count)
        #expect(again["events"] == 0)
        expect(try account(rows), rows: rows.count, changed: 7, retracted: register.isKey ? 3 : 0)
        expect(try account(rows), rows: rows.count)
        #expect(try demo.succeed("verify").status == 0)
    }

    @Test(
        "Chiefs of mission: their dates as precise as their notes",
        .enabled(if: has("missions/chiefs-of-mission.csv"), "CHANCERY_DATA holds no missions"))
    func missions() throws {
        try scratch.binary.succeed("init", "demo", "--no-key")
        let demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
        let text = try String(
            contentsOf: Self.data.appendingPathComponent("missions/chiefs-of-mission.csv"), encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline)
        // The whole register takes a minute; those with a note on the date are the ones that differ.
        let words = ["probably", "about", "before", "after", "between"]
        let wanted = lines.dropFirst().filter { line in
            let line = line.lowercased()
            return words.contains { line.contains($0) }
        }
        try ([lines[0]] + wanted).joined(separator: "\n").write(
            to: demo.folder.appendingPathComponent("m.csv"), atomically: true, encoding: .utf8)
        let map = Binary.project.appendingPathComponent("docs/mappings/missions.json").path
        let result = try demo.run("import", "csv", "m.csv", "--map", map)
        #expect(result.status == 0, "\(result.err.suffix(500))")
        #expect(result.err.contains("\(wanted.count) rows read"))
        let dates = try demo.succeed("log").out.matches(of: /"on":"([^"]*)"/).map { String($0.1) }
        let counts = [
            dates.count { $0.hasSuffix("?") }, dates.count { $0.hasSuffix("..]") }, dates.count { $0.hasPrefix("[..") },
            dates.count { $0.hasSuffix("~") }, dates.count { $0.contains(/\d\.\.\d/) },
        ]
        #expect(counts == [10, 36, 31, 24, 8])
    }
}
