import ExtendedDateTime

/// One thing that is wrong with a draft. Checks collect problems; they do not throw.
///
/// A problem holds facts; `message` makes the sentences.
public struct Problem: Error, Sendable {
    /// A JSON Pointer into the draft: `/data/agreement`. Empty for the draft as a whole.
    public let path: String
    public let kind: Kind

    public init(_ path: String, _ kind: Kind) {
        self.path = path
        self.kind = kind
    }

    public enum Kind: Sendable {
        // What the definition of the type says.
        case unknownType(String, similar: [String])
        case newerVersion(Int, known: Int)
        case unknownField(String, similar: [String])
        /// A key that the log sets stands in a draft.
        case setByLog(String)
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
        /// Neither a date nor a reference, where one of the two belongs.
        case badAnchor(String)
        /// The name of a code system or another free key that is not `[a-z][a-z0-9_]*`.
        case badKey(String)
        case badDate(String, EDTFError)
        case badMoment(String)
        /// An interval or a set of several days stands where one day belongs.
        case severalDays(String)
        /// `on` is given for a type that is about the ledger, not about the world.
        case datedControl
        case undated
        /// A number with a fraction, or beyond 2^53 - 1.
        case notWhole
        case badPointer(String)
        case fixedPointer(String)
        case tooLong(bytes: Int, limit: Int)
        case tooDeep

        // What the ledger knows.
        case notRegistered(Namespace, String, similar: [String])
        case taken(Namespace, String, by: EventID)
        case noSuchEvent(String)
        case idTaken(String)

        // Rules of single types.
        case needsOneOf([String])
        case onlyAtStart
        /// A change of the ledger's key that the ledger did not write itself.
        case onlyByRotation
        case selfReference
        /// What it says cannot be so; with what to do.
        case doubted(String, advice: String)
        case pseudonymMerged(String)
        case mergeCycle(String)
        case mergeAlready(String, into: String)
        case reasonRequired
        case preferredNotAmong
        /// A preference between events that make no claim about one and the same thing.
        case noRival(String, of: String)
        /// A preference of a claim that an event of the type does not make.
        case noClaim(field: String, type: String)
        case tooFewEvents
        case fulfilledByItself
        case correctedInvalid([Problem])
        case registrationFixed(String)
        case noSuchTarget(String)
        /// An act that only a party can do, told of somebody who is none.
        case noParty(String, of: String, parties: [String])
        /// A correction or retraction of an event that tells of the ledger itself.
        case ledgerFixed(String)
        /// A correction would move another correction, or a retraction, to another event.
        case amendmentFixed
        /// What was signed off has more events, or fewer, than the log had then.
        case sizeNeverHad(Int, now: Int)
    }
}
