extension EDTF {
    /// A year that is not just four digits: long (`Y170000002`), with an exponent (`Y-17E7`), or with a number of
    /// significant digits (`1950S2`, some year of 1900 to 1999, estimated to be 1950).
    public struct Year: Hashable, Sendable {
        /// The digits as written, signed; for `Y-17E7`, -17.
        let coefficient: Int
        /// The power of ten; 0 if none is written.
        let exponent: UInt8
        /// How many digits are significant; 0 if nothing is said.
        let significant: UInt8
        /// Whether it is written with `Y`.
        let isLong: Bool

        /// The year, astronomical: of those allowed by the significant digits, the estimate.
        public var estimate: Int { coefficient * Self.powerOfTen(Int(exponent)) }

        /// The years that the significant digits allow. Leading zeros are not significant: `0050S1` is 0050 to 0059.
        public var range: ClosedRange<Int> {
            let magnitude = abs(estimate)
            let digits = (1...16).first { magnitude < Self.powerOfTen($0) } ?? 16
            guard significant > 0, significant < digits else { return estimate...estimate }
            let step = Self.powerOfTen(digits - Int(significant))
            let low = magnitude / step * step
            let high = low + step - 1
            return estimate < 0 ? -high ... -low : low...high
        }

        /// Ten to a power of at most 16.
        static func powerOfTen(_ power: Int) -> Int {
            (0..<power).reduce(1) { value, _ in value * 10 }
        }
    }
}
