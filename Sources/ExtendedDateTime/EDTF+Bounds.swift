extension EDTF {
    /// The hull of all that is meant: the first and the last day. Qualifiers never widen it.
    ///
    /// An interval reaches from the first day of its start to the last day of its end.
    public var bounds: Bounds {
        switch form {
        case .date(let date), .dateTime(let date, _): date.bounds
        case .year(let year): year.bounds
        case .interval:
            Bounds(earliest: start.earliest, latest: end.latest, past: start.past, future: end.future)
        case .set(_, let members): members.dropFirst().reduce(members[0].bounds) { $0.hull($1.bounds) }
        }
    }

    /// When it begins: of an interval `a/b`, the bounds of `a`; of anything else, ``bounds``.
    ///
    /// An open start is at the distant past for certain; an unknown one anywhere from there to the end.
    public var start: Bounds {
        guard case .interval(let start, let end) = form else { return bounds }
        switch start {
        case .date(let date): return date.bounds
        case .open: return Bounds(earliest: .distantPast, latest: .distantPast, past: .open)
        case .unknown: return Bounds(earliest: .distantPast, latest: end.latest)
        }
    }

    /// When it ends: of an interval `a/b`, the bounds of `b`; of anything else, ``bounds``.
    ///
    /// An open end is at the distant future for certain; an unknown one anywhere from the start to there.
    public var end: Bounds {
        guard case .interval(let start, let end) = form else { return bounds }
        switch end {
        case .date(let date): return date.bounds
        case .open: return Bounds(earliest: .distantFuture, latest: .distantFuture, future: .open)
        case .unknown: return Bounds(earliest: start.earliest, latest: .distantFuture)
        }
    }
}

extension EDTF.Year {
    var bounds: Bounds {
        Bounds(
            earliest: Day(year: range.lowerBound, month: 1, day: 1),
            latest: Day(year: range.upperBound, month: 12, day: 31))
    }
}

extension EDTF.End {
    fileprivate var earliest: Day {
        if case .date(let date) = self { date.bounds.earliest } else { .distantPast }
    }

    fileprivate var latest: Day {
        if case .date(let date) = self { date.bounds.latest } else { .distantFuture }
    }
}

extension EDTF.Member {
    var bounds: Bounds {
        switch self {
        case .date(let date): date.bounds
        case .range(let first, let last): first.bounds.hull(last.bounds)
        case .upTo(let date): Bounds(earliest: .distantPast, latest: date.bounds.latest, past: .open)
        case .from(let date): Bounds(earliest: date.bounds.earliest, latest: .distantFuture, future: .open)
        }
    }
}
