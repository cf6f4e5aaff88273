import Foundation

/// What characters are taken for by the eye: Unicode's confusables (UTS 39).
enum Confusables {
    /// What a character is taken for; nothing where the table does not have it.
    static func prototype(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        // The table takes the small palochka for an i. It is a bare stroke, as the capital one is.
        if scalar == "\u{4CF}" { return ["l"] }
        let (numbers, wanted) = (ConfusableTable.numbers, UInt64(scalar.value))
        var (low, high) = (0, numbers.count / 2)
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle * 2] < wanted { low = middle + 1 } else { high = middle }
        }
        guard low < numbers.count / 2, numbers[low * 2] == wanted else { return [] }
        return scalars(packed: numbers[low * 2 + 1])
    }

    /// Letters that two others look like when they stand close. The table has only `rn`, which it takes an m for.
    static func pair(for scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
        switch scalar {
        case "d": ["c", "l"]
        case "w": ["v", "v"]
        case "W": ["V", "V"]
        default: nil
        }
    }

    /// What each character of ASCII is taken for. Most names are ASCII, and are compared by this alone.
    fileprivate static let ofASCII: [[UInt8]] = (0..<0x80).map { byte in
        let scalar = Unicode.Scalar(UInt8(byte))
        return scalar.properties.isWhitespace ? [UInt8(ascii: " ")] : Array(String(scalar).fullSkeleton.utf8)
    }

    /// Three scalars at most, 21 bits each, the first lowest.
    private static func scalars(packed number: UInt64) -> [Unicode.Scalar] {
        [0, 21, 42].compactMap { shift in
            let value = UInt32(truncatingIfNeeded: number >> UInt64(shift)) & 0x1F_FFFF
            return value == 0 ? nil : Unicode.Scalar(value)
        }
    }
}

extension String {
    /// The text as it looks: two texts with one skeleton are taken for each other (UTS 39, section 4).
    ///
    /// Characters that have no shape are left out, blanks are single, and each character stands as the one that it is taken for,
    /// or that its compatibility form is taken for. Case counts: `I` and `l` look alike, and `i` does not. A skeleton is there
    /// to be compared, and not to be shown.
    public var skeleton: String { asciiSkeleton ?? fullSkeleton }

    private var asciiSkeleton: String? {
        let shapes = Confusables.ofASCII
        var (skeleton, blank): ([UInt8], Bool) = ([], false)
        skeleton.reserveCapacity(utf8.count + 8)
        for byte in utf8 {
            guard byte < 0x80 else { return nil }
            let shape = shapes[Int(byte)]
            guard shape.first != UInt8(ascii: " ") else {
                blank = true
                continue
            }
            if blank, !skeleton.isEmpty { skeleton.append(UInt8(ascii: " ")) }
            blank = false
            skeleton += shape
        }
        return String(decoding: skeleton, as: UTF8.self)
    }

    fileprivate var fullSkeleton: String {
        var skeleton = String.UnicodeScalarView()
        func append(_ shape: Unicode.Scalar) {
            skeleton.append(contentsOf: Confusables.pair(for: shape) ?? [shape])
        }
        for scalar in withoutInvisibles.decomposedStringWithCanonicalMapping.unicodeScalars {
            let prototype = Confusables.prototype(of: scalar)
            guard prototype.isEmpty else {
                prototype.forEach(append)
                continue
            }
            guard !scalar.isASCII else {
                append(scalar)
                continue
            }
            for plain in String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars {
                let prototype = Confusables.prototype(of: plain)
                (prototype.isEmpty ? [plain] : prototype).forEach(append)
            }
        }
        return String(skeleton).decomposedStringWithCanonicalMapping.split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }

    /// The skeletons of the text as it stands, in small letters and in capitals. Two texts that share one look alike in some
    /// writing; where only the capital of a letter has a look-alike, only the last tells.
    public var looks: Set<String> { [skeleton, "a " + lowercased().skeleton, "A " + uppercased().skeleton] }

    /// The text without the characters that nobody sees: of no width, joiners, marks of direction, tags, selectors of a shape.
    /// Characters that show as a blank are one.
    public var withoutInvisibles: String {
        guard unicodeScalars.contains(where: { $0.properties.isDefaultIgnorableCodePoint || $0.isBlankLetter }) else {
            return self
        }
        var text = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar.isBlankLetter {
                text.append(" ")
            } else if !scalar.properties.isDefaultIgnorableCodePoint {
                text.append(scalar)
            }
        }
        return String(text)
    }
}

extension Unicode.Scalar {
    /// The fillers of Hangul and the blank of Braille: by their category something to see.
    fileprivate var isBlankLetter: Bool {
        switch value {
        case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800: true
        default: false
        }
    }
}
