import CanonicalJSON

/// How long a ledger took to learn of what had happened: recorded minus happened, over several events.
struct Lateness {
    /// In days, ascending; never empty.
    private let days: [Int]

    /// `nil` where of no event both days are known.
    init?(_ days: [Int]) {
        guard !days.isEmpty else { return nil }
        self.days = days.sorted()
    }

    /// The fewest days within which at least so many hundredths of the events were known (the nearest rank).
    private func percentile(_ hundredths: Int) -> Int { days[max(0, (days.count * hundredths + 99) / 100 - 1)] }

    var json: JSON {
        [
            "events": .integer(days.count), "min_days": .integer(percentile(0)),
            "median_days": .integer(percentile(50)),
            "p90_days": .integer(percentile(90)), "max_days": .integer(percentile(100)),
        ]
    }

    var words: String {
        let what = "\(days.count.of("event")) whose \(days.count.verb("day is", "days are")) known"
        return "Lateness (recorded minus happened) of \(what): \(percentile(0)) to \(percentile(100)) days,"
            + " half of them within \(percentile(50)), nine in ten within \(percentile(90))"
    }
}
