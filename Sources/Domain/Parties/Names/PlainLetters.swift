extension String {
    /// The text with letters that do not decompose into a plain letter and a mark as the letters for which they are typed:
    /// `Łódź` as `Lódź`, `Køge` as `Koge`. Other accents stay: Foundation's folding takes these.
    public var withPlainLetters: String {
        guard unicodeScalars.contains(where: { $0.value >= 0xC6 && $0.plain != nil }) else { return self }
        var plain = ""
        for scalar in unicodeScalars {
            if let letters = scalar.plain { plain += letters } else { plain.unicodeScalars.append(scalar) }
        }
        return plain
    }
}

extension Unicode.Scalar {
    /// What is typed for the letter where a keyboard does not have it; `nil` where it is plain, or decomposes.
    fileprivate var plain: String? {
        switch self {
        case "Æ", "Ǣ", "Ǽ": "AE"
        case "æ", "ǣ", "ǽ": "ae"
        case "Ø", "Ǿ", "Ɔ", "Ɵ": "O"
        case "ø", "ǿ", "ɔ", "ɵ": "o"
        case "Œ": "OE"
        case "œ": "oe"
        case "ß": "ss"
        case "ẞ": "SS"
        case "Þ": "TH"
        case "þ": "th"
        case "Ð", "Đ", "Ɖ", "Ɗ": "D"
        case "ð", "đ", "ɖ", "ɗ": "d"
        case "Ħ", "Ꜧ": "H"
        case "ħ", "ꜧ", "ɦ": "h"
        case "ı": "i"
        case "Ɨ": "I"
        case "ɨ": "i"
        case "Ł", "Ƚ", "Ɫ": "L"
        case "ł", "ƚ", "ɫ": "l"
        case "Ŋ": "N"
        case "ŋ", "ɲ": "n"
        case "Ɲ": "N"
        case "Ŧ", "Ƭ", "Ʈ", "Ⱦ": "T"
        case "ŧ", "ƭ", "ʈ", "ⱦ": "t"
        case "Ə", "Ǝ", "Ɛ", "Ɇ": "E"
        case "ə", "ǝ", "ɛ", "ɇ": "e"
        case "Ɓ", "Ƀ": "B"
        case "ɓ", "ƀ": "b"
        case "Ƈ", "Ȼ": "C"
        case "ƈ", "ȼ": "c"
        case "Ɠ", "Ǥ", "Ɣ": "G"
        case "ɠ", "ǥ", "ɣ": "g"
        case "Ƙ", "Ꝁ": "K"
        case "ƙ", "ĸ", "ꝁ": "k"
        case "Ƥ", "Ᵽ": "P"
        case "ƥ", "ᵽ": "p"
        case "Ɍ": "R"
        case "ɍ": "r"
        case "Ʋ", "Ʉ": "U"
        case "ʋ", "ʉ": "u"
        case "Ƴ", "Ɏ": "Y"
        case "ƴ", "ɏ": "y"
        case "Ƶ", "Ȥ": "Z"
        case "ƶ", "ȥ": "z"
        case "Ⱥ": "A"
        case "ⱥ": "a"
        default: nil
        }
    }
}
