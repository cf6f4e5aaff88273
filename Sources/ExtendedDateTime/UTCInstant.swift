/// A moment in UTC, to the millisecond: what a clock reads and a log records.
///
/// The only written form is `YYYY-MM-DDTHH:MM:SS.mmmZ`, 24 ASCII bytes, years 0000-9999; so instants sort as text.
/// Leap seconds do not occur (POSIX time). Every instant can be written: of a moment before or after these years, such as a
/// clock gone wrong may read, the nearest instant stands.
public struct UTCInstant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00.000Z, negative before.
    public let milliseconds: Int

    /// The instant so many milliseconds after 1970-01-01T00:00:00Z; before it where negative.
    public init(milliseconds: Int) {
        self.milliseconds = min(max(milliseconds, Self.first), Self.last)
    }

    /// The instant so many seconds after 1970-01-01T00:00:00Z, with what a clock gives of a further one, rounded down.
    public init(seconds: Double) {
        let milliseconds = (seconds * 1000).rounded(.down)
        self.init(milliseconds: Int(exactly: milliseconds) ?? (milliseconds < 0 ? Self.first : Self.last))
    }

    /// The first millisecond of a day; of infinite days the first or last day that can be written.
    public init(startOf day: Day) {
        let written = Day(year: 0, month: 1, day: 1)...Day(year: 9999, month: 12, day: 31)
        let nearest = min(max(day, written.lowerBound), written.upperBound)
        self.init(milliseconds: nearest.number * Self.millisecondsPerDay)
    }

    /// 0000-01-01T00:00:00.000Z.
    public static let earliest = UTCInstant(milliseconds: first)
    /// 9999-12-31T23:59:59.999Z.
    public static let latest = UTCInstant(milliseconds: last)

    private static let first = -62_167_219_200_000
    private static let last = 253_402_300_799_999

    /// The day, in UTC, on which the instant falls.
    public var day: Day {
        Day(milliseconds.flooredQuotient(by: Self.millisecondsPerDay))
    }

    public static func < (a: UTCInstant, b: UTCInstant) -> Bool { a.milliseconds < b.milliseconds }

    /// The milliseconds of a day of 24 hours: 86,400,000. Leap seconds are not counted.
    public static let millisecondsPerDay = 86_400_000
}

extension UTCInstant {
    /// Reads the one written form; `nil` for anything else, an impossible day or time of day included.
    public init?(_ text: some StringProtocol) {
        self.init(bytes: text.utf8)
    }

    /// Reads `2024-02-16T12:00:00.000Z`, in just this form: UTC, with three digits of the second's fraction.
    public init?(bytes: some Collection<UInt8>) {
        // Logs are read by the million lines: one reader of plain bytes serves every kind of collection.
        let read = bytes.withContiguousStorageIfAvailable(Self.read) ?? Array(bytes).withUnsafeBufferPointer(Self.read)
        guard let read else { return nil }
        self.init(milliseconds: read)
    }

    private static func read(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard text.count == 24, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
            text[10] == UInt8(ascii: "T"), text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"),
            text[19] == UInt8(ascii: "."), text[23] == UInt8(ascii: "Z"),
            let year = number(text, 0..<4), let month = number(text, 5..<7), let dayOfMonth = number(text, 8..<10),
            let hour = number(text, 11..<13), let minute = number(text, 14..<16), let second = number(text, 17..<19),
            let millisecond = number(text, 20..<23), (1...12).contains(month), dayOfMonth >= 1,
            dayOfMonth <= Day.count(inMonth: month, ofYear: year), hour < 24, minute < 60, second < 60
        else { return nil }
        let day = Day(year: year, month: month, day: dayOfMonth)
        return day.number * millisecondsPerDay + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond
    }

    @inline(__always)
    private static func number(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
        var value = 0
        for index in range {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            value = value &* 10 &+ Int(digit)
        }
        return value
    }
}

extension UTCInstant: CustomStringConvertible {
    public var description: String {
        var text: [UInt8] = []
        text.reserveCapacity(24)
        write(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends the written form.
    public func write(to text: inout [UInt8]) {
        let (year, month, day) = self.day.components
        let rest = milliseconds.flooredRemainder(by: Self.millisecondsPerDay)
        append(year, width: 4, "-", to: &text)
        append(month, width: 2, "-", to: &text)
        append(day, width: 2, "T", to: &text)
        append(rest / 3_600_000, width: 2, ":", to: &text)
        append(rest / 60_000 % 60, width: 2, ":", to: &text)
        append(rest / 1000 % 60, width: 2, ".", to: &text)
        append(rest % 1000, width: 3, "Z", to: &text)
    }

    private func append(_ value: Int, width: Int, _ end: Unicode.Scalar, to text: inout [UInt8]) {
        var unit = 1
        for _ in 1..<width { unit *= 10 }
        while unit > 0 {
            text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: abs(value) / unit % 10))
            unit /= 10
        }
        text.append(UInt8(ascii: end))
    }
}
