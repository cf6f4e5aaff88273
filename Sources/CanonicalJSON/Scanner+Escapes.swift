extension Scanner {
    /// The escape whose backslash stands at `at`.
    mutating func scanEscape() throws(JSONError) {
        guard at + 1 < count else { throw error(.unexpectedEnd) }
        switch bytes[at + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "n"), UInt8(ascii: "t"):
            at += 2
        case UInt8(ascii: "b"):
            try passShortEscape(of: 0x08)
        case UInt8(ascii: "f"):
            try passShortEscape(of: 0x0C)
        case UInt8(ascii: "r"):
            try passShortEscape(of: 0x0D)
        case UInt8(ascii: "/"):
            if rules.isCanonical { throw error(.notCanonical(.escape)) }
            at += 2
        case UInt8(ascii: "u"):
            try scanUnicodeEscape()
        default:
            throw error(.invalidEscape)
        }
    }

    private mutating func passShortEscape(of control: UInt8) throws(JSONError) {
        guard !rules.refusesControls else { throw error(.controlCharacter(control)) }
        at += 2
    }

    /// `\uXXXX`, with the second half of a surrogate pair when the first asks for one.
    private mutating func scanUnicodeEscape() throws(JSONError) {
        let unit = try hexUnit(at: at)
        if rules.isCanonical { try checkCanonicalEscape(of: unit) }
        if rules.refusesControls, isControl(unit) {
            throw error(.controlCharacter(UInt8(truncatingIfNeeded: unit)))
        }
        if unit & 0xF800 == 0xD800 { try scanLowSurrogate(after: unit) }
        at += 6
    }

    private mutating func scanLowSurrogate(after high: UInt16) throws(JSONError) {
        let low = at + 6
        guard high < 0xDC00, low + 1 < count, bytes[low] == UInt8(ascii: "\\"), bytes[low + 1] == UInt8(ascii: "u"),
            try hexUnit(at: low) & 0xFC00 == 0xDC00
        else { throw error(.loneSurrogate) }
        at = low
    }

    /// RFC 8785 section 3.2.2.2 escapes only what RFC 8259 forces it to, in lower case, the short form first.
    private func checkCanonicalEscape(of unit: UInt16) throws(JSONError) {
        let hasShortForm = unit == 0x08 || unit == 0x09 || unit == 0x0A || unit == 0x0C || unit == 0x0D
        let isUpperCase = (at + 2..<at + 6).contains { bytes[$0] & 0xE0 == 0x40 }
        guard unit < 0x20, !hasShortForm, !isUpperCase else { throw error(.notCanonical(.escape)) }
    }

    private func isControl(_ unit: UInt16) -> Bool {
        unit < 0x20 && unit != 0x09 && unit != 0x0A || (0x7F..<0xA0).contains(unit)
    }

    /// The four hexadecimal digits of the escape at `escape`.
    private func hexUnit(at escape: Int) throws(JSONError) -> UInt16 {
        guard escape + 6 <= count else { throw error(.unexpectedEnd, at: count) }
        var unit: UInt16 = 0
        for offset in escape + 2..<escape + 6 {
            guard let digit = hexValue(of: bytes[offset]) else { throw error(.invalidEscape, at: escape) }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }
}

/// The value of a hexadecimal digit, in either case.
func hexValue(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
}
