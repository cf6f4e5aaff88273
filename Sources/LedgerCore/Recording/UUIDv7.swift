import ExtendedDateTime

/// A UUID of version 7 (RFC 9562): the milliseconds of a clock, then random bits, so that ids sort as they were made.
enum UUIDv7 {
    static func text(at instant: UTCInstant, random: [UInt8]) -> String {
        precondition(random.count == 10, "A UUIDv7 takes ten random bytes.")
        let milliseconds = UInt64(max(0, instant.milliseconds))
        var bytes = (0..<6).map { UInt8(truncatingIfNeeded: milliseconds >> (40 - 8 * $0)) } + random
        bytes[6] = 0x70 | bytes[6] & 0x0F
        bytes[8] = 0x80 | bytes[8] & 0x3F
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
