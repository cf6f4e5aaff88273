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
    /// Characters that have no shape are left out, compatibility forms are undone, blanks are single, and each character
    /// stands as the one that it is taken for. Case counts: `I` and `l` look alike, and `i` does not. A skeleton is there to
    /// be compared, and not to be shown.
    public var skeleton: String {
        var skeleton = String.UnicodeScalarView()
        for scalar in withoutInvisibles.decomposedStringWithCompatibilityMapping.unicodeScalars {
            let prototype = Confusables.prototype(of: scalar)
            for shape in prototype.isEmpty ? [scalar] : prototype {
                skeleton.append(contentsOf: Confusables.pair(for: shape) ?? [shape])
            }
        }
        return String(skeleton).decomposedStringWithCanonicalMapping.split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }

    /// The text without the characters that nobody sees: of no width, joiners, marks of direction, tags, selectors of a shape.
    public var withoutInvisibles: String {
        guard unicodeScalars.contains(where: \.properties.isDefaultIgnorableCodePoint) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }))
    }
}
