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
}

extension Unicode.Scalar {
    /// Control and format characters: they have no shape of their own.
    fileprivate var isHostile: Bool {
        if value < 0x7F { return value < 0x20 }
        return switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: true
        default: false
        }
    }
}
