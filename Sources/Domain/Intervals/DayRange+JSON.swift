import CanonicalJSON
import ExtendedDateTime

extension DayRange {
    /// `[lo, hi]`: a day, `null` for unknown, `".."` for open.
    ///
    /// Both are open where it has always been so, or has not ended; of anything that has happened, or is to, an infinite
    /// bound only says that nobody knows.
    public var json: JSON { isOpen ? ["..", ".."] : .array([Self.json(lo), Self.json(hi)]) }

    /// Reads what `json` writes; `nil` for anything else.
    public init?(_ json: JSON) {
        guard case .array(let ends) = json, ends.count == 2 else { return nil }
        if ends == ["..", ".."] {
            self = .open
        } else {
            guard let lo = Self.day(ends[0], unknown: .distantPast), let hi = Self.day(ends[1], unknown: .distantFuture)
            else { return nil }
            self.init(lo, hi)
        }
    }

    private static func day(_ json: JSON, unknown: Day) -> Day? {
        switch json {
        case .null: unknown
        case .string(let text): (try? EDTF(text))?.bounds.earliest
        default: nil
        }
    }

    private static func json(_ day: Day) -> JSON { day.isFinite ? .string(day.description) : .null }
}
