import CanonicalJSON
import Foundation
import Fuzzing
import Testing

@Suite struct CanonicalFormTests {
    @Test(arguments: Vectors.files("canonical"))
    func aCanonicalTextIsWhatTheWriterWrites(_ file: Vectors.File) throws {
        let document = try JSONDocument(file.bytes, rules: .canonical)
        #expect(document.json.canonicalBytes == file.bytes)
        #expect(try JSON(parsing: file.bytes) == document.json)
    }

    @Test(arguments: Vectors.pairs("numbers.txt"))
    func aNumberIsWrittenAsECMAScriptWritesIt(_ bits: String, _ text: String) throws {
        let value = Double(bitPattern: try #require(UInt64(bits, radix: 16)))
        #expect(JSON.number(value).canonicalText == text)
        #expect(try JSON(parsing: text).double == value)
        _ = try JSONDocument(text, rules: .canonical)
    }

    @Test func randomNumbersAreWrittenAsTheReferenceWritesThem() throws {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SplitMix64(seed: seed)
        for _ in 0..<5_000 {
            let value = randomDouble(using: &generator)
            let text = JSON.number(value).canonicalText
            #expect(text == referenceText(of: value), "seed \(seed)")
            #expect(try JSON(parsing: text).double == value, "seed \(seed)")
        }
    }

    @Test func keysStandInTheOrderOfTheirUTF16Units() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SplitMix64(seed: seed)
        for _ in 0..<300 {
            let keys = (0..<12).map { _ in RandomJSON.text(using: &generator) }
            let object = JSONObject(keys.map { ($0, JSON.null) })
            let expected = Set(keys.map { Array($0.utf16) }).sorted { $0.lexicographicallyPrecedes($1) }
            #expect(object.map { Array($0.key.utf16) } == expected, "seed \(seed)")
        }
    }

    @Test func whateverIsAcceptedAsCanonicalIsWhatTheWriterWrites() throws {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SplitMix64(seed: seed)
        var accepted = 0
        for _ in 0..<4_000 {
            var bytes = RandomJSON.value(depth: 3, using: &generator).canonicalBytes
            Mutation.allCases.randomElement(using: &generator)?.apply(to: &bytes, other: bytes, using: &generator)
            guard let document = try? JSONDocument(bytes, rules: .canonical) else { continue }
            accepted += 1
            #expect(document.json.canonicalBytes == bytes, "seed \(seed)")
        }
        #expect(accepted > 100)
    }

    /// ECMA-262 `Number::toString`, step by step, on the fewest digits that read back as the same value.
    private func referenceText(of value: Double) -> String {
        guard value != 0 else { return "0" }
        guard value > 0 else { return "-" + referenceText(of: -value) }
        let shortest = (0...16).map { String(format: "%.\($0)e", value) }.first { Double($0) == value } ?? ""
        let parts = shortest.split(separator: "e")
        let digits = parts[0].filter { $0 != "." }
        let n = (Int(parts[1]) ?? 0) + 1
        let k = digits.count
        if k <= n, n <= 21 { return digits + String(repeating: "0", count: n - k) }
        if 0 < n, n <= 21 { return digits.prefix(n) + "." + digits.dropFirst(n) }
        if -6 < n, n <= 0 { return "0." + String(repeating: "0", count: -n) + digits }
        let exponent = n - 1 < 0 ? "-\(1 - n)" : "+\(n - 1)"
        return k == 1 ? "\(digits)e\(exponent)" : "\(digits.prefix(1)).\(digits.dropFirst())e\(exponent)"
    }

    /// Any bits, and more often numbers of everyday size.
    private func randomDouble(using generator: inout SplitMix64) -> Double {
        let any = Double(bitPattern: generator.next())
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: return Double(Int.random(in: -1_000_000...1_000_000, using: &generator)) / 1_000
        case 1: return Double(Int.random(in: .min ... .max, using: &generator)) * 4096
        default: return any.isFinite ? any : 0.1
        }
    }
}
