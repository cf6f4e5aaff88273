import ExtendedDateTime

extension DayRange {
    /// In words, as the start of something.
    package var asStart: String {
        switch (lo.isFinite, hi.isFinite) {
        case (false, false) where isOpen: "always so"
        case (false, false): "since an unknown day"
        case (false, true): "since an unknown day, at the latest \(hi)"
        case (true, false): "since \(lo) or later"
        case (true, true): lo == hi ? "since \(lo)" : "since a day from \(lo) to \(hi)"
        }
    }

    /// In words, as the end of something; `nil` while it has not ended.
    package var asEnd: String? {
        if self == .open { return nil }
        if hi == .distantFuture { return lo.isFinite ? "perhaps ended, on \(lo) or later" : "ended on an unknown day" }
        if lo == .distantPast { return "ended on an unknown day, at the latest \(hi)" }
        return lo == hi ? "ended on \(lo)" : "ended on a day from \(lo) to \(hi)"
    }

    /// One day, or the first and the last that it may be.
    package var words: String {
        switch (lo.isFinite, hi.isFinite) {
        case (true, true): lo == hi ? "\(lo)" : "\(lo) to \(hi)"
        case (true, false): "\(lo) or later"
        case (false, true): "\(hi) or earlier"
        case (false, false): "any day"
        }
    }
}
