extension Scanner {
    /// The number at `at`: RFC 8259 section 6.
    mutating func scanNumber(from start: Int) throws(JSONError) {
        let isNegative = bytes[at] == UInt8(ascii: "-")
        if isNegative { at += 1 }
        let digits = at
        let isZero = at < count && bytes[at] == UInt8(ascii: "0")
        if isZero { at += 1 } else { try scanDigits() }
        let integerEnd = at
        try scanFraction()
        try scanExponent()

        // Up to 15 digits an integer is exact and its own canonical form: nearly every number ends here.
        let isShort = at == integerEnd && at - digits <= 15 && !(isNegative && isZero)
        if !isShort { try checkLongNumber(from: start) }
        append(.number, from: start, flag: isShort)
    }

    private mutating func scanFraction() throws(JSONError) {
        guard at < count, bytes[at] == UInt8(ascii: ".") else { return }
        at += 1
        try scanDigits()
    }

    private mutating func scanExponent() throws(JSONError) {
        guard at < count, bytes[at] | 0x20 == UInt8(ascii: "e") else { return }
        at += 1
        if at < count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
        try scanDigits()
    }

    /// One digit or more.
    private mutating func scanDigits() throws(JSONError) {
        guard at < count else { throw error(.unexpectedEnd) }
        guard isDigit(bytes[at]) else { throw error(.unexpectedByte(bytes[at])) }
        repeat { at += 1 } while at < count && isDigit(bytes[at])
    }

    /// A number that a double may round: it must stay finite, and be written as RFC 8785 would.
    private func checkLongNumber(from start: Int) throws(JSONError) {
        let text = bytes[start..<at]
        guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else {
            throw error(.numberOutOfRange, at: start)
        }
        if rules.integersOnly, JSON.number(value).integer == nil { throw error(.notAnInteger, at: start) }
        guard rules.isCanonical else { return }
        var canonical: [UInt8] = []
        appendNumber(value, to: &canonical)
        guard text.elementsEqual(canonical) else { throw error(.notCanonical(.number), at: start) }
    }
}

@inline(__always)
private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") <= 9 }
