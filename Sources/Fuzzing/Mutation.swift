/// Ways to spoil an input: the accidents of disks and networks, and the tricks of people.
public enum Mutation: CaseIterable, Sendable {
    case flipBit, setByte, insertBytes, removeRange, repeatRange, moveRange, cutEnd, insertWord, splice, random

    /// Bytes and words that parsers tend to treat apart from all others.
    private static let words: [[UInt8]] =
        [
            "\"", "\\", "\\u", "\\ud800", "\\udc00", "\\u0000", "{", "}", "[", "]", ",", ":", "-", "0", "1e999", "-0",
            "9007199254740993", "1.0", "null", "true", "\n", "\n\n", "\r", "\t", " ", "=", "+", "— ", "é", "e\u{301}",
            "\u{10FFFF}", "\u{FEFF}", "\u{7F}", "\u{85}", "\u{2028}", "index ", "extra ", "00",
            "-9223372036854775808", "9223372036854775807", "9223372036854775808", "-9223372036854775809",
            "18446744073709551615", "9007199254740991", "-9007199254740991", "9007199254740992", "4294967296",
            "1e308", "-1e309", "1e-400", "1E+22", "e999999999999999999999", ".5", "-9.223372036854775808e18",
            "123456789012345", "1234567890123456", "1" + String(repeating: "0", count: 400),
        ].map { Array($0.utf8) }
        + [[0x00], [0x80], [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x80]]

    /// The longest input that is made.
    static let longest = 70_000

    /// Applies the mutation; `other` is a second input to take parts from.
    public func apply(to input: inout [UInt8], other: [UInt8], using generator: inout SplitMix64) {
        let place = Int.random(in: 0...input.count, using: &generator)
        let range = Mutation.range(in: input, using: &generator)
        switch self {
        case .flipBit:
            if place < input.count { input[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator) }
        case .setByte:
            if place < input.count { input[place] = .random(in: .min ... .max, using: &generator) }
        case .insertBytes:
            let count = Int.random(in: 1...8, using: &generator)
            input.insert(contentsOf: Mutation.bytes(count, using: &generator), at: place)
        case .removeRange:
            input.removeSubrange(range)
        case .repeatRange:
            let times = Int.random(in: 1...50, using: &generator)
            if range.count * times + input.count < Mutation.longest {
                input.insert(
                    contentsOf: Array(repeatElement(input[range], count: times).joined()), at: range.upperBound)
            }
        case .moveRange:
            let part = Array(input[range])
            input.removeSubrange(range)
            input.insert(contentsOf: part, at: min(place, input.count))
        case .cutEnd:
            input.removeSubrange(place...)
        case .insertWord:
            input.insert(contentsOf: Mutation.words.randomElement(using: &generator) ?? [], at: place)
        case .splice:
            input.insert(contentsOf: other[Mutation.range(in: other, using: &generator)], at: place)
        case .random:
            input = Mutation.bytes(Int.random(in: 0...64, using: &generator), using: &generator)
        }
    }

    private static func range(in input: [UInt8], using generator: inout SplitMix64) -> Range<Int> {
        let start = Int.random(in: 0...input.count, using: &generator)
        return start..<Int.random(in: start...min(start + 40, input.count), using: &generator)
    }

    private static func bytes(_ count: Int, using generator: inout SplitMix64) -> [UInt8] {
        (0..<count).map { _ in .random(in: .min ... .max, using: &generator) }
    }
}
