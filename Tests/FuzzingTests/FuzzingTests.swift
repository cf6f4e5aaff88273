import Fuzzing
import Testing

@Suite struct FuzzingTests {
    @Test func noInputBreaksAReader() throws {
        let seed = UInt64.random(in: .min ... .max)
        let targets = try FuzzTarget.json + FuzzTarget.transparencyLog()
        let summary = Fuzzer(targets: targets, seed: seed).run(0..<8_000)
        #expect(summary.findings.isEmpty, "seed \(seed): \(summary.findings.prefix(3))")
    }

    @Test func everySeedInputIsAcceptedUnspoilt() throws {
        for target in try FuzzTarget.json + FuzzTarget.transparencyLog() {
            for seed in target.seeds { #expect(target.check(seed) == nil, "\(target.name)") }
        }
    }

    @Test func theSameNumberGivesTheSameInputAgain() throws {
        let fuzzer = Fuzzer(targets: FuzzTarget.json, seed: 7)
        for number in 0..<100 {
            let target = fuzzer.targets[number % fuzzer.targets.count]
            #expect(fuzzer.input(number, for: target) == fuzzer.input(number, for: target))
        }
    }

    @Test func aBrokenReaderIsFound() {
        let gullible = FuzzTarget("gullible", seeds: [Array("abc".utf8)]) { input in
            input.contains(UInt8(ascii: "\"")) ? FuzzTarget.Violation("took a quotation mark") : nil
        }
        let summary = Fuzzer(targets: [gullible], seed: 1).run(0..<1_000)
        #expect(!summary.findings.isEmpty)
        #expect(summary.runs == 1_000)
    }
}
