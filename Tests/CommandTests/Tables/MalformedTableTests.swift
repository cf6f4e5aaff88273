import Foundation
import Testing

/// Five hundred files that are no tables, or bad ones, and maps that do not fit: each is an error or a counted refusal, and harms
/// nothing.
@Suite struct MalformedTableTests {
    private static let map = """
        {"job":"j","source":{"kind":"dataset"},"key":"{id}","parties":{"p":{"kind":"city","name":"{name}"},"o":{"kind":"organisation","name":"Org"}},
        "events":[{"type":"membership.joined","on":"on","data":{"member":"p","organisation":"o"}}]}
        """

    /// A table, and a map, as somebody may have them, by number.
    private struct Specimen {
        var table: [UInt8]?
        var map = Array(MalformedTableTests.map.utf8)
        /// A folder stands where the table, or the map, is looked for.
        var folder: String?
    }

    private static let kinds = 25

    private static func specimen(_ number: Int) -> Specimen {
        var random = SplitMix(state: UInt64(number))
        let rows = (1...5).map { "\($0),City \($0),20\(10 + $0)" }
        let table = Array((["id,name,on"] + rows).joined(separator: "\n").utf8)
        func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
        func noise(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(pick(256)) } }
        func inserted(_ bytes: [UInt8]) -> [UInt8] {
            var file = table
            file.insert(contentsOf: bytes, at: 11 + pick(file.count - 11))
            return file
        }
        func map(_ old: String, _ new: String) -> Specimen {
            Specimen(table: table, map: Array(Self.map.replacing(old, with: new).utf8))
        }
        switch number % kinds {
        case 0: return Specimen(table: inserted([0]))
        case 1: return Specimen(table: inserted([0xFF, 0xFE]))
        case 2: return Specimen(table: inserted([UInt8(ascii: "\"")]))
        case 3: return Specimen(table: Array(table.prefix(pick(table.count))))
        case 4: return Specimen(table: Array("PK\u{3}\u{4}".utf8) + noise(pick(2000)))
        case 5: return Specimen(table: [0x1F, 0x8B, 8, 0] + noise(pick(4000)))
        case 6: return Specimen(table: Array(table.map { $0 == 10 ? 13 : $0 }))
        case 7: return Specimen(table: inserted(Array("\r".utf8)))
        case 8:
            let long =
                Array("1,\"".utf8) + [UInt8](repeating: 65, count: 70_000 + pick(70_000)) + Array("\",2011\n".utf8)
            return Specimen(table: Array("id,name,on\n".utf8) + long)
        case 9: return Specimen(table: Array("id,name,on\n1,=HYPERLINK(\"http://x\"),2011\n".utf8))
        case 10: return Specimen(table: Array("id,name,on\n1,=1+1,+2\n2,@x,-3\n".utf8))
        case 11: return Specimen(table: Array("id,id,on\n1,2,3\n".utf8))
        case 12: return Specimen(table: Array("id;name;on\n1,2,3\n".utf8))
        case 13: return Specimen(table: [])
        case 14: return Specimen(table: Array(String(repeating: "\n", count: 1 + pick(5)).utf8))
        case 15: return Specimen(table: Array("id,name,on\n1,x\n2,y,2011,z,z\n,,\n".utf8))
        case 16: return Specimen(table: table.flatMap { [$0, 0] })
        case 17: return Specimen(table: noise(pick(5000)))
        case 18: return Specimen(table: inserted([0xC3]) + [0xE2, 0x82])
        case 19:
            return Specimen(
                table: Array("id,name,on\n1,\u{202E}x\u{1B}[31m,2011\n2,y,not a day at all\n3,z,2011-02-30\n".utf8))
        case 20: return pick(2) == 0 ? Specimen(folder: "table.csv") : Specimen(table: table, folder: "map.json")
        case 21: return Specimen(table: nil)
        case 22: return Specimen(table: table, map: Array(Self.map.utf8.prefix(pick(Self.map.utf8.count))))
        case 23: return Specimen(table: table, map: noise(pick(500)))
        default:
            let changes = [
                ("{name}", "{nme}"), ("{id}", "{id"), ("\"on\":\"on\"", "\"on\":{\"form\":\"on\"}"),
                ("membership.joined", "membership.joind"), ("\"member\":\"p\"", "\"member\":\"q\""),
                ("\"member\":\"p\",", ""), ("\"job\":\"j\"", "\"job\":\"J J\""), ("\"key\"", "\"keys\""),
                ("\"kind\":\"city\"", "\"kind\":\"town\""), ("\"events\":", "\"event\":"),
                ("\"kind\":\"dataset\"", "\"kind\":\"table\""), ("\"on\":\"on\",", ""),
            ]
            let (old, new) = changes[number / kinds % changes.count]
            return map(old, new)
        }
    }

    @Test("Each gives one clear error or counted refusals, and a ledger that verifies", arguments: 0..<kinds)
    func malformed(kind: Int) throws {
        let scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key")
        let demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
        let files = FileManager.default
        for number in stride(from: kind, to: 500, by: Self.kinds) {
            let specimen = Self.specimen(number)
            for (name, bytes) in [("table.csv", specimen.table), ("map.json", specimen.map)] {
                let file = demo.folder.appendingPathComponent(name)
                try? files.removeItem(at: file)
                if specimen.folder == name {
                    try files.createDirectory(at: file, withIntermediateDirectories: false)
                } else {
                    try bytes.map { try Data($0).write(to: file) }
                }
            }
            let before = try demo.succeed("log").out
            let result = try demo.run("import", "csv", "table.csv", "--map", "map.json")
            #expect([0, 65].contains(result.status), "file \(number): \(result.err)")
            if result.status == 65 { try expectClear(result.err, number) }
            // What is refused whole leaves the ledger as it was.
            if !result.err.contains(" read") { #expect(try demo.succeed("log").out == before, "file \(number)") }
            #expect(!result.err.unicodeScalars.contains { $0.value < 32 && $0 != "\n" }, "file \(number)")
        }
        #expect(try demo.run("verify").status == 0)
    }

    /// Where, what, and what next: one error for a file; for rows one each, and the account.
    private func expectClear(_ text: String, _ number: Int) throws {
        let lines = text.split(separator: "\n")
        let errors = lines.filter { $0.hasPrefix("error: ") }
        #expect(lines.first?.hasPrefix("error: ") == true, "file \(number): \(text)")
        #expect(errors.allSatisfy { $0.contains("table.csv") || $0.contains("map.json") }, "file \(number): \(text)")
        #expect(lines.contains { $0.hasPrefix("hint: ") }, "file \(number): \(text)")
        if !text.contains(" read") { #expect(errors.count == 1 && lines.count == 2, "file \(number): \(text)") }
    }
}
