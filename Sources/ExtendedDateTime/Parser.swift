/// Reads EDTF from bytes in one pass, without looking back and without allocating (but for sets).
///
/// Each rule of the grammar is a function named after it, which takes what it knows from ``position`` on and leaves the rest.
struct Parser {
    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The byte at the position; `nil` at the end.
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skip() {
        position += 1
    }

    /// Takes the byte, if it is the next.
    mutating func consume(_ scalar: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: scalar) else { return false }
        position += 1
        return true
    }

    mutating func takeDots() -> Bool {
        guard bytes[position...].starts(with: "..".utf8) else { return false }
        position += 2
        return true
    }

    mutating func takeQualifier() -> EDTF.Qualifier {
        guard let byte = next, let qualifier = EDTF.Qualifier(byte: byte) else { return [] }
        position += 1
        return qualifier
    }

    /// Takes just so many digits, any of which may be `X`.
    mutating func digits(_ count: Int, _ expected: @autoclosure () -> EDTFError.Expected) throws(EDTFError) -> Digits {
        var digits = Digits()
        for _ in 0..<count {
            guard let byte = next, digits.append(byte) else { throw error(expected()) }
            position += 1
        }
        return digits
    }
}

extension Parser {
    /// The whole text.
    mutating func form() throws(EDTFError) -> EDTF.Form {
        let form = try start()
        guard next == nil else { throw error(.end) }
        return form
    }

    private mutating func start() throws(EDTFError) -> EDTF.Form {
        switch next {
        case UInt8(ascii: "["): return try set(.oneOf, closing: "]")
        case UInt8(ascii: "{"): return try set(.allOf, closing: "}")
        case UInt8(ascii: "Y"): return .year(try longYear())
        case nil: throw error(.date)
        default: break
        }
        let first = try end()
        switch next {
        case UInt8(ascii: "/"):
            return try interval(from: first)
        case UInt8(ascii: "T"):
            if case .date(let date) = first, date.isWholeDay { return .dateTime(date, try time()) }
        case UInt8(ascii: "S"):
            if case .date(let date) = first, let year = date.plainYear { return .year(try significant(year)) }
        default:
            break
        }
        guard case .date(let date) = first else { throw error(.slash) }
        return .date(date)
    }
}

extension EDTF.Date {
    /// Whether a time of day may follow.
    fileprivate var isWholeDay: Bool { hasDay && unspecified.isEmpty && qualifiers.isEmpty }

    /// The year, if there is nothing else, so that a number of significant digits may follow.
    fileprivate var plainYear: Int? { hasMonth || !qualifiers.isEmpty ? nil : year }
}
