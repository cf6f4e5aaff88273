import Foundation
import Testing

/// Five hundred files that are no tables, or bad ones: each is an error or a counted refusal, and harms nothing.
@Suite struct MalformedTableTests {
    private static let map = """
        {"job":"j","source":{"kind":"dataset"},"key":"{id}","parties":{"p":{"kind":"city","name":"{name}"},"o":{"kind":"organisation","name":"Org"}},
        "events":[{"type":"membership.joined","on":"on","data":{"member":"p","organisation":"o"}}]}
        """

    /// A file as somebody may have it, by number.
    private static func file(_ number: Int) -> [UInt8] {
        var random = SplitMix(state: UInt64(number))
        let rows = (1...5).map { "\($0),City \($0),20\(10 + $0)" }
        let table = Array((["id,name,on"] + rows).joined(separator: "\n").utf8)
        func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
        func inserted(_ bytes: [UInt8]) -> [UInt8] {
            var file = table
            file.insert(contentsOf: bytes, at: 11 + pick(file.count - 11))
            return file
        }
        switch number % 20 {
        case 0: return inserted([0])
        case 1: return inserted([0xFF, 0xFE])
        case 2: return inserted([UInt8(ascii: "\"")])
        case 3: return Array(table.prefix(pick(table.count)))
        case 4: return Array("PK\u{3}\u{4}".utf8) + (0..<pick(2000)).map { _ in UInt8(pick(256)) }
        case 5: return [0x1F, 0x8B, 8, 0] + (0..<pick(4000)).map { _ in UInt8(pick(256)) }
        case 6: return Array(table.map { $0 == 10 ? 13 : $0 })
        case 7: return inserted(Array("\r".utf8))
        case 8:
            return Array("id,name,on\n".utf8) + Array("1,\"".utf8) + [UInt8](repeating: 65, count: 70_000)
                + Array("\",2011\n".utf8)
        case 9: return Array("id,name,on\n1,=HYPERLINK(\"http://x\"),2011\n".utf8)
        case 10: return Array("id,name,on\n1,=1+1,+2\n2,@x,-3\n".utf8)
        case 11: return Array("id,id,on\n1,2,3\n".utf8)
        case 12: return Array("id;name;on\n1,2,3\n".utf8)
        case 13: return []
        case 14: return Array("\n\n\n".utf8)
        case 15: return Array("id,name,on\n1,x\n2,y,2011,z,z\n,,\n".utf8)
        case 16: return table.flatMap { [$0, 0] }
        case 17: return (0..<pick(5000)).map { _ in UInt8(pick(256)) }
        case 18: return inserted([0xC3]) + [0xE2, 0x82]
        default: return Array("id,name,on\n1,\u{202E}x\u{1B}[31m,2011\n2,y,not a day at all\n3,z,2011-02-30\n".utf8)
        }
    }

    @Test("Each gives an error or a counted refusal, and a ledger that verifies", arguments: 0..<20)
    func malformed(kind: Int) throws {
        let scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key")
        let demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
        try Data(Self.map.utf8).write(to: demo.folder.appendingPathComponent("map.json"))
        let checkpoint = demo.folder.appendingPathComponent("events/checkpoint")
        for number in stride(from: kind, to: 500, by: 20) {
            let before = try Data(contentsOf: checkpoint)
            try Data(Self.file(number)).write(to: demo.folder.appendingPathComponent("table.csv"))
            let result = try demo.run("import", "csv", "table.csv", "--map", "map.json")
            #expect([0, 65].contains(result.status), "file \(number): \(result.err)")
            let isCounted = result.err.contains(" read: ") || result.err.contains("0 rows read")
            if result.status == 65 {
                #expect(result.err.hasPrefix("error: "), "file \(number): \(result.err)")
                #expect(isCounted || result.err.split(separator: "\n").count <= 2, "file \(number): \(result.err)")
            }
            // An error is one, and nothing was written.
            if !isCounted { #expect(try Data(contentsOf: checkpoint) == before, "file \(number)") }
            #expect(!result.err.unicodeScalars.contains { $0.value < 32 && $0 != "\n" }, "file \(number)")
        }
        #expect(try demo.run("verify").status == 0)
    }
}
