/// The parts that both kinds of key text share: `<name>+<id>+<base64 of 0x01 and 32 bytes>`.
struct KeyText {
    let name: String
    let id: UInt32

    /// The 32 bytes behind the type byte.
    let key: [UInt8]

    init(_ text: Substring.UTF8View) throws(NoteError) {
        let parts = text.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let id = KeyText.id(parts[1]), let key = Base64.decode(parts[2]) else {
            throw .malformedKey
        }
        guard key.first == VerifierKey.ed25519 else { throw key.isEmpty ? .malformedKey : .unknownKeyType }
        guard key.count == 33 else { throw .malformedKey }
        name = String(Substring(parts[0]))
        self.id = id
        self.key = Array(key.dropFirst())
    }

    /// Exactly eight lower-case hexadecimal digits.
    private static func id(_ digits: Substring.UTF8View) -> UInt32? {
        guard digits.count == 8, digits.allSatisfy(isLowerHex) else { return nil }
        return UInt32(Substring(digits), radix: 16)
    }

    private static func isLowerHex(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }

    static func join(name: String, id: UInt32, key: [UInt8]) -> String {
        let digits = String(id, radix: 16)
        let zeros = String(repeating: "0", count: 8 - digits.utf8.count)
        return "\(name)+\(zeros)\(digits)+\(Base64.encode([VerifierKey.ed25519] + key))"
    }
}

/// A key's name is not empty and has neither a plus sign nor a character that Unicode calls white space, nor a control
/// character, which no note may hold.
func isKeyName(_ name: String) -> Bool {
    !name.isEmpty && name.unicodeScalars.allSatisfy { $0 != "+" && $0.value >= 0x20 && !$0.properties.isWhitespace }
}
