/// Reads a JSON text once, front to back, and leaves a tape of tokens.
///
/// There is no recursion and no stack beside the tape: a container that is still open keeps the index of its own
/// container where later its end will stand. Nothing is allocated per token.
///
/// The buffer is only read at offsets below `count`; every step checks that first, because the bytes may be hostile.
struct Scanner: ~Copyable {
    let bytes: UnsafeBufferPointer<UInt8>
    let count: Int
    let rules: JSONRules
    var at = 0
    var tape: Tape

    /// Whether no string has an escape so far, and none a character of U+0300 or above.
    var isPlain = true

    /// Tape index of the innermost open container.
    private var open = Token.none
    private var depth = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, rules: JSONRules) {
        self.bytes = bytes
        self.rules = rules
        count = bytes.count
        tape = Tape(capacity: bytes.count / 6 + 8)
    }

    /// The whole text: one value, with nothing but white space around it.
    mutating func scan() throws(JSONError) {
        let limit = min(rules.maximumBytes, JSONRules.largestText)
        guard count <= limit else { throw error(.tooLong(limit: limit), at: limit) }
        try skipSpace()
        repeat {
            try scanValue()
        } while open != Token.none
        try skipSpace()
        guard at == count else { throw error(.trailingBytes) }
    }

    /// The value at `at`, and the punctuation behind it up to the next value or the end of the outermost container.
    private mutating func scanValue() throws(JSONError) {
        guard at < count else { throw error(.unexpectedEnd) }
        let start = at
        switch bytes[at] {
        case UInt8(ascii: "\""):
            try scanString()
        case UInt8(ascii: "{"):
            guard try openContainer(.object) else { return try scanKey() }
        case UInt8(ascii: "["):
            guard try openContainer(.array) else { return }
        case UInt8(ascii: "t"):
            try scanWord("true", .bool)
        case UInt8(ascii: "f"):
            try scanWord("false", .bool)
        case UInt8(ascii: "n"):
            try scanWord("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            try scanNumber(from: start)
        default:
            throw error(.unexpectedByte(bytes[at]))
        }
        try scanPunctuation()
    }

    /// Behind a value: closes what ends here, and stops before the next value.
    private mutating func scanPunctuation() throws(JSONError) {
        while open != Token.none {
            tape[Int(open)].countOne()
            let isObject = tape[Int(open)].kind == .object
            try skipSpace()
            guard at < count else { throw error(.unexpectedEnd) }
            let byte = bytes[at]
            if byte == UInt8(ascii: ",") {
                at += 1
                try skipSpace()
                if isObject { try scanKey() }
                return
            }
            guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { throw error(.unexpectedByte(byte)) }
            at += 1
            try closeContainer()
        }
    }

    /// Opens a container at `at`; true when it is empty, and so closed again.
    private mutating func openContainer(_ kind: JSONView.Kind) throws(JSONError) -> Bool {
        depth += 1
        guard depth <= rules.maximumDepth else { throw error(.tooDeep(limit: rules.maximumDepth)) }
        tape.append(Token(kind, start: at, end: Token.none, next: open))
        open = UInt32(truncatingIfNeeded: tape.count &- 1)
        at += 1
        try skipSpace()
        guard at < count else { throw error(.unexpectedEnd) }
        guard bytes[at] == (kind == .object ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { return false }
        at += 1
        try closeContainer()
        return true
    }

    private mutating func closeContainer() throws(JSONError) {
        let index = Int(open)
        open = tape[index].next
        depth -= 1
        tape[index].end = UInt32(truncatingIfNeeded: at)
        tape[index].next = UInt32(truncatingIfNeeded: tape.count)
        if tape[index].isUnordered { try checkDistinctKeys(ofObjectAt: index) }
    }

    /// A key and its colon, up to the value.
    private mutating func scanKey() throws(JSONError) {
        guard at < count else { throw error(.unexpectedEnd) }
        guard bytes[at] == UInt8(ascii: "\"") else { throw error(.unexpectedByte(bytes[at])) }
        try scanString()
        try checkKey(tape.count - 1, inObjectAt: Int(open))
        try skipSpace()
        guard at < count else { throw error(.unexpectedEnd) }
        guard bytes[at] == UInt8(ascii: ":") else { throw error(.unexpectedByte(bytes[at])) }
        at += 1
        try skipSpace()
    }

    private mutating func scanWord(_ word: StaticString, _ kind: JSONView.Kind) throws(JSONError) {
        let start = at
        for offset in 0..<word.utf8CodeUnitCount {
            guard at < count else { throw error(.unexpectedEnd) }
            guard bytes[at] == word.utf8Start[offset] else { throw error(.unexpectedByte(bytes[at])) }
            at += 1
        }
        append(kind, from: start)
    }

    @inline(__always)
    private mutating func skipSpace() throws(JSONError) {
        while at < count, isSpace(bytes[at]) {
            if rules.isCanonical { throw error(.notCanonical(.whitespace)) }
            at += 1
        }
    }

    /// Puts the scalar or key from `start` to `at` on the tape.
    @inline(__always)
    mutating func append(_ kind: JSONView.Kind, from start: Int, flag: Bool = false) {
        let next = UInt32(truncatingIfNeeded: tape.count &+ 1)
        var token = Token(kind, start: start, end: UInt32(truncatingIfNeeded: at), next: next)
        if flag { token.isEscaped = true }
        tape.append(token)
    }

    func error(_ kind: JSONError.Kind, at offset: Int? = nil) -> JSONError {
        JSONError(offset: offset ?? at, kind: kind)
    }
}

/// The four bytes of white space (RFC 8259 section 2).
@inline(__always)
private func isSpace(_ byte: UInt8) -> Bool {
    byte <= 0x20 && (byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09)
}
