extension Scanner {
    /// The string or key whose quotation mark stands at `at`.
    mutating func scanString() throws(JSONError) {
        let start = at
        var isEscaped = false
        at += 1
        while true {
            skipPlainBytes()
            guard at < count else { throw error(.unexpectedEnd) }
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") { break }
            if byte == UInt8(ascii: "\\") {
                isEscaped = true
                isPlain = false
                try scanEscape()
            } else if byte >= 0x80 {
                try scanMultibyte()
            } else {
                try scanControl(byte)
            }
        }
        at += 1
        append(.string, from: start, flag: isEscaped)
    }

    /// Passes over bytes that mean themselves: ASCII but quotation mark, backslash, controls and DEL.
    ///
    /// Eight at a time: each test sets the high bit of the bytes that need a closer look. A borrow can set a wrong bit
    /// only above a right one, so the lowest is always true.
    @inline(__always)
    private mutating func skipPlainBytes() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let base = UnsafeRawPointer(bytes.baseAddress)
        while at &+ 8 <= count, let word = base?.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian {
            let quote = word ^ (ones &* 0x22)
            let backslash = word ^ (ones &* 0x5C)
            let delete = word ^ (ones &* 0x7F)
            let low = (word &- ones &* 0x20) & ~word
            let hits = (quote &- ones) & ~quote | (backslash &- ones) & ~backslash | (delete &- ones) & ~delete
            let special = (hits | low | word) & (ones &* 0x80)
            guard special == 0 else {
                at &+= special.trailingZeroBitCount &>> 3
                return
            }
            at &+= 8
        }
        while at < count, isPlainByte(bytes[at]) { at &+= 1 }
    }

    /// A byte below 0x20, which must be escaped, or DEL, which need not be.
    private mutating func scanControl(_ byte: UInt8) throws(JSONError) {
        guard byte == 0x7F else { throw error(.unescapedControl(byte)) }
        guard !rules.refusesControls else { throw error(.controlCharacter(byte)) }
        at += 1
    }

    private mutating func scanMultibyte() throws(JSONError) {
        guard let length = multibyteLength(in: bytes, at: at) else { throw error(.invalidUTF8) }
        if bytes[at] == 0xC2, bytes[at + 1] < 0xA0, rules.refusesControls {
            throw error(.controlCharacter(bytes[at + 1]))
        }
        // U+0300 is CC 80.
        if bytes[at] >= 0xCC { isPlain = false }
        at += length
    }
}

/// The length of the character of two to four bytes (RFC 3629) at an offset: no overlong form, no surrogate, nothing above
/// U+10FFFF; `nil` for any other bytes.
func multibyteLength(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int? {
    let lead = bytes[offset]
    let length: Int
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return nil
    }
    guard offset + length <= bytes.count, secondBytes(after: lead).contains(bytes[offset + 1]) else { return nil }
    for further in 2..<length where bytes[offset + further] & 0xC0 != 0x80 { return nil }
    return length
}

@inline(__always)
func isPlainByte(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
}

/// What may follow the first byte of a character: less than all for those that begin the overlong forms, the
/// surrogates and what lies above U+10FFFF.
private func secondBytes(after lead: UInt8) -> ClosedRange<UInt8> {
    switch lead {
    case 0xE0: 0xA0...0xBF
    case 0xED: 0x80...0x9F
    case 0xF0: 0x90...0xBF
    case 0xF4: 0x80...0x8F
    default: 0x80...0xBF
    }
}
