import EDTF

/// One thing that is wrong with a draft. Checks collect problems; they do not throw.
public struct Problem: Error, Sendable {
    /// A JSON Pointer into the draft: `/data/agreement`.
    public let path: String
    public let kind: Kind

    public init(_ path: String, _ kind: Kind) {
        self.path = path
        self.kind = kind
    }

    public enum Kind: Sendable {
        case unknownType(String, similar: [String])
        case newerVersion(Int, known: Int)
        case unknownField(String, similar: [String])
        case missing(FieldDescription)
        case wrongKind(expected: ValueKind)
        case emptyText
        case controlCharacter
        case emptyList
        case notOneOf(String, choices: [String])
        case badSlug(String)
        case badEventID(String)
        case badReference(String)
        case badMeasure(String)
        case badInteger(atLeast: Int)
        case badDate(String, EDTFError)
        /// An interval or a set of several days stands where one day belongs.
        case severalDays(String)
        /// `on` is given for a type that is about the ledger, not about the world.
        case datedControl
        case undated
        case badPointer(String)
        case fixedPointer(String)
        case tooLong(bytes: Int, limit: Int)
        case tooDeep

        // Needs the ledger
        case notRegistered(Namespace, String, similar: [String])
        case taken(Namespace, String, by: EventID)
        case noSuchEvent(String)
        case idTaken(String)

        // Rules of single types
        case needsOneOf([String])
        case onlyAtStart
        case selfReference
        case pseudonymMerged(String)
        case mergeCycle(String)
        case mergeAlready(String, into: String)
        case reasonRequired
        case preferredNotAmong
        case tooFewEvents
        case fulfilledByItself
        case correctedInvalid([Problem])
        case registrationFixed(String)
        case noSuchTarget(String)
    }
}
