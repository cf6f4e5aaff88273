import CanonicalJSON
import Foundation
import Fuzzing
import Testing

/// The check in one pass against the reader that leaves a tape.
@Suite struct LineCheckTests {
    /// The lines of the ledger that the project keeps of itself.
    static let lines: [[UInt8]] = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let bytes = (try? Data(contentsOf: root.appendingPathComponent("events/00000000.jsonl"))) ?? Data()
        return bytes.split(separator: 0x0A).map { Array($0) }
    }()

    func accepts(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { LineCheck.accepts($0) { _, _ in } }
    }

    func isLine(_ bytes: [UInt8]) -> Bool { (try? JSONDocument(bytes, rules: .ledgerLine)) != nil }

    @Test func realLinesAreAcceptedAndTheirMutationsAsTheReaderHasThem() throws {
        try #require(Self.lines.count > 10)
        let seed = UInt64.random(in: .min ... .max)
        var generator = SplitMix64(seed: seed)
        var (accepted, refused) = (0, 0)
        for line in Self.lines {
            #expect(accepts(line))
            for _ in 0..<200 {
                var mutated = line
                let other = Self.lines.randomElement(using: &generator) ?? []
                Mutation.allCases.randomElement(using: &generator)?.apply(to: &mutated, other: other, using: &generator)
                let isLine = isLine(mutated)
                (accepted, refused) = isLine ? (accepted + 1, refused) : (accepted, refused + 1)
                #expect(accepts(mutated) == isLine, "seed \(seed): \(String(decoding: mutated, as: UTF8.self))")
            }
        }
        #expect(accepted > 100 && refused > 100)
    }

    @Test func randomTreesAreAcceptedAsTheReaderHasThem() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SplitMix64(seed: seed)
        for _ in 0..<4_000 {
            var bytes = RandomJSON.value(depth: 4, using: &generator).canonicalBytes
            #expect(accepts(bytes) == isLine(bytes), "seed \(seed): \(bytes)")
            Mutation.allCases.randomElement(using: &generator)?.apply(to: &bytes, other: bytes, using: &generator)
            #expect(accepts(bytes) == isLine(bytes), "seed \(seed): \(bytes)")
        }
    }

    /// Every byte in every place of eight, where the check looks at eight bytes at once.
    @Test func everyByteInEveryPlaceIsTakenAsTheReaderTakesIt() {
        for place in 0..<17 {
            for byte in UInt8.min ... .max {
                for next: UInt8 in [0x20, 0x22, 0x7E, 0x80, 0xBF] {
                    var line = Array("\"aaaaaaaaaaaaaaaaaaaaaa\"".utf8)
                    (line[1 + place], line[2 + place]) = (byte, next)
                    #expect(accepts(line) == isLine(line), "\(byte) and \(next) at \(place)")
                }
            }
        }
    }

    @Test(arguments: [
        "", "0", "-0", "-", "00", "01", "-1", "9007199254740991", "9007199254740992", "-9007199254740992", "1.0", "1e3",
        "[]",
        "[1,]", "[,1]", "[1 ]", "{}", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "{\"b\":1,\"a\":2}", "{\"a\"}", "{\"a\":}",
        "{1:2}", "tru",
        "true", "nullx", "\"\\n\\t\\\\\\\"\"", "\"\\u001f\"", "\"\\b\"", "\"\\/\"", "\"\\", "\"",
        "{\"\\n\":1,\"\\t\":2}",
        "{\"\\t\":1,\"\\n\":2}", "{\"\\\"\":1,\"a\":2}", "{\"a\\n\":1,\"a\\n\":2}", "{\"\u{10000}\":1,\"\u{E000}\":2}",
        "{\"\u{E000}\":1,\"\u{10000}\":2}",
    ])
    func textsThatAreNearlyLinesAreTakenAsTheReaderTakesThem(_ text: String) {
        #expect(accepts(Array(text.utf8)) == isLine(Array(text.utf8)))
    }

    @Test func depthAndLengthEndWhereTheReadersEnd() {
        for count in 31...34 {
            let nested =
                Array(repeating: UInt8(ascii: "["), count: count) + Array(repeating: UInt8(ascii: "]"), count: count)
            #expect(accepts(nested) == isLine(nested), "\(count) levels")
        }
        for count in 65_534...65_536 {
            let quote = [UInt8(ascii: "\"")]
            let long = quote + Array(repeating: UInt8(ascii: "x"), count: count - 2) + quote
            #expect(accepts(long) == isLine(long), "\(count) bytes")
        }
    }
}
