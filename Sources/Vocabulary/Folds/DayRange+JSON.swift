import CanonicalJSON
import EDTF

extension DayRange {
    /// `[lo, hi]`: a day, `null` for unknown, `".."` for open.
    public var json: JSON { .array([Self.json(lo), Self.json(hi)]) }

    private static func json(_ day: Day) -> JSON {
        if day == .distantPast { return .null }
        return .string(day == .distantFuture ? ".." : day.description)
    }
}
