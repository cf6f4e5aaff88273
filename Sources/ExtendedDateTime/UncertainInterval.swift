/// A run of days from a start to an end, each of which lies anywhere within given days, the end never before the start.
///
/// What a date means for a question: every choice of a start and an end within ``starts`` and ``ends`` is a possible world.
struct UncertainInterval {
    /// The first and the last day on which it may start.
    let starts: ClosedRange<Day>
    /// The first and the last day on which it may end.
    let ends: ClosedRange<Day>

    /// Narrows both so that each remaining start has an end not before it, and each end a start; `nil` if there is none.
    init?(starts: Bounds, ends: Bounds) {
        let (lastStart, firstEnd) = (min(starts.latest, ends.latest), max(ends.earliest, starts.earliest))
        guard starts.earliest <= lastStart, firstEnd <= ends.latest else { return nil }
        self.starts = starts.earliest...lastStart
        self.ends = firstEnd...ends.latest
    }

    /// Every day from the first to the last.
    init(all bounds: Bounds) {
        starts = bounds.earliest...bounds.earliest
        ends = bounds.latest...bounds.latest
    }

    /// Some day, or some days, between the first and the last.
    init(somewhereIn bounds: Bounds) {
        starts = bounds.earliest...bounds.latest
        ends = starts
    }
}

extension EDTF {
    /// The date as what happened: an interval takes all its days; anything else a single day, which one is not known.
    ///
    /// A one-of set has one alternative for each member. An all-of set lasts from the first of its dates to the last.
    var occurrences: [UncertainInterval] {
        switch form {
        case .interval: [UncertainInterval(starts: start, ends: end)].compactMap(\.self)
        case .set(.oneOf, let members): members.map { UncertainInterval(somewhereIn: $0.bounds) }
        case .set(.allOf, let members): [UncertainInterval(fromFirstToLastOf: members.map(\.bounds))].compactMap(\.self)
        default: [UncertainInterval(somewhereIn: bounds)]
        }
    }

    /// The date as a stretch of time: an interval from its start to its end, anything else all its days.
    ///
    /// Digits left unspecified from the right name the greater unit (`193X` is the decade); digits left unspecified elsewhere,
    /// significant digits, and ranges in a one-of set only say where the stretch lies.
    var periods: [UncertainInterval] {
        switch form {
        case .interval: occurrences
        case .set(.oneOf, let members): members.map(\.period)
        case .date(let date): [date.period]
        case .year(let year) where year.range.count > 1: [UncertainInterval(somewhereIn: bounds)]
        default: [UncertainInterval(all: bounds)]
        }
    }
}

extension UncertainInterval {
    /// From the first of several days to the last of them, each of which lies within bounds of its own.
    fileprivate init?(fromFirstToLastOf bounds: [Bounds]) {
        guard let earliest = bounds.map(\.earliest).min(), let firstLatest = bounds.map(\.latest).min(),
            let lastEarliest = bounds.map(\.earliest).max(), let latest = bounds.map(\.latest).max()
        else { return nil }
        self.init(
            starts: Bounds(earliest: earliest, latest: firstLatest),
            ends: Bounds(earliest: lastEarliest, latest: latest))
    }
}

extension EDTF.Date {
    fileprivate var period: UncertainInterval {
        isUnspecifiedFromRight ? UncertainInterval(all: bounds) : UncertainInterval(somewhereIn: bounds)
    }
}

extension EDTF.Member {
    fileprivate var period: UncertainInterval {
        if case .date(let date) = self { date.period } else { UncertainInterval(somewhereIn: bounds) }
    }
}
