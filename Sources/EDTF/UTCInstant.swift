/// A moment in UTC, to the millisecond: what a clock reads and a log records.
///
/// The only written form is `YYYY-MM-DDTHH:MM:SS.mmmZ`, 24 ASCII bytes, years 0000-9999; so instants sort as text.
/// Leap seconds do not occur (POSIX time).
public struct UTCInstant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00.000Z, negative before.
    public var milliseconds: Int

    public init(milliseconds: Int) {
        self.milliseconds = milliseconds
    }

    /// The first millisecond of a day; of days before the year 0000 or after 9999, infinite ones included, that of the nearest
    /// day that can be written.
    public init(startOf day: Day) {
        let written = Day(year: 0, month: 1, day: 1)...Day(year: 9999, month: 12, day: 31)
        let nearest = min(max(day, written.lowerBound), written.upperBound)
        self.init(milliseconds: nearest.number * Self.millisecondsPerDay)
    }

    /// The day, in UTC, on which the instant falls.
    public var day: Day {
        Day(milliseconds.flooredQuotient(by: Self.millisecondsPerDay))
    }

    public static func < (a: UTCInstant, b: UTCInstant) -> Bool { a.milliseconds < b.milliseconds }

    public static let millisecondsPerDay = 86_400_000
}

extension UTCInstant {
    /// Reads the one written form; `nil` for anything else, an impossible day or time of day included.
    public init?(_ text: some StringProtocol) {
        self.init(bytes: text.utf8)
    }

    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 24 else { return nil }
        var numbers = (0, 0, 0, 0, 0, 0, 0)
        var value = 0
        for (position, byte) in bytes.enumerated() {
            switch position {
            case 4, 7:
                guard byte == UInt8(ascii: "-") else { return nil }
                if position == 4 { numbers.0 = value } else { numbers.1 = value }
                value = 0
            case 10:
                guard byte == UInt8(ascii: "T") else { return nil }
                numbers.2 = value
                value = 0
            case 13, 16:
                guard byte == UInt8(ascii: ":") else { return nil }
                if position == 13 { numbers.3 = value } else { numbers.4 = value }
                value = 0
            case 19:
                guard byte == UInt8(ascii: ".") else { return nil }
                numbers.5 = value
                value = 0
            case 23:
                guard byte == UInt8(ascii: "Z") else { return nil }
                numbers.6 = value
            default:
                guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
            }
        }
        let day = Day(year: numbers.0, month: numbers.1, day: numbers.2)
        guard (1...12).contains(numbers.1), day.components == (numbers.0, numbers.1, numbers.2),
            numbers.3 < 24, numbers.4 < 60, numbers.5 < 60
        else { return nil }
        let seconds = (numbers.3 * 60 + numbers.4) * 60 + numbers.5
        self.init(milliseconds: day.number * Self.millisecondsPerDay + seconds * 1000 + numbers.6)
    }
}

extension UTCInstant: CustomStringConvertible {
    public var description: String {
        let (year, month, day) = self.day.components
        let rest = milliseconds.flooredRemainder(by: Self.millisecondsPerDay)
        func digits(_ value: Int, _ width: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        let date = "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
        let time = "\(digits(rest / 3_600_000, 2)):\(digits(rest / 60_000 % 60, 2)):\(digits(rest / 1000 % 60, 2))"
        return "\(date)T\(time).\(digits(rest % 1000, 3))Z"
    }
}
