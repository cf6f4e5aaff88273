extension Parser {
    /// `"Y" ["-"] digits ["E" exponent] ["S" significant]`; without an exponent at least five digits.
    mutating func longYear() throws(EDTFError) -> EDTF.Year {
        skip()
        let start = position
        let isNegative = consume("-")
        let firstDigit = position
        let coefficient = try wholeNumber(digits: 16, .longYear, tooLong: .nearerYear)
        let exponent = consume("E") ? try smallNumber() : 0
        guard exponent > 0 || position - firstDigit >= 5 else { throw error(.longYear, from: start) }
        guard exponent <= 15, coefficient <= EDTF.farthestYear / EDTF.Year.powerOfTen(exponent) else {
            throw error(.nearerYear, from: start)
        }
        return EDTF.Year(
            coefficient: isNegative ? -coefficient : coefficient, exponent: UInt8(exponent),
            significant: consume("S") ? UInt8(try smallNumber()) : 0, isLong: true)
    }

    /// `"S" significant`, after a year of four digits.
    mutating func significant(_ year: Int) throws(EDTFError) -> EDTF.Year {
        skip()
        return EDTF.Year(coefficient: year, exponent: 0, significant: UInt8(try smallNumber()), isLong: false)
    }

    /// An exponent or a number of significant digits: 1 to 99.
    private mutating func smallNumber() throws(EDTFError) -> Int {
        try wholeNumber(digits: 2, .positiveNumber, tooLong: .positiveNumber)
    }

    /// Digits that do not begin with 0. More of them than allowed are an error, so nothing can overflow.
    private mutating func wholeNumber(
        digits: Int, _ expected: EDTFError.Expected, tooLong: EDTFError.Expected
    ) throws(EDTFError) -> Int {
        let start = position
        var number = 0
        while let byte = next, byte.isDigit {
            guard position - start < digits else { throw error(tooLong, from: start) }
            number = number * 10 + Int(byte & 15)
            skip()
        }
        guard number > 0, bytes[start] != UInt8(ascii: "0") else { throw error(expected, from: start) }
        return number
    }
}
