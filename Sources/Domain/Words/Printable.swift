extension String {
    /// The text with everything that could steer a terminal made visible: control characters, escapes, and the marks
    /// that change the direction of writing. Text from outside reaches a terminal only through this.
    public var printable: String {
        guard !isPrintableASCII, unicodeScalars.contains(where: \.isHostile) else { return self }
        var result = ""
        for scalar in unicodeScalars {
            if scalar.isHostile {
                result += "\\u{" + String(scalar.value, radix: 16) + "}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Whether there is nothing but letters, digits, marks and blanks of ASCII, as in most texts: whose characters need not be
    /// looked up.
    private var isPrintableASCII: Bool { utf8.allSatisfy { 0x20 <= $0 && $0 < 0x7F } }
}

extension String {
    /// The text made printable, its lines kept.
    public var printableLines: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }.joined(separator: "\n")
    }

    /// The text for a terminal, its layout kept: line ends and tabs stay.
    public var printableLayout: String {
        guard unicodeScalars.contains(where: { $0.isHostile && $0 != "\n" }) else { return self }
        var result = String.UnicodeScalarView()
        let scalars = Array(unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let endsLine = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
            if !scalar.isHostile || scalar == "\n" || scalar == "\t" || endsLine {
                result.append(scalar)
            } else {
                result.append(contentsOf: String(scalar).printable.unicodeScalars)
            }
        }
        return String(result)
    }

    /// JSON with what could steer a terminal escaped as JSON has it: the value is the same.
    public var printableJSON: String {
        guard unicodeScalars.contains(where: { $0.isHostile && $0 != "\n" }) else { return self }
        var result = ""
        for scalar in unicodeScalars {
            if scalar.isHostile && scalar != "\n" {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension Unicode.Scalar {
    /// Control and format characters, and others that nobody sees: they have no shape of their own.
    fileprivate var isHostile: Bool {
        if value < 0x7F { return value < 0x20 }
        return switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: true
        // A selector chooses between two shapes of the sign in front of it, which is seen.
        default: properties.isDefaultIgnorableCodePoint && !properties.isVariationSelector || isHiddenSelector
        }
    }

    /// The selectors that no sign in use has: with these, text is hidden behind other text.
    private var isHiddenSelector: Bool { 0xE0100...0xE01EF ~= value }
}

extension String {
    package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
