extension Parser {
    /// An error at the position, about the text from `start` to there or, if that is none, about the next character.
    func error(_ expected: EDTFError.Expected, from start: Int? = nil) -> EDTFError {
        let place = min(start ?? position, bytes.count)
        let length = max(position - place, characterLength(at: place))
        let found = String(decoding: bytes[place..<min(place + length, bytes.count)], as: UTF8.self)
        return EDTFError(position: place, found: found, expected: expected, hint: hint(expected, at: place))
    }

    private func characterLength(at place: Int) -> Int {
        guard place < bytes.count else { return 0 }
        let continuation = bytes[(place + 1)...].prefix { $0 & 0xC0 == 0x80 }
        return 1 + min(continuation.count, 3)
    }

    /// What the writer probably meant: the rule that was broken, or the older notation that stands at the place.
    private func hint(_ expected: EDTFError.Expected, at place: Int) -> EDTFError.Hint? {
        let (before, rest) = (bytes[..<place], bytes[place...])
        switch expected {
        case .laterEnd: return .swapEnds
        case .day where place < position: return .dayNotInMonth
        case .longYear where bytes[place..<position].count(where: \.isDigit) == 4: return .shortYearWithoutY
        case .end where before.count == 4 && rest.first?.isDigit == true: return .longYearWithY
        case .end where before.contains { $0 == UInt8(ascii: "Y") || $0 == UInt8(ascii: "S") }: return .yearStandsAlone
        case .end where before.contains(UInt8(ascii: "T")) && rest.first == UInt8(ascii: "/"): return .noTimeHere
        default: return hint(rest, after: before.last)
        }
    }

    private func hint(_ rest: Slice<UnsafeBufferPointer<UInt8>>, after last: UInt8?) -> EDTFError.Hint? {
        if rest.starts(with: "unknown".utf8) { return .unknownIsEmpty }
        if rest.starts(with: "open".utf8) || rest.starts(with: "now".utf8) { return .openIsDots }
        guard let byte = rest.first else { return nil }
        switch Unicode.Scalar(byte) {
        case " ", "\t", "\n", "\r": return .blank
        case "u": return .unspecifiedIsX
        case "(", ")": return .qualifierNotParentheses
        case "?" where last == UInt8(ascii: "~"), "~" where last == UInt8(ascii: "?"): return .bothIsPercent
        case "p": return .significantIsS
        case "^": return .hemisphereHasCode
        case "x", "y", "e", "s", "t", "z": return .upperCase
        case "T": return .noTimeHere
        case "Y", "E", "S": return .yearStandsAlone
        case "\u{E2}": return .hyphenMinus
        default: return nil
        }
    }
}
