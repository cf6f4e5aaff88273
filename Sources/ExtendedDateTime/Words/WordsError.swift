/// Why words could not be read as a date.
public struct WordsError: Error, Hashable, Sendable {
    /// What was to be read.
    public let words: String
    /// The first word that could not be understood where it stands; empty if more was expected after the last one.
    public let found: String
    /// Why the words are no date.
    public let reason: Reason

    /// Why words are no date.
    public enum Reason: Error, Hashable, Sendable {
        case notUnderstood
        /// A day that its month does not have.
        case noSuchDay
        /// The end is before the start.
        case reversed
        /// The date, or the anchor, lies outside of the years -9999 to 9999.
        case outOfRange
        /// What is meant depends on which day of the anchor it was said, and cannot be put in one value.
        case anchorTooVague
    }
}
