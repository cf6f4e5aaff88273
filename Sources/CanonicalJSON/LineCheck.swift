/// Checks in one pass whether bytes are a line of a log: exactly what `JSONDocument` reads by `JSONRules.ledgerLine`.
///
/// For whoever reads every line and keeps hardly any, such as a verifier: nothing is allocated and no tape is written.
/// What is wrong with a line that is refused, `JSONDocument` tells.
public struct LineCheck {
    /// What is left of RFC 8259 under these rules: no white space, no fractions and exponents, four escapes.
    private static let rules = JSONRules.ledgerLine

    /// The bytes of a key or a value where they stand, valid only while the line is checked.
    public typealias Bytes = UnsafeBufferPointer<UInt8>

    private let bytes: Bytes
    private var at = 0

    /// Whether the string behind which `at` stands has an escape in it.
    private var isEscaped = false

    private init(_ bytes: Bytes) { self.bytes = bytes }

    /// Whether the bytes are a line.
    ///
    /// - Parameter member: receives the members of the outermost object as they are passed, before it is known whether what
    ///   follows them is right: the key between its quotation marks, as it is written, and all of the value.
    public static func accepts(_ bytes: Bytes, member: (_ key: Bytes, _ value: Bytes) -> Void) -> Bool {
        guard bytes.count <= rules.maximumBytes else { return false }
        var check = LineCheck(bytes)
        return check.passValue(depth: 0, member) && check.at == bytes.count
    }

    /// The value at `at`, inside so many containers.
    private mutating func passValue(depth: Int, _ member: (Bytes, Bytes) -> Void) -> Bool {
        guard at < bytes.count else { return false }
        switch bytes[at] {
        case UInt8(ascii: "\""): return passString()
        case UInt8(ascii: "{"): return depth < Self.rules.maximumDepth && passObject(depth: depth + 1, member)
        case UInt8(ascii: "["): return depth < Self.rules.maximumDepth && passArray(depth: depth + 1)
        case UInt8(ascii: "t"): return passWord("true")
        case UInt8(ascii: "f"): return passWord("false")
        case UInt8(ascii: "n"): return passWord("null")
        default: return passInteger()
        }
    }

    private mutating func passObject(depth: Int, _ member: (Bytes, Bytes) -> Void) -> Bool {
        at += 1
        if pass(UInt8(ascii: "}")) { return true }
        var last: (key: Bytes, isEscaped: Bool)?
        repeat {
            let start = at
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\""), passString() else { return false }
            let key = Bytes(rebasing: bytes[start + 1..<at - 1])
            if let last, !Self.ascends(last.key, key, isEscaped: last.isEscaped || isEscaped) { return false }
            last = (key, isEscaped)
            guard pass(UInt8(ascii: ":")) else { return false }
            let value = at
            guard passValue(depth: depth, { _, _ in }) else { return false }
            member(key, Bytes(rebasing: bytes[value..<at]))
        } while pass(UInt8(ascii: ","))
        return pass(UInt8(ascii: "}"))
    }

    private mutating func passArray(depth: Int) -> Bool {
        at += 1
        if pass(UInt8(ascii: "]")) { return true }
        repeat {
            guard passValue(depth: depth, { _, _ in }) else { return false }
        } while pass(UInt8(ascii: ","))
        return pass(UInt8(ascii: "]"))
    }

    /// RFC 8785 section 3.2.3; equal keys do not ascend either.
    private static func ascends(_ key: Bytes, _ next: Bytes, isEscaped: Bool) -> Bool {
        isEscaped ? utf16Order(unescaped(key), unescaped(next)) < 0 : utf16Order(key, next) < 0
    }

    private mutating func passWord(_ word: StaticString) -> Bool {
        for offset in 0..<word.utf8CodeUnitCount where !pass(word.utf8Start[offset]) { return false }
        return true
    }

    /// An integer in its canonical form, from -(2^53 - 1) to 2^53 - 1.
    private mutating func passInteger() -> Bool {
        let isNegative = pass(UInt8(ascii: "-"))
        let start = at
        var magnitude = 0
        while at < bytes.count, bytes[at] &- UInt8(ascii: "0") <= 9 {
            magnitude = magnitude &* 10 &+ Int(bytes[at] &- UInt8(ascii: "0"))
            at += 1
        }
        let digits = at - start
        guard digits <= 16, magnitude <= JSON.largestInteger else { return false }
        return digits == 1 ? magnitude > 0 || !isNegative : digits > 1 && bytes[start] != UInt8(ascii: "0")
    }

    @inline(__always)
    private mutating func pass(_ byte: UInt8) -> Bool {
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }
}

extension LineCheck {
    /// The string or key whose quotation mark stands at `at`.
    private mutating func passString() -> Bool {
        isEscaped = false
        at += 1
        while true {
            skipPlainBytes()
            guard at < bytes.count else { return false }
            switch bytes[at] {
            case UInt8(ascii: "\""):
                at += 1
                return true
            case UInt8(ascii: "\\"):
                guard passEscape() else { return false }
            case 0x80...:
                guard let length = multibyteLength(in: bytes, at: at), !isC1Control else { return false }
                at += length
            default:
                return false
            }
        }
    }

    /// The escapes that RFC 8785 section 3.2.2.2 asks for, but those of controls that a line may not hold.
    private mutating func passEscape() -> Bool {
        guard at + 1 < bytes.count else { return false }
        switch bytes[at + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "n"), UInt8(ascii: "t"):
            isEscaped = true
            at += 2
            return true
        default:
            return false
        }
    }

    /// Whether the character of two bytes at `at` is U+0080 to U+009F.
    private var isC1Control: Bool { bytes[at] == 0xC2 && bytes[at + 1] < 0xA0 }

    /// Passes over bytes that mean themselves: ASCII but quotation mark, backslash, controls and DEL.
    ///
    /// Eight at a time. Each term sets the high bit of the bytes that need a closer look: below 0x20 or a quotation mark
    /// (those two are the least once a bit is turned), a backslash, DEL, all above. A borrow or carry can set a wrong bit
    /// only above a right one, so the lowest is always true.
    @inline(__always)
    private mutating func skipPlainBytes() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let base = UnsafeRawPointer(bytes.baseAddress)
        while at &+ 8 <= bytes.count, let word = base?.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian {
            let quoteOrControl = (word ^ ones &* 0x02) &- ones &* 0x21
            let backslash = (word ^ ones &* 0x5C) &- ones
            let special = (quoteOrControl | backslash | (word &+ ones) | word) & (ones &* 0x80)
            guard special == 0 else {
                at &+= special.trailingZeroBitCount &>> 3
                return
            }
            at &+= 8
        }
        while at < bytes.count, isPlainByte(bytes[at]) { at &+= 1 }
    }
}
