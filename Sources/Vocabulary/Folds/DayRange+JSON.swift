import CanonicalJSON
import EDTF

extension DayRange {
    /// `[lo, hi]`: a day, `null` for unknown, `".."` for open.
    ///
    /// Both are open where it has always been so, or has not ended; of anything that has happened, or is to, an infinite
    /// bound only says that nobody knows.
    public var json: JSON { isOpen ? ["..", ".."] : .array([Self.json(lo), Self.json(hi)]) }

    private static func json(_ day: Day) -> JSON { day.isFinite ? .string(day.description) : .null }
}
