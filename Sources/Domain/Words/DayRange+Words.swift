import ExtendedDateTime

extension DayRange {
    /// In words, as the start of something: "since 31 October 2023", "since some day in February 2024".
    package var asStart: String {
        switch lo.isFinite {
        case false where isOpen: "always so"
        case false: "since when is \(startWords)"
        case true: "since \(startWords)"
        }
    }

    /// The same where a heading says "since".
    package var startWords: String {
        switch (lo.isFinite, hi.isFinite) {
        case (false, false): isOpen ? "always" : "unknown"
        case (false, true): "unknown; no later than \(hi.readable)"
        case (true, false): "\(lo.readable) or later"
        case (true, true): someDay
        }
    }

    /// In words, as the end of something; `nil` while it has not ended.
    package var asEnd: String? {
        if self == .open { return nil }
        guard hi != .distantFuture else {
            return lo.isFinite ? "perhaps ended, on \(lo.readable) or later" : "ended, when is unknown"
        }
        guard lo != .distantPast else { return "ended, when is unknown; no later than \(hi.readable)" }
        return "ended \(lo == hi ? "on " : "")\(someDay)"
    }

    /// One day, or the days that it may be: "31 October 2023", "February 2024", "1 November 2023 to 16 February 2024".
    package var words: String {
        switch (lo.isFinite, hi.isFinite) {
        case (true, true): lo == hi ? lo.readable : lo.whole(to: hi) ?? "\(lo.readable) to \(hi.readable)"
        case (true, false): "\(lo.readable) or later"
        case (false, true): "\(hi.readable) or earlier"
        case (false, false): "any day"
        }
    }

    /// One day of finite ones.
    private var someDay: String {
        guard lo != hi else { return lo.readable }
        return lo.whole(to: hi).map { "some day in \($0)" } ?? "some day between \(lo.readable) and \(hi.readable)"
    }
}
