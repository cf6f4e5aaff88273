extension EDTF {
    /// The unit to which something is known, from the finest to the coarsest.
    public enum Precision: Int, Comparable, Hashable, Sendable {
        case second, day, month
        /// A season, quarter, quadrimester or semester.
        case season
        case year, decade, century, millennium
        /// More than a thousand years.
        case age

        public static func < (a: Precision, b: Precision) -> Bool { a.rawValue < b.rawValue }
    }

    /// The finest unit of which something is known; of intervals and sets, the coarsest of their parts.
    ///
    /// Components left wholly unspecified at the right do not count: `1985-XX-XX` is known to the year.
    public var precision: Precision {
        switch form {
        case .date(let date): date.precision
        case .dateTime: .second
        case .year(let year): year.precision
        case .interval(let start, let end): [start.date, end.date].compactMap { $0?.precision }.max() ?? .age
        case .set(_, let members): members.flatMap(\.dates).map(\.precision).max() ?? .age
        }
    }
}

extension EDTF.Date {
    var precision: EDTF.Precision {
        if hasDay, dayDigits.unspecifiedPlaces != 0b11 { return .day }
        if isSeason { return .season }
        if hasMonth, monthDigits.unspecifiedPlaces != 0b11 { return .month }
        switch yearDigits.unspecifiedPlaces {
        case let places where places & 1 == 0: return .year
        case let places where places & 2 == 0: return .decade
        case let places where places & 4 == 0: return .century
        case let places where places & 8 == 0: return .millennium
        default: return .age
        }
    }

    /// Whether both are years, months, seasons of one kind, or days.
    func isOfSamePrecision(as other: Self) -> Bool {
        components == other.components && season?.extent.months == other.season?.extent.months
    }
}

extension EDTF.Year {
    var precision: EDTF.Precision {
        switch range.count {
        case 1: .year
        case 10: .decade
        case 100: .century
        case 1000: .millennium
        default: .age
        }
    }
}

extension EDTF.End {
    var date: EDTF.Date? {
        if case .date(let date) = self { date } else { nil }
    }
}

extension EDTF.Member {
    /// The one or two dates that are written.
    var dates: [EDTF.Date] {
        switch self {
        case .date(let date), .upTo(let date), .from(let date): [date]
        case .range(let first, let last): [first, last]
        }
    }
}
