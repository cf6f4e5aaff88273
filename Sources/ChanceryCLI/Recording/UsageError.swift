import CanonicalJSON
import LedgerCore
import Domain

/// A command line that does not fit the syntax of its word, with everything that is wrong with it.
public struct UsageError: Error, Sendable {
    public let word: String
    public let faults: [UsageFault]

    init(_ word: String, _ faults: [UsageFault]) {
        self.word = word
        self.faults = faults
    }

    /// The exit code of a wrong use: EX_USAGE of sysexits.h.
    public static let exitCode: Int32 = 64
}

/// One thing that is wrong with a command line.
public struct UsageFault: Error, Sendable {
    /// The option or argument; empty where there is none to point at.
    public let place: String
    public let kind: Kind

    init(_ place: String, _ kind: Kind) {
        self.place = place
        self.kind = kind
    }

    public enum Kind: Sendable {
        case unknownWord(String, similar: [String])
        /// The type has a command of its own.
        case notRecordable(String)
        case unknownOption(String, similar: [String])
        case missingValue(ValueKind)
        case doubled
        case extraArgument(String)
        case missing(Problem.Kind)
        /// What is missing for another reason than that the type needs it.
        case incomplete(String, hint: String)
        case notANumber(String)
        /// A whole number beyond those of JSON.
        case farNumber(String)
        case badJSON(JSONError)
        /// A part of an object in short form that its shape does not have.
        case unknownPart(String, similar: [String], RecordShape)
        case doubledPart(String)
        /// A code without `=`, or a correction without a pointer before it.
        case notAPair(ValueKind)
        case noSuchSeq(Int)
        /// Several things bear a name.
        case ambiguousName(String, [Candidate])
        /// Nothing of these kinds bears a name, and it cannot be an id; with whether the word makes a new thing known, and what
        /// is called nearly so.
        case unknownName(String, [Namespace], mayBeNew: Bool, near: [Candidate])
        /// The event under correction has no field of that name; with those that it can have.
        case noField(String, similar: [String], [String])
    }
}
