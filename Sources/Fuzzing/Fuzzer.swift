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

        /// How many inputs each target took. With none, its properties have not been tried.
        public var accepted: [String: Int] = [:]
        public var slowest: (target: String, duration: Duration) = ("", .zero)
        public var findings: [Finding] = []

        public init() {}
    }

    /// Runs the inputs with the given numbers. Each number has its own generator, so that ranges can be run side by
    /// side, and one number again by itself.
    ///
    /// - Parameter begin: receives each number before its input is tried, so that it can be told which one never ended.
    public func run(_ numbers: Range<Int>, begin: (_ number: Int) -> Void = { _ in }) -> Summary {
        var summary = Summary()
        let clock = ContinuousClock()
        for number in numbers {
            let target = targets[number % targets.count]
            let input = input(number, for: target)
            begin(number)
            let start = clock.now
            let outcome = target.check(input)
            summary.add(outcome, of: target.name, number, input, start.duration(to: clock.now))
        }
        return summary
    }

    /// The input of a number: a seed after one mutation, and half as often after each further one, up to eight.
    public func input(_ number: Int, for target: FuzzTarget) -> [UInt8] {
        var generator = SplitMix64(seed: seed ^ UInt64(number) &* 0xD134_2543_DE82_EF95)
        var input = target.seeds.randomElement(using: &generator) ?? []
        let other = target.seeds.randomElement(using: &generator) ?? []
        for _ in 0..<min(8, 1 + generator.next().trailingZeroBitCount) {
            Mutation.allCases.randomElement(using: &generator)?.apply(to: &input, other: other, using: &generator)
        }
        return input
    }
}

extension Fuzzer.Summary {
    fileprivate mutating func add(
        _ outcome: FuzzTarget.Outcome, of target: String, _ run: Int, _ input: [UInt8], _ duration: Duration
    ) {
        runs += 1
        if outcome != .refused { accepted[target, default: 0] += 1 }
        if case .broken(let property) = outcome {
            findings.append(Fuzzer.Finding(target: target, run: run, property: property, input: input))
        }
        if duration > slowest.duration { slowest = (target, duration) }
    }

    /// Two parts of a run as one.
    public static func + (a: Self, b: Self) -> Self {
        var sum = a
        sum.runs += b.runs
        sum.accepted.merge(b.accepted, uniquingKeysWith: +)
        sum.findings += b.findings
        if b.slowest.duration > a.slowest.duration { sum.slowest = b.slowest }
        return sum
    }
}
