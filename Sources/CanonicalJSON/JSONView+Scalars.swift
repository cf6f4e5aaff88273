extension JSONView {
    /// Whether it is `null`.
    public var isNull: Bool { kind == .null }

    /// The value of `true` or `false`; `nil` of anything else.
    public var bool: Bool? { kind == .bool ? document.bytes[Int(token.start)] == UInt8(ascii: "t") : nil }

    /// A string's text, unescaped; `nil` for other kinds.
    public var string: String? { kind == .string ? text(of: token) : nil }

    /// A number's value when it is an integer from -(2^53 - 1) to 2^53 - 1, however it is written (`1`, `1.0`, `1e0`).
    public var integer: Int? {
        guard kind == .number else { return nil }
        guard token.isShortInteger else { return JSON.number(longNumber).integer }
        return shortInteger
    }

    /// A number's value as a double, rounded to the nearest.
    public var double: Double? {
        guard kind == .number else { return nil }
        return token.isShortInteger ? Double(shortInteger) : longNumber
    }

    /// Whether this is the given string, byte for byte.
    public func isString(_ text: StaticString) -> Bool {
        guard kind == .string else { return false }
        return Key(document: document, index: index).isEqual(to: text)
    }

    /// At most 15 digits, so it cannot overflow.
    private var shortInteger: Int {
        let digits = rawBytes
        let isNegative = digits.first == UInt8(ascii: "-")
        let magnitude = digits.dropFirst(isNegative ? 1 : 0).reduce(0) { $0 &* 10 &+ Int($1 &- UInt8(ascii: "0")) }
        return isNegative ? -magnitude : magnitude
    }

    /// The reader has made sure that it parses and is finite.
    private var longNumber: Double { Double(String(decoding: rawBytes, as: UTF8.self)) ?? 0 }

    func text(of token: Token) -> String {
        let content = document.bytes[Int(token.start) + 1..<Int(token.end) - 1]
        return String(decoding: token.isEscaped ? unescaped(content)[...] : content, as: UTF8.self)
    }
}
