/// What a reader accepts beyond the grammar of RFC 8259, which is always enforced, as are valid UTF-8, unique keys
/// and whole surrogate pairs (RFC 7493, I-JSON).
public struct JSONRules: Hashable, Sendable {
    /// The longest text, in bytes; never more than 128 MiB. While a text is read its tape may take eight times as much.
    public var maximumBytes: Int

    /// The deepest nesting of arrays and objects: `1` is `{}`, `2` is `[{}]`. Reading takes no stack, but making a tree
    /// takes one call a level.
    public var maximumDepth: Int

    /// The bytes must already be their own RFC 8785 form.
    public var isCanonical = false

    /// Numbers are integers from -(2^53 - 1) to 2^53 - 1.
    public var integersOnly = false

    /// Strings hold no control characters (Unicode category Cc: C0, DEL and C1) but line feed and tab.
    public var refusesControls = false

    /// Keys, at every level, are identifiers: see `JSONView.Key.isIdentifier`.
    public var identifierKeys = false

    /// - Parameters:
    ///   - maximumBytes: the most bytes that a text may have.
    ///   - maximumDepth: the most arrays and objects within each other.
    public init(maximumBytes: Int, maximumDepth: Int) {
        self.maximumBytes = maximumBytes
        self.maximumDepth = maximumDepth
    }

    /// Any JSON text, in any form.
    public static let strict = JSONRules(maximumBytes: JSONRules.largestText, maximumDepth: 256)

    /// A JSON text that is its own RFC 8785 form.
    public static let canonical = strict.with { $0.isCanonical = true }

    /// A line of an append-only log: canonical, integers only, no control characters, at most 65,535 bytes and 32
    /// levels. Keys are left to the caller, because some objects are indexed by free text; `identifierKeys` adds them.
    public static let ledgerLine = JSONRules(maximumBytes: 65_535, maximumDepth: 32).with {
        $0.isCanonical = true
        $0.integersOnly = true
        $0.refusesControls = true
    }

    /// These rules after a change.
    public func with(_ change: (inout JSONRules) -> Void) -> JSONRules {
        var rules = self
        change(&rules)
        return rules
    }

    /// 128 MiB: positions and counts fit the tape's fields with room to spare.
    static let largestText = 1 << 27
}
