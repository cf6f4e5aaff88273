/// The decimal digits of a year (four), a month or a day (two), any of which may be left unspecified as `X`.
///
/// Four bits a digit, the last digit lowest; 15 is `X`. All zero means that the component is not written: no month and no day
/// is 00, and a year is always there.
struct Digits: Hashable, Sendable {
    private(set) var nibbles: UInt16 = 0

    static let absent = Digits()
    private static let unspecified: UInt16 = 15

    init() {}

    /// The digits of a number from 0 to 9999.
    init(_ number: Int) {
        nibbles = UInt16((number / 1000) << 12 | (number / 100 % 10) << 8 | (number / 10 % 10) << 4 | number % 10)
    }

    /// The digits of a number from 0 to 9999, the last so many left unspecified.
    init(_ number: Int, unspecified places: Int) {
        self.init(number)
        nibbles |= (1 << (4 * UInt16(places))) - 1
    }

    /// Appends a digit, or `X`; `false` for any other byte.
    mutating func append(_ byte: UInt8) -> Bool {
        guard byte.isDigit || byte == UInt8(ascii: "X") else { return false }
        nibbles = nibbles << 4 | (byte.isDigit ? UInt16(byte & 15) : Self.unspecified)
        return true
    }

    subscript(_ place: Int) -> UInt16 { nibbles >> (4 * UInt16(place)) & 15 }

    /// The lowest bit of each digit that is an `X`.
    private var unspecifiedMarks: UInt16 { nibbles & nibbles >> 1 & nibbles >> 2 & nibbles >> 3 & 0x1111 }

    /// Which places hold an `X`: bit 0 is the last digit.
    var unspecifiedPlaces: Int {
        let marks = unspecifiedMarks
        return Int(marks & 1 | marks >> 3 & 2 | marks >> 6 & 4 | marks >> 9 & 8)
    }

    var hasUnspecified: Bool { unspecifiedMarks != 0 }

    /// The number, if every digit is written.
    var number: Int? { hasUnspecified ? nil : filled(with: 0) }

    /// The number with every `X` replaced: 0 gives the least, 9 the greatest that the digits allow.
    func filled(with digit: UInt16) -> Int {
        let marks = unspecifiedMarks
        let digits = Int(nibbles & ~(marks * Self.unspecified) | marks * digit)
        return (digits >> 12) * 1000 + (digits >> 8 & 15) * 100 + (digits >> 4 & 15) * 10 + (digits & 15)
    }

    /// Whether the number has a written digit wherever one is written here.
    func matches(_ number: Int) -> Bool {
        let other = Digits(number)
        return (0..<4).allSatisfy { self[$0] == Self.unspecified || self[$0] == other[$0] }
    }

    /// Whether some number of the range has a written digit wherever one is written here.
    func matchesAny(of range: ClosedRange<Int>) -> Bool {
        number.map(range.contains) ?? range.contains(where: matches)
    }

    func write(width: Int, to text: inout String) {
        for place in (0..<width).reversed() {
            let digit = self[place]
            text.unicodeScalars.append(digit == Self.unspecified ? "X" : Unicode.Scalar(UInt8(48 + digit)))
        }
    }
}

extension UInt8 {
    /// Whether it is an ASCII digit.
    var isDigit: Bool { UInt8(ascii: "0") <= self && self <= UInt8(ascii: "9") }
}
