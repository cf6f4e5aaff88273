import CanonicalJSON
import ExtendedDateTime

/// One line of a change log: what was done to one record of a register.
public struct Revision: Sendable {
    /// Where it stands in the file, from 1.
    public let line: Int
    public let record: String
    public let operation: Operation

    public enum Operation: Sendable {
        /// With the row as it was written, empty cells included.
        case insert(JSONObject)
        /// One field; `before` is `nil` where the table does not say, empty where there was nothing.
        case update(field: String, before: String?, after: String)
        /// With the last row, where the table says it.
        case delete(before: RegisterRow?)
    }
}

/// What one author did at one moment for one reason: a commit, a transaction, an edition.
public struct Change: Sendable {
    public let id: String
    public let author: String
    public let reason: String
    /// When it was made, in UTC.
    public let time: UTCInstant
    public internal(set) var revisions: [Revision]
}
