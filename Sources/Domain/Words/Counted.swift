extension Int {
    /// The number with a noun: `1 event`, `2 events`, `3 parties`.
    ///
    /// - Parameter plural: where it is not made by an s.
    public func of(_ noun: String, _ plural: String? = nil) -> String {
        "\(self) \(self == 1 ? noun : plural ?? noun + "s")"
    }
}

extension Int {
    /// The form of a verb that goes with so many: `is` or `are`.
    public func verb(_ one: String, _ several: String) -> String { self == 1 ? one : several }
}

extension String {
    /// With the article before it: `a city`, `an organisation`, `a unit`.
    public var withArticle: String {
        let isVowel = first.map("aeiou".contains) ?? false
        // These begin as “you” does.
        let isConsonant = ["uni", "use", "eu"].contains(where: hasPrefix)
        return (isVowel && !isConsonant ? "an " : "a ") + self
    }
}
