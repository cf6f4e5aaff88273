extension EDTF.Date {
    /// The qualifiers as written: left of a component, for that alone; right of it, for it and all that stands left of it.
    struct Qualifiers: Hashable, Sendable {
        /// Two bits each: year left, year right, month left, month right, day left, day right.
        private var marks: UInt16 = 0

        enum Side: UInt16 { case left, right }

        subscript(_ component: EDTF.Components, _ side: Side) -> EDTF.Qualifier {
            get { EDTF.Qualifier(rawValue: UInt8(marks >> Self.shift(component, side) & 3)) }
            set {
                marks &= ~(3 << Self.shift(component, side))
                marks |= UInt16(newValue.rawValue) << Self.shift(component, side)
            }
        }

        /// The place of a component's bits: year 0, month 4, day 8, the right side two higher.
        private static func shift(_ component: EDTF.Components, _ side: Side) -> UInt16 {
            UInt16(component.rawValue >> 1) * 4 + side.rawValue * 2
        }

        var isEmpty: Bool { marks == 0 }

        /// Whether there is none but on the whole.
        func areOnly(rightOf component: EDTF.Components) -> Bool {
            marks & ~(3 << Self.shift(component, .right)) == 0
        }

    }

    /// What is said of one component, by its own marks and by those that stand right of it.
    public func qualifier(of component: EDTF.Components) -> EDTF.Qualifier {
        var result = qualifiers[component, .left]
        for other in [EDTF.Components.year, .month, .day] where other.rawValue >= component.rawValue {
            result.formUnion(qualifiers[other, .right])
        }
        return result
    }

    /// The components that the qualifier is about.
    func components(qualified qualifier: EDTF.Qualifier) -> EDTF.Components {
        var result: EDTF.Components = []
        for component in [EDTF.Components.year, .month, .day] where components.contains(component) {
            if self.qualifier(of: component).contains(qualifier) { result.insert(component) }
        }
        return result
    }

    /// The same date with a qualifier on the whole added.
    func qualified(_ qualifier: EDTF.Qualifier) -> Self {
        var copy = self
        copy.qualifiers[lastComponent, .right].formUnion(qualifier)
        return copy
    }
}
