extension Parser {
    /// `bracket member *("," member) bracket`, without blanks.
    mutating func set(_ choice: EDTF.Choice, closing: Unicode.Scalar) throws(EDTFError) -> EDTF.Form {
        skip()
        var members: [EDTF.Member] = []
        repeat {
            let member = try member(isFirst: members.isEmpty)
            members.append(member)
            if case .from = member { break }
        } while consume(",")
        guard consume(closing) else { throw error(.closingBracket) }
        return .set(choice, members)
    }

    /// A date, `a..b`, `a..`, or, only first, `..a`.
    private mutating func member(isFirst: Bool) throws(EDTFError) -> EDTF.Member {
        if isFirst, takeDots() { return .upTo(try date()) }
        let first = try memberDate()
        guard takeDots() else { return .date(first) }
        if next == UInt8(ascii: "]") || next == UInt8(ascii: "}") { return .from(first) }
        let start = position
        let second = try memberDate()
        guard first.isOfSamePrecision(as: second) else { throw error(.samePrecision, from: start) }
        guard !second.isBefore(first) else { throw error(.laterEnd, from: start) }
        return .range(first, second)
    }

    private mutating func memberDate() throws(EDTFError) -> EDTF.Date {
        guard next != UInt8(ascii: ","), next != UInt8(ascii: "]"), next != UInt8(ascii: "}") else {
            throw error(.member)
        }
        return try date()
    }
}
