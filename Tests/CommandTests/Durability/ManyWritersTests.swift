import CanonicalJSON
import Foundation
import Testing

/// Several processes that record at once. `CHANCERY_RECORDS=500` asks for more records of each than the usual run.
@Suite struct ManyWritersTests {
    static let writers = 8

    @Test func eightWritersAreEachToldTheTruth() throws {
        let records = ProcessInfo.processInfo.environment["CHANCERY_RECORDS"].flatMap(Int.init) ?? 6
        let scratch = try Scratch()
        try scratch.binary.succeed("init", "ledger", "--origin", "example.org/many")
        let ledger = Binary(folder: scratch.url.appendingPathComponent("ledger"), variables: ["HOME": scratch.url.path])
        let running = try (0..<Self.writers).map { writer in
            try ledger.start(URL(fileURLWithPath: "/bin/sh"), ["-c", Self.script(writer, records)])
        }
        let results = try running.map { try $0.result() }
        let log = try ledger.succeed("log").out.split(separator: "\n").map { try JSON(parsing: String($0)) }
        #expect(log.count == 1 + Self.writers * records)
        #expect(log.map { $0["seq"]?.integer } == Array(0..<log.count))
        #expect(Set(log.compactMap { $0["id"]?.string }).count == log.count)
        for (writer, result) in results.enumerated() {
            let told = Self.told(result)
            #expect(told.count == records, "writer \(writer): \(result.err)")
            for (number, (id, seq)) in told.enumerated() where seq < log.count {
                #expect(log[seq]["id"]?.string == id)
                #expect(log[seq]["data"]?["party"]?.string == "city-\(writer)-\(number + 1)")
            }
        }
        try ledger.succeed("verify", "--deep")
    }

    private static func script(_ writer: Int, _ records: Int) -> String {
        """
        for number in $(seq \(records)); do
            '\(Binary.executable.path)' record party "city-\(writer)-$number" --kind city --name "City $number" || exit
        done
        """
    }

    /// The ids and positions that a writer was given, in order.
    private static func told(_ result: Binary.Result) -> [(id: String, seq: Int)] {
        let seqs = result.err.split(separator: "\n").compactMap { line in
            line.hasPrefix("Recorded as @") ? Int(line.dropFirst("Recorded as @".count).dropLast()) : nil
        }
        return Array(zip(result.out.split(separator: "\n").map(String.init), seqs))
    }
}
