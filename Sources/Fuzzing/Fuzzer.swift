/// Runs targets on mutated inputs, the same ones for the same seed.
public struct Fuzzer: Sendable {
    public let targets: [FuzzTarget]
    public let seed: UInt64

    public init(targets: [FuzzTarget], seed: UInt64) {
        self.targets = targets
        self.seed = seed
    }

    /// An input that broke a property of a target.
    public struct Finding: Sendable {
        public let target: String
        public let run: Int
        public let property: String
        public let input: [UInt8]
    }

    public struct Summary: Sendable {
        public var runs = 0
        public var slowest: (target: String, duration: Duration) = ("", .zero)
        public var findings: [Finding] = []

        public init() {}
    }

    /// Runs the inputs with the given numbers. Each number has its own generator, so that ranges can be run side by
    /// side, and one number again by itself.
    public func run(_ numbers: Range<Int>) -> Summary {
        var summary = Summary()
        let clock = ContinuousClock()
        for number in numbers {
            let target = targets[number % targets.count]
            let input = input(number, for: target)
            let start = clock.now
            if let violation = target.check(input) {
                summary.findings.append(
                    Finding(target: target.name, run: number, property: violation.property, input: input))
            }
            let duration = start.duration(to: clock.now)
            if duration > summary.slowest.duration { summary.slowest = (target.name, duration) }
            summary.runs += 1
        }
        return summary
    }

    /// The input of a number: a seed after one to six mutations.
    public func input(_ number: Int, for target: FuzzTarget) -> [UInt8] {
        var generator = SplitMix64(seed: seed ^ UInt64(number) &* 0xD134_2543_DE82_EF95)
        var input = target.seeds.randomElement(using: &generator) ?? []
        let other = target.seeds.randomElement(using: &generator) ?? []
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            Mutation.allCases.randomElement(using: &generator)?.apply(to: &input, other: other, using: &generator)
        }
        return input
    }
}

extension Fuzzer.Summary {
    /// Two parts of a run as one.
    public static func + (a: Self, b: Self) -> Self {
        var sum = a
        sum.runs += b.runs
        sum.findings += b.findings
        if b.slowest.duration > a.slowest.duration { sum.slowest = b.slowest }
        return sum
    }
}
