import CanonicalJSON

// Grammars run on the bytes as canonical JSON has them: they are the text itself unless it holds an escape, and no id, date,
// measure or word does.
extension JSONCursor {
    /// Whether a string holds a control character other than line feed and tab (Unicode category Cc).
    ///
    /// Canonical JSON escapes those below U+0020, the two allowed ones as `\n` and `\t`, and writes DEL and
    /// U+0080-U+009F (C2 80 to C2 9F) as they are.
    var holdsControl: Bool {
        // Most text has nothing in it that needs a closer look.
        guard kind == .string, written.contains(where: { $0 >= 0x7F || $0 == UInt8(ascii: "\\") }) else { return false }
        var before: UInt8 = 0
        for byte in written {
            if before == UInt8(ascii: "\\") {
                if byte != UInt8(ascii: "n") && byte != UInt8(ascii: "t") && byte != UInt8(ascii: "\\")
                    && byte != UInt8(ascii: "\"")
                {
                    return true
                }
                before = 0
                continue
            }
            if byte == 0x7F || (before == 0xC2 && byte < 0xA0) { return true }
            before = byte
        }
        return false
    }

    /// Whether a string is empty or white all through.
    var isBlank: Bool {
        guard kind == .string, let first = written.first else { return true }
        let isGraphic = first > 0x20 && first < 0x7F && first != UInt8(ascii: "\\")
        return !isGraphic && text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }

    /// Whether `{"$sealed": 43 base64url characters}` stands here, in the place of a value that lies elsewhere.
    var isSealed: Bool {
        guard kind == .object, count == 1, let digest = self["$sealed"], digest.kind == .string,
            digest.written.count == 43
        else { return false }
        return digest.written.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
    }
}

extension ValueKind {
    /// Free text and lists of names: what may be kept out of the log, with a digest in its place.
    var maySeal: Bool {
        switch self {
        case .text: true
        case .list(.record(let shape)): shape.name == Name.shape.name
        default: false
        }
    }
}
