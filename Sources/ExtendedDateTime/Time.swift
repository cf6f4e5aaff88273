extension EDTF {
    /// A time of day, to the second. Bounds take no notice of it: a datetime counts by its day as written.
    public struct Time: Hashable, Sendable {
        /// 0-24; 24 only as 24:00:00, the end of the day.
        public var hour: Int { Int(hourByte) }
        /// 0 to 59.
        public var minute: Int { Int(minuteByte) }
        /// 0-59: leap seconds are not written.
        public var second: Int { Int(secondByte) }
        /// How the time stands to UTC, as far as it is said.
        public let zone: Zone

        let hourByte, minuteByte, secondByte: UInt8

        /// How far the written time is from UTC.
        public enum Zone: Hashable, Sendable {
            /// Nothing is written.
            case local
            /// `Z`.
            case utc
            /// `+05` or `-04`.
            case hours(Int8)
            /// `+04:30`: minutes in all, from -12:00 to +14:00, and never `-00:00`.
            case minutes(Int16)
        }
    }
}
