/// A reader under test, with inputs that it accepts and what must hold of any input.
public struct FuzzTarget: Sendable {
    public let name: String

    /// Inputs to start from; mutations of them reach deeper than random bytes do.
    public let seeds: [[UInt8]]

    /// Reads an input that may be anything.
    public let check: @Sendable (_ input: [UInt8]) -> Outcome

    public enum Outcome: Hashable, Sendable {
        /// The reader would not have it, which is always fine.
        case refused

        /// The reader took it, and everything holds that must.
        case held

        /// The reader took it, and the named property does not hold.
        case broken(String)
    }

    public init(_ name: String, seeds: [[UInt8]], check: @escaping @Sendable (_ input: [UInt8]) -> Outcome) {
        self.name = name
        self.seeds = seeds
        self.check = check
    }
}

extension FuzzTarget.Outcome {
    /// `held` when the condition is true, else the property is broken.
    static func check(_ property: String, _ condition: Bool) -> Self { condition ? .held : .broken(property) }
}
