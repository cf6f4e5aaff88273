extension EDTF {
    /// What a source says of its own reliability. Qualifiers never widen the bounds.
    public struct Qualifier: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// `?`: the source may be wrong.
        public static let uncertain = Qualifier(rawValue: 1)
        /// `~`: the date is an estimate near the truth.
        public static let approximate = Qualifier(rawValue: 2)
        /// `%`: both.
        public static let both: Qualifier = [.uncertain, .approximate]

        init?(byte: UInt8) {
            switch byte {
            case UInt8(ascii: "?"): self = .uncertain
            case UInt8(ascii: "~"): self = .approximate
            case UInt8(ascii: "%"): self = .both
            default: return nil
            }
        }

        /// The notation; empty for no qualifier.
        var mark: String {
            switch self {
            case .uncertain: "?"
            case .approximate: "~"
            case .both: "%"
            default: ""
            }
        }
    }

    /// Which parts of a date a statement is about. A season stands in the month's place, and counts as one.
    public struct Components: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        public static let year = Components(rawValue: 1)
        public static let month = Components(rawValue: 2)
        public static let day = Components(rawValue: 4)
    }
}
