extension JSONError: CustomStringConvertible {
    /// The one place where the facts become a sentence: `at byte 17: a key for the second time`.
    public var description: String { "at byte \(offset): \(kind.text)" }
}

extension JSONError.Kind {
    /// What is wrong; never what stands there beyond a single byte.
    fileprivate var text: String {
        switch self {
        case .unexpectedEnd: "the text ends too early"
        case .unexpectedByte(let byte): "unexpected \(name(of: byte))"
        case .trailingBytes: "something follows the value"
        case .invalidUTF8: "not valid UTF-8"
        case .invalidEscape: "no such escape"
        case .loneSurrogate: "half of a surrogate pair"
        case .unescapedControl(let byte): "\(name(of: byte)) must be escaped in a string"
        case .numberOutOfRange: "a number beyond the range of a double"
        case .duplicateKey: "a key for the second time"
        case .tooLong(let limit): "longer than \(limit) bytes"
        case .tooDeep(let limit): "nested deeper than \(limit) levels"
        case .notCanonical(.whitespace): "not canonical: white space between values"
        case .notCanonical(.keyOrder): "not canonical: a key stands behind a greater one"
        case .notCanonical(.escape): "not canonical: an escape that is not needed, or not in its short form"
        case .notCanonical(.number): "not canonical: a number in another form than ECMAScript's"
        case .notAnInteger: "not an integer from -(2^53 - 1) to 2^53 - 1"
        case .controlCharacter(let byte): "control \(name(of: byte)) in a string"
        case .keyNotAnIdentifier: "a key that is not lower-case letters, digits and _, led by a letter"
        }
    }

    /// Printable ASCII as itself, all else in hexadecimal, so that nothing reaches a terminal that could move it.
    private func name(of byte: UInt8) -> String {
        let isPrintable = (0x21...0x7E).contains(byte)
        let digits = String(byte, radix: 16, uppercase: true)
        return isPrintable ? "\"\(Unicode.Scalar(byte))\"" : "byte 0x\(byte < 0x10 ? "0" : "")\(digits)"
    }
}

extension JSONPointerError: CustomStringConvertible {
    /// Tokens are counted from 1 for people.
    public var description: String {
        switch self {
        case .missingSlash: "a JSON Pointer is empty or begins with \"/\""
        case .invalidEscape(let token): "step \(token + 1) has a \"~\" that is not ~0 or ~1"
        case .invalidIndex(let token): "step \(token + 1) is no position in a list"
        case .notFound(let token): "step \(token + 1) leads nowhere"
        case .notAContainer(let token): "step \(token + 1) leads into a value that holds no others"
        }
    }
}
