import Testing

@testable import Domain

/// Every kind of problem has a test that provokes it. The list is checked by the compiler in `Problem.Kind.name`.
@Suite struct EveryProblemTests {
    /// Found by `Invariants`, in `AdmissionTests`.
    private let needTheLedger: Set = [
        "notRegistered", "taken", "noSuchEvent", "onlyAtStart", "onlyByRotation", "pseudonymMerged", "mergeCycle",
        "mergeAlready",
        "correctedInvalid", "registrationFixed", "noSuchTarget", "ledgerFixed", "noParty",
    ]

    /// Found where the line is made, by the ledger.
    private let needTheLine: Set = ["tooLong", "idTaken", "badMoment"]

    private let all: Set = [
        "unknownType", "newerVersion", "unknownField", "setByLog", "missing", "wrongKind", "emptyText",
        "controlCharacter", "emptyList", "notOneOf", "badSlug", "badEventID", "badReference", "badMeasure",
        "badInteger",
        "badAnchor", "badKey", "badDate", "badMoment", "severalDays", "datedControl", "undated",
        "notWhole",
        "badPointer",
        "fixedPointer", "tooLong", "tooDeep", "notRegistered", "taken", "noSuchEvent", "idTaken", "needsOneOf",
        "onlyAtStart", "onlyByRotation", "selfReference", "pseudonymMerged", "mergeCycle", "mergeAlready",
        "reasonRequired",
        "preferredNotAmong", "tooFewEvents", "fulfilledByItself", "correctedInvalid", "registrationFixed",
        "noSuchTarget", "ledgerFixed", "noParty",
    ]

    @Test func everyKindThatNeedsNoLedgerIsAmongTheRefusals() {
        let tried = ValidationTests.refusals.flatMap(\.expected).compactMap {
            $0.split(separator: " ").last.map(String.init)
        }
        #expect(Set(tried) == all.subtracting(needTheLedger).subtracting(needTheLine))
    }
}
