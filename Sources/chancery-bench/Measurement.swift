import AllocationCount

/// How fast something runs on one core, and what it asks of the allocator.
struct Measurement {
    let perSecond: Double
    let allocationsEach: Double

    /// Runs rounds of `count` calls and keeps the fastest: the others were disturbed by something else on the machine.
    static func fastest(of rounds: Int = 5, count: Int, _ body: (Int) -> Void) -> Measurement {
        var best = Measurement(perSecond: 0, allocationsEach: 0)
        for _ in 0..<rounds {
            let allocations = allocation_count()
            let duration = ContinuousClock().measure { for index in 0..<count { body(index) } }
            let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
            let round = Measurement(
                perSecond: Double(count) / seconds,
                allocationsEach: Double(allocation_count() - allocations) / Double(count))
            if round.perSecond > best.perSecond { best = round }
        }
        return best
    }

    /// One line of the table.
    func show(_ subject: String) {
        let isFast = perSecond >= 100_000
        let speed = Self.decimal(perSecond / (isFast ? 1_000_000 : 1_000)).leftPadded(to: 8)
        let unit = isFast ? "million/s " : "thousand/s"
        print(subject.rightPadded(to: 30), speed, unit, " \(Self.decimal(allocationsEach)) allocations each")
    }

    /// Two decimals, cut off.
    private static func decimal(_ value: Double) -> String {
        let hundredths = Int(value * 100)
        return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
    }
}

extension String {
    fileprivate func leftPadded(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }

    fileprivate func rightPadded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
