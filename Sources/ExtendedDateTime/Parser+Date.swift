extension Parser {
    /// `[qualifier] ["-"] year [qualifier] ["-" month-or-season ["-" day]]`, each with qualifiers of its own.
    mutating func date() throws(EDTFError) -> EDTF.Date {
        var date = EDTF.Date()
        try year(of: &date)
        guard consume("-") else { return date }
        try month(of: &date)
        guard !date.isSeason, consume("-") else { return date }
        try day(of: &date)
        return date
    }

    private mutating func year(of date: inout EDTF.Date) throws(EDTFError) {
        date.qualifiers[.year, .left] = takeQualifier()
        let start = position
        date.isNegative = consume("-")
        date.yearDigits = try digits(4, .fourDigitYear)
        guard !date.isNegative || date.yearDigits != Digits(0) else { throw error(.nonzeroYear, from: start) }
        date.qualifiers[.year, .right] = takeQualifier()
    }

    private mutating func month(of date: inout EDTF.Date) throws(EDTFError) {
        date.qualifiers[.month, .left] = takeQualifier()
        let start = position
        date.monthDigits = try digits(2, .monthOrSeason)
        guard date.isSeason || date.monthDigits.matchesAny(of: 1...12) else {
            throw error(.monthOrSeason, from: start)
        }
        date.qualifiers[.month, .right] = takeQualifier()
    }

    /// The day must occur in some month and some year that the digits before it allow: `156X-09-31` never does.
    private mutating func day(of date: inout EDTF.Date) throws(EDTFError) {
        date.qualifiers[.day, .left] = takeQualifier()
        let start = position
        date.dayDigits = try digits(2, .day(last: date.lastDayOfMonth))
        guard date.exists else { throw error(.day(last: date.lastDayOfMonth), from: start) }
        date.qualifiers[.day, .right] = takeQualifier()
    }
}
