/// One or more alternatives for a date that was read.
struct When {
    var members: [EDTF.Member]
    /// Whether it was said without its year.
    var isYearGuessed = false

    var bounds: Bounds { EDTF(form: .set(.oneOf, members)).bounds }

    /// The date that reaches back farthest.
    var first: EDTF.Date? { members.flatMap(\.dates).min { $0.bounds.earliest < $1.bounds.earliest } }

    /// The date that reaches on farthest.
    var last: EDTF.Date? { members.flatMap(\.dates).max { $0.bounds.latest < $1.bounds.latest } }
}

/// What was said about when something was.
enum Timing {
    case oneOf([EDTF.Member])
    case interval(EDTF.End, EDTF.End)
}

extension Timing {
    /// Some date from the one to the other; `nil` if the second is before the first.
    ///
    /// Dates of different precision are brought to days.
    static func between(_ a: When, _ b: When) -> Timing? {
        guard let first = a.first, let last = b.last, !last.isBefore(first) else { return nil }
        if first.isOfSamePrecision(as: last) { return .oneOf([.range(first, last)]) }
        guard let firstDay = EDTF.Date(first.bounds.earliest), let lastDay = EDTF.Date(last.bounds.latest) else {
            return nil
        }
        return .oneOf([.range(firstDay, lastDay)])
    }

    /// From the one to the other; `nil` if the second is before the first.
    static func interval(_ a: When, _ b: When) -> Timing? {
        guard let first = a.first, let last = b.last, !last.isBefore(first) else { return nil }
        return .interval(.date(first), .date(last))
    }

    static func either(_ a: When, _ b: When) -> Timing? {
        .oneOf(a.members + b.members)
    }

    static func since(_ when: When) -> Timing? {
        when.first.map { .interval(.date($0), .open) }
    }

    static func until(_ when: When) -> Timing? {
        when.last.map { .interval(.unknown, .date($0)) }
    }

    /// Before the first day; or, inclusively, not after the last.
    static func before(_ when: When, inclusive: Bool) throws -> Timing? {
        guard let date = inclusive ? when.last : when.first else { return nil }
        return .oneOf([.upTo(inclusive ? date : try date.neighbour(-1))])
    }

    /// After the last day; or, inclusively, not before the first.
    static func after(_ when: When, inclusive: Bool) throws -> Timing? {
        guard let date = inclusive ? when.first : when.last else { return nil }
        return .oneOf([.from(inclusive ? date : try date.neighbour(1))])
    }
}

extension Timing {
    func qualified(_ qualifier: EDTF.Qualifier) -> Timing {
        switch self {
        case .oneOf(let members): .oneOf(members.map { $0.qualified(qualifier) })
        case .interval(let start, let end): .interval(start.qualified(qualifier), end.qualified(qualifier))
        }
    }

    /// As EDTF. In an interval a decade or a century cannot be qualified: there the bounds are kept and the qualifier is not.
    var form: EDTF.Form {
        switch self {
        case .oneOf(let members):
            if case .date(let date) = members[0], members.count == 1 { .date(date) } else { .set(.oneOf, members) }
        case .interval(let start, let end):
            .interval(start.allowedInInterval, end.allowedInInterval)
        }
    }
}

extension EDTF.Date {
    /// The year, month or day before or after, with the same qualifiers; for anything else, the day.
    fileprivate func neighbour(_ step: Int) throws -> Self {
        var neighbour: Self
        switch (precision, year, month) {
        case (.year, let year?, nil): neighbour = try .checked(year + step)
        case (.month, let year?, let month?): neighbour = try .month(month + step, of: year)
        default: neighbour = try .checked((step < 0 ? bounds.earliest : bounds.latest).moved(by: step))
        }
        let qualifier = qualifier(of: .year)
        if !qualifier.isEmpty { neighbour = neighbour.qualified(qualifier) }
        return neighbour
    }
}

extension EDTF.Member {
    func qualified(_ qualifier: EDTF.Qualifier) -> Self {
        switch self {
        case .date(let date): .date(date.qualified(qualifier))
        case .range(let first, let last): .range(first.qualified(qualifier), last.qualified(qualifier))
        case .upTo(let date): .upTo(date.qualified(qualifier))
        case .from(let date): .from(date.qualified(qualifier))
        }
    }
}

extension EDTF.End {
    fileprivate func qualified(_ qualifier: EDTF.Qualifier) -> Self {
        if case .date(let date) = self { .date(date.qualified(qualifier)) } else { self }
    }

    fileprivate var allowedInInterval: Self {
        guard case .date(var date) = self, !date.unspecified.isEmpty else { return self }
        date.qualifiers = .init()
        return .date(date)
    }
}

extension EDTF {
    /// The alternatives of a date or of a one-of set; `nil` for anything else.
    var members: [Member]? {
        switch form {
        case .date(let date): [.date(date)]
        case .set(.oneOf, let members): members
        default: nil
        }
    }
}
