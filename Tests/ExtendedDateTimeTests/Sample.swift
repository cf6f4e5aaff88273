/// A random text in EDTF, with what it means worked out while it was put together.
struct Sample {
    var text: String
    var meaning: Meaning
    var level: Int

    enum Meaning {
        /// One of these days.
        case days(ClosedRange<Int>)
        case interval(End, End)
        case oneOf([Range])
        case allOf([Range])
    }

    enum End {
        case days(ClosedRange<Int>)
        case open, unknown
    }

    /// Days from a first to a last, either of them missing if without limit.
    struct Range: Equatable {
        var first: Int?
        var last: Int?
        /// Whether the days are those of a single date, whose digits, if any are unspecified, are so from the right.
        var isWhole = false
    }
}

extension Sample {
    /// The first and the last day, `nil` for infinite.
    var bounds: Range {
        switch meaning {
        case .days(let days): Range(first: days.lowerBound, last: days.upperBound)
        case .interval(let start, let end): Range(first: start.days?.lowerBound, last: end.days?.upperBound)
        case .oneOf(let ranges), .allOf(let ranges):
            Range(
                first: ranges.contains { $0.first == nil } ? nil : ranges.compactMap(\.first).min(),
                last: ranges.contains { $0.last == nil } ? nil : ranges.compactMap(\.last).max())
        }
    }
}

extension Sample.End {
    var days: ClosedRange<Int>? {
        if case .days(let days) = self { days } else { nil }
    }
}
