/// Why words could not be read as a date.
public struct WordsError: Error, Hashable, Sendable {
    /// What was to be read.
    public let words: String
    /// The first word that could not be understood where it stands; empty if more was expected after the last one.
    public let found: String
    public let reason: Reason

    public enum Reason: Hashable, Sendable {
        case notUnderstood
        /// A day that its month does not have.
        case noSuchDay
        /// The end is before the start.
        case reversed
        /// The date lies outside of the years -9999 to 9999, or the anchor is infinite.
        case outOfRange
    }
}
