extension Parser {
    /// One end: a date, `..`, or nothing.
    mutating func end() throws(EDTFError) -> EDTF.End {
        if takeDots() { return .open }
        if next == nil || next == UInt8(ascii: "/") { return .unknown }
        return .date(try date())
    }

    /// `"/" end`. Refused: `/` alone, an end that is certainly before the start, and (as other implementations do) an end
    /// that has both unspecified digits and a qualifier.
    mutating func interval(from first: EDTF.End) throws(EDTFError) -> EDTF.Form {
        guard first.isAllowedInInterval else { throw error(.unspecifiedOrQualified, from: 0) }
        skip()
        let start = position
        let second = try end()
        guard second.isAllowedInInterval else { throw error(.unspecifiedOrQualified, from: start) }
        guard first != .unknown || second != .unknown else { throw error(.oneKnownEnd) }
        if case .date(let from) = first, case .date(let to) = second, to.isBefore(from) {
            throw error(.laterEnd, from: start)
        }
        return .interval(first, second)
    }
}

extension EDTF.End {
    fileprivate var isAllowedInInterval: Bool {
        guard case .date(let date) = self else { return true }
        return date.unspecified.isEmpty || date.qualifiers.isEmpty
    }
}
