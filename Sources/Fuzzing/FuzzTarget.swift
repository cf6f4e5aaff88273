/// A reader under test, with inputs that it accepts and what must hold of any input.
public struct FuzzTarget: Sendable {
    public let name: String

    /// Inputs to start from; mutations of them reach deeper than random bytes do.
    public let seeds: [[UInt8]]

    /// Reads an input that may be anything. Refusing it is fine; what is returned says what must not have happened.
    public let check: @Sendable (_ input: [UInt8]) -> Violation?

    /// A property that an input breaks.
    public struct Violation: Error, Hashable, Sendable {
        public let property: String

        public init(_ property: String) {
            self.property = property
        }
    }

    public init(_ name: String, seeds: [[UInt8]], check: @escaping @Sendable (_ input: [UInt8]) -> Violation?) {
        self.name = name
        self.seeds = seeds
        self.check = check
    }
}
