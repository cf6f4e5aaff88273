extension Parser {
    /// `"T" hh ":" mm ":" ss [zone]`, always in full; 24 only as 24:00:00.
    mutating func time() throws(EDTFError) -> EDTF.Time {
        skip()
        let start = position
        let hour = try number(upTo: 24, .hour)
        let minute = try colonNumber(.minute)
        let second = try colonNumber(.second)
        guard hour < 24 || minute == 0 && second == 0 else { throw error(.hour, from: start) }
        return EDTF.Time(zone: try zone(), hourByte: UInt8(hour), minuteByte: UInt8(minute), secondByte: UInt8(second))
    }

    /// `["Z" | ("+"|"-") hh [":" mm]]`, within the offsets that are in use: -12:00 to +14:00.
    private mutating func zone() throws(EDTFError) -> EDTF.Time.Zone {
        if consume("Z") { return .utc }
        let start = position
        let isNegative = consume("-")
        guard isNegative || consume("+") else { return .local }
        let hours = try number(upTo: 14, .zone)
        let hasMinutes = next == UInt8(ascii: ":")
        let minutes = hours * 60 + (hasMinutes ? try colonNumber(.minute) : 0)
        guard isNegative ? (1...720).contains(minutes) : minutes <= 840 else { throw error(.zone, from: start) }
        let sign = isNegative ? -1 : 1
        return hasMinutes ? .minutes(Int16(sign * minutes)) : .hours(Int8(sign * hours))
    }

    private mutating func colonNumber(_ expected: EDTFError.Expected) throws(EDTFError) -> Int {
        guard consume(":") else { throw error(expected) }
        return try number(upTo: 59, expected)
    }

    private mutating func number(upTo limit: Int, _ expected: EDTFError.Expected) throws(EDTFError) -> Int {
        let start = position
        guard let number = try digits(2, expected).number, number <= limit else { throw error(expected, from: start) }
        return number
    }
}
