import ExtendedDateTime

extension UTCInstant {
    /// Reads a timestamp as other systems write it, brought to UTC: `2015-10-01T14:58:32-04:00`,
    /// `2015-10-01 14:58:32 -0400`, `2015-10-01T18:58:32.5Z` (RFC 3339, and git's own form).
    ///
    /// An offset must be given; digits beyond the millisecond are dropped. A day alone is its last millisecond in UTC:
    /// by then, surely, it was so.
    public init?(timestamp text: some StringProtocol) {
        let bytes = Array(text.utf8)
        if bytes.count == 10 {
            self.init("\(text)T23:59:59.999Z")
            return
        }
        guard bytes.count > 19, "Tt ".utf8.contains(bytes[10]) else { return nil }
        var rest = bytes[19...]
        guard let fraction = Self.milliseconds(&rest) else { return nil }
        if rest.first == UInt8(ascii: " ") { rest.removeFirst() }
        let clock = String(decoding: bytes[11..<19], as: UTF8.self)
        guard let minutes = Self.offsetMinutes(rest),
            let local = UTCInstant("\(String(decoding: bytes[..<10], as: UTF8.self))T\(clock).\(fraction)Z")
        else { return nil }
        self.init(milliseconds: local.milliseconds - minutes * 60_000)
    }

    /// Three digits of a second, taken from the front; zeros where there is no fraction.
    private static func milliseconds(_ rest: inout ArraySlice<UInt8>) -> String? {
        guard let mark = rest.first, ".,".utf8.contains(mark) else { return "000" }
        rest.removeFirst()
        let digits = rest.prefix(while: isDigit)
        guard !digits.isEmpty else { return nil }
        rest = rest[digits.endIndex...]
        return String((String(decoding: digits, as: UTF8.self) + "00").prefix(3))
    }

    /// `Z`, `+05:30`, `-0400`.
    private static func offsetMinutes(_ text: ArraySlice<UInt8>) -> Int? {
        if text.elementsEqual("Z".utf8) || text.elementsEqual("z".utf8) { return 0 }
        guard let sign = text.first, "+-".utf8.contains(sign) else { return nil }
        var digits = Array(text.dropFirst())
        if digits.count == 5, digits[2] == UInt8(ascii: ":") { digits.remove(at: 2) }
        guard digits.count == 4, digits.allSatisfy(isDigit), let number = Int(String(decoding: digits, as: UTF8.self)),
            number / 100 < 24, number % 100 < 60
        else { return nil }
        return (number / 100 * 60 + number % 100) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
