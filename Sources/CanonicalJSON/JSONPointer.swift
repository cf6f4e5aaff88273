/// A path to a value inside a JSON document (RFC 6901): `/data/parties/0/name`.
public struct JSONPointer: Sendable {
    /// The reference tokens, unescaped. The empty pointer names the whole document.
    public let tokens: [String]

    /// A pointer by its reference tokens, unescaped, from the root down.
    public init(tokens: [String]) {
        self.tokens = tokens
    }

    /// Reads a pointer: empty, or tokens each led by `/`, in which `~0` stands for `~` and `~1` for `/`.
    public init(parsing text: String) throws(JSONPointerError) {
        var parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.removeFirst().isEmpty else { throw .missingSlash }
        var tokens: [String] = []
        for part in parts {
            guard let token = JSONPointer.unescaped(part) else { throw .invalidEscape(token: tokens.count) }
            tokens.append(token)
        }
        self.init(tokens: tokens)
    }

    private static func unescaped(_ part: Substring.UTF8View) -> String? {
        var bytes: [UInt8] = []
        var rest = part
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "~") else {
                bytes.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "0"): bytes.append(UInt8(ascii: "~"))
            case UInt8(ascii: "1"): bytes.append(UInt8(ascii: "/"))
            default: return nil
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension JSONPointer: CustomStringConvertible {
    /// The pointer's text, escaped.
    public var description: String {
        var bytes: [UInt8] = []
        for token in tokens {
            bytes.append(UInt8(ascii: "/"))
            for byte in token.utf8 {
                switch byte {
                case UInt8(ascii: "~"): bytes += "~0".utf8
                case UInt8(ascii: "/"): bytes += "~1".utf8
                default: bytes.append(byte)
                }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension JSONPointer: Hashable {
    /// By bytes, like everything here.
    public static func == (a: JSONPointer, b: JSONPointer) -> Bool {
        a.tokens.elementsEqual(b.tokens) { utf16Order($0, $1) == 0 }
    }

    public func hash(into hasher: inout Hasher) {
        for token in tokens { hasher.combineBytes(of: token) }
    }
}

/// Why a text is no JSON Pointer, or why a pointer leads nowhere. `token` counts the reference tokens from 0.
public enum JSONPointerError: Error, Hashable, Sendable {
    case missingSlash
    case invalidEscape(token: Int)
    /// An array is addressed by something else than `0`, digits without a leading zero, or `-`.
    case invalidIndex(token: Int)
    /// There is no such member or element.
    case notFound(token: Int)
    /// The token would lead into a value that holds no others.
    case notAContainer(token: Int)
}
