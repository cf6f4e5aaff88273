import Fuzzing
import Testing

@Suite struct FuzzingTests {
    @Test func noInputBreaksAReaderAndEveryReaderTakesSome() throws {
        let seed = UInt64.random(in: .min ... .max)
        let targets = try FuzzTarget.readers()
        let summary = Fuzzer(targets: targets, seed: seed).run(0..<12_000)
        #expect(summary.findings.isEmpty, "seed \(seed): \(summary.findings.prefix(3))")
        for target in targets { #expect(summary.accepted[target.name, default: 0] > 0, "seed \(seed): \(target.name)") }
    }

    @Test func noSeedInputBreaksAReader() throws {
        for target in try FuzzTarget.readers() {
            let outcomes = target.seeds.map(target.check)
            #expect(outcomes.contains(.held), "\(target.name)")
            #expect(outcomes.allSatisfy { $0 == .held || $0 == .refused }, "\(target.name)")
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
            input.contains(UInt8(ascii: "\"")) ? .broken("takes no quotation mark") : .refused
        }
        let summary = Fuzzer(targets: [gullible], seed: 1).run(0..<1_000)
        #expect(!summary.findings.isEmpty)
        #expect(summary.findings.allSatisfy { $0.input.contains(UInt8(ascii: "\"")) })
        #expect(summary.runs == 1_000)
    }
}
