import CanonicalJSON
import Fuzzing

/// Trees and texts from a generator, with what is hard for readers in them more often than chance would have it.
enum RandomJSON {
    static func value(depth: Int, using generator: inout SplitMix64) -> JSON {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &generator) {
        case 0: return .null
        case 1: return .bool(.random(using: &generator))
        case 2: return .integer(.random(in: -JSON.largestInteger...JSON.largestInteger, using: &generator))
        case 3: return .number(Double.random(in: -1e25...1e25, using: &generator))
        case 4, 5: return .string(text(using: &generator))
        case 6: return .array(list(depth, using: &generator))
        default: return .object(JSONObject(list(depth, using: &generator).map { (text(using: &generator), $0) }))
        }
    }

    private static func list(_ depth: Int, using generator: inout SplitMix64) -> [JSON] {
        (0..<Int.random(in: 0...5, using: &generator)).map { _ in value(depth: depth - 1, using: &generator) }
    }

    static func text(using generator: inout SplitMix64) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...6, using: &generator) { text.append(scalar(using: &generator)) }
        return String(text)
    }

    private static func scalar(using generator: inout SplitMix64) -> Unicode.Scalar {
        let ranges: [ClosedRange<UInt32>] = [
            0x61...0x63, 0x20...0x7F, 0x00...0x1F, 0x80...0x7FF, 0x300...0x301, 0xD7F0...0xD7FF, 0xE000...0xE00F,
            0xFFF0...0xFFFF, 0x10000...0x1000F, 0x10FFF0...0x10FFFF,
        ]
        let value = UInt32.random(in: ranges.randomElement(using: &generator) ?? 0x61...0x63, using: &generator)
        return Unicode.Scalar(value) ?? "?"
    }

    /// A text that means the same as the tree, but in any order, with white space and needless escapes.
    static func untidy(_ value: JSON, using generator: inout SplitMix64) -> String {
        let space = { (generator: inout SplitMix64) in
            ["", "", " ", "\n\t", "\r"].randomElement(using: &generator) ?? ""
        }
        var parts: [String]
        switch value {
        case .array(let elements):
            parts = elements.map { untidy($0, using: &generator) }
            parts = ["[" + parts.joined(separator: space(&generator) + "," + space(&generator)) + "]"]
        case .object(let members):
            parts = members.shuffled(using: &generator).map { key, value in
                untidy(key, using: &generator) + space(&generator) + ":" + untidy(value, using: &generator)
            }
            parts = ["{" + space(&generator) + parts.joined(separator: "," + space(&generator)) + "}"]
        case .string(let text): parts = [untidy(text, using: &generator)]
        default: parts = [value.canonicalText]
        }
        return space(&generator) + parts.joined() + space(&generator)
    }

    private static func untidy(_ text: String, using generator: inout SplitMix64) -> String {
        "\""
            + text.unicodeScalars.map { scalar in
                let isPlain = scalar.value >= 0x20 && scalar != "\"" && scalar != "\\"
                if isPlain, Bool.random(using: &generator) { return String(scalar) }
                return String(scalar).utf16.map { unit in
                    let digits = String(unit, radix: 16, uppercase: Bool.random(using: &generator))
                    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }.joined()
            }.joined() + "\""
    }
}
