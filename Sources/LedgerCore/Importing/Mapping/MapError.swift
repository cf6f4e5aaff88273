import CanonicalJSON
import Domain

/// What is wrong with a map of a change log.
public struct MapError: Error, Sendable {
    /// A JSON Pointer into the map.
    public let pointer: String
    public let kind: Kind

    public enum Kind: Sendable {
        case notJSON(JSONError)
        case missing
        case unknownKey(known: [String])
        /// Another kind of JSON value belongs here.
        case wrongKind(expected: String)
        case notOneOf(String, choices: [String])
        case badSlug(String)
        case unknownType(String, similar: [String])
        /// Braces that are not closed, or enclose nothing.
        case badTemplate(String)
        /// A party of an event that the map's `parties` do not describe.
        case unknownParty(String, known: [String])
        /// A type that must have a date, without one; or the other way round, or a span where a day belongs.
        case badOccurrence
        /// The event that stands for a record, made only on a condition: then nothing would hold the record's row.
        case conditionalRecord
        /// A field that no cell can fill.
        case notFillable
        /// A field of the source that no event could have.
        case badField(Problem)
    }
}
