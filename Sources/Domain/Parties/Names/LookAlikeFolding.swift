import Foundation

extension String {
    /// The text with letters of other scripts as the Latin ones that they are taken for, for searches: a name that was forged,
    /// or typed on another keyboard, is found by the name that it looks like.
    ///
    /// Names that are honestly in another script are still found by any part of them, in either case: in a word of one script,
    /// what stands for a letter depends on nothing but that letter. Only in a word that mixes scripts does its case count.
    /// Digits count as letters only where a single 0 or 1 stands before one. Dashes are one, and so are apostrophes.
    public var lookAlikesFolded: String {
        var folded = String.UnicodeScalarView()
        var word: [Unicode.Scalar] = []
        func endWord() {
            folded.append(contentsOf: word.isMixed ? word.map(\.taken) : word.map(\.takenInAnyCase))
            word = []
        }
        for scalar in unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark {
                word.append(scalar)
            } else {
                endWord()
                folded.append(scalar.plainPunctuation)
            }
        }
        endWord()
        return String(folded.foldingDigits)
    }
}

extension [Unicode.Scalar] {
    fileprivate var isMixed: Bool { contains(where: \.isLatin) && contains(where: \.mayLookLatin) }
}

extension String.UnicodeScalarView {
    /// `0slo` as `oslo`; `100m` and `G20` as they are.
    fileprivate var foldingDigits: String.UnicodeScalarView {
        guard contains(where: { $0 == "0" || $0 == "1" }) else { return self }
        var scalars = Array(self)
        for index in scalars.indices.dropLast() where scalars[index] == "0" || scalars[index] == "1" {
            let isAlone = index == 0 || scalars[index - 1].properties.numericType == nil
            if isAlone, scalars[index + 1].isLatin { scalars[index] = scalars[index] == "0" ? "o" : "l" }
        }
        return String.UnicodeScalarView(scalars)
    }
}

extension Unicode.Scalar {
    fileprivate var isLatin: Bool {
        switch value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2AF, 0x1E00...0x1EFF, 0x2C60...0x2C7F,
            0xA722...0xA7FF:
            true
        default: false
        }
    }

    /// Whether it is of a script with letters that look Latin: Greek, Cyrillic, Armenian, Cherokee, Coptic, Lisu.
    fileprivate var mayLookLatin: Bool {
        switch value {
        case 0x370...0x3FF, 0x1F00...0x1FFF, 0x400...0x52F, 0x1C80...0x1C8F, 0xA640...0xA69F, 0x530...0x58F,
            0x13A0...0x13FF, 0xAB70...0xABBF, 0x2C80...0x2CFF, 0xA4D0...0xA4FF:
            true
        default: false
        }
    }

    /// The Latin letter that it is taken for as it stands, else in its other case; itself where there is none.
    fileprivate var taken: Unicode.Scalar { latin ?? takenInAnyCase }

    /// The same for either of its cases, the capital first: `Н` and `н` are both taken for an h.
    fileprivate var takenInAnyCase: Unicode.Scalar {
        guard mayLookLatin else { return self }
        let cases = [properties.uppercaseMapping, properties.lowercaseMapping].compactMap(\.onlyScalar)
        return cases.lazy.compactMap(\.latin).first ?? self
    }

    private var latin: Unicode.Scalar? {
        guard mayLookLatin else { return nil }
        let prototype = Confusables.prototype(of: self)
        guard prototype.count == 1, prototype[0].isASCII, prototype[0].properties.isAlphabetic else { return nil }
        // The table has one shape for I and l. Of a capital the former is meant.
        return prototype[0] == "l" && properties.isUppercase ? "I" : prototype[0]
    }

    /// A dash, an apostrophe or another sign as the one that keyboards have.
    fileprivate var plainPunctuation: Unicode.Scalar {
        guard !isASCII else { return self }
        switch properties.generalCategory {
        case .dashPunctuation, .connectorPunctuation, .otherPunctuation, .initialPunctuation, .finalPunctuation,
            .modifierLetter, .modifierSymbol:
            let prototype = Confusables.prototype(of: self)
            return prototype.count == 1 && prototype[0].isASCII ? prototype[0] : self
        default: return self
        }
    }
}

extension String {
    fileprivate var onlyScalar: Unicode.Scalar? { unicodeScalars.count == 1 ? unicodeScalars.first : nil }
}
