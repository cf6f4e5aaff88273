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
