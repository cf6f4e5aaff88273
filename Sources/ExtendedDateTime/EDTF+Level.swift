extension EDTF {
    /// How much of the standard a reader must know to understand a text.
    public enum Level: Int, Comparable, Hashable, Sendable, CustomStringConvertible {
        /// The ISO 8601 profile: dates, datetimes, intervals of dates.
        case level0
        /// Seasons, qualifiers on the whole, unspecified digits from the right, open and unknown ends, long and negative years.
        case level1
        /// All the rest.
        case level2

        public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }

        /// `L0`, `L1` or `L2`.
        public var description: String { "L\(rawValue)" }
    }

    /// The lowest level that has this notation.
    public var level: Level {
        switch form {
        case .date(let date): date.level
        case .dateTime(let date, _): date.level
        case .year(let year): year.isLong && year.exponent == 0 && year.significant == 0 ? .level1 : .level2
        case .interval(let start, let end): max(start.level, end.level)
        case .set: .level2
        }
    }
}

extension EDTF.Date {
    fileprivate var level: EDTF.Level {
        guard unspecified.isEmpty || qualifiers.isEmpty && isUnspecifiedAsInLevel1 else { return .level2 }
        guard unspecified.isEmpty else { return .level1 }
        return specifiedLevel
    }

    /// The level without regard to unspecified digits.
    fileprivate var specifiedLevel: EDTF.Level {
        if let season { return qualifiers.isEmpty && season.rawValue <= 24 ? .level1 : .level2 }
        guard !qualifiers.isEmpty else { return isNegative ? .level1 : .level0 }
        return qualifiers.areOnly(rightOf: lastComponent) ? .level1 : .level2
    }

    /// The five shapes of level 1: `201X`, `20XX`, `2004-XX`, `1985-04-XX`, `1985-XX-XX`.
    private var isUnspecifiedAsInLevel1: Bool {
        isUnspecifiedFromRight
            && (yearDigits.unspecifiedPlaces == 0 || yearDigits.unspecifiedPlaces <= 0b11 && !hasMonth)
    }

    /// Whether nothing is specified right of the first `X`, and months and days have either no `X` or two.
    var isUnspecifiedFromRight: Bool {
        let isDayOpen = !hasDay || dayDigits.unspecifiedPlaces == 0b11
        let isMonthOpen = !hasMonth || monthDigits.unspecifiedPlaces == 0b11
        return switch (yearDigits.unspecifiedPlaces, monthDigits.unspecifiedPlaces) {
        case (0, 0): isDayOpen || !dayDigits.hasUnspecified
        case (0, 0b11), (0b1, _), (0b11, _), (0b111, _), (0b1111, _): isMonthOpen && isDayOpen
        default: false
        }
    }
}

extension EDTF.End {
    fileprivate var level: EDTF.Level {
        guard case .date(let date) = self else { return .level1 }
        return date.unspecified.isEmpty ? date.specifiedLevel : .level2
    }
}
