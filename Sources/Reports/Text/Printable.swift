extension String {
    /// The text with everything that could steer a terminal made visible: control characters, escapes, and the marks
    /// that change the direction of writing. Text from outside reaches a terminal only through this.
    public var printable: String {
        guard unicodeScalars.contains(where: \.isHostile) else { return self }
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
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: true
        default: false
        }
    }
}
