import ExtendedDateTime
import Domain

/// Why the ledger knew more at a later moment: what kind of news an event was.
enum Cause: String, CaseIterable, Sendable {
    /// Something that happened since the earlier moment.
    case newFact = "new fact"
    /// Something that had already happened by then, and was not known.
    case lateFact = "late fact"
    case correction = "correction"
    case retraction = "retraction"
    case link = "link"
    case preference = "preference"
    case merge = "merge"
    /// A source or party was registered or described; a review was made.
    case record = "record"

    /// - Parameter since: the day of the earlier moment.
    init(_ event: Event, since: Day) {
        switch event.type {
        case FactCorrected.type: self = .correction
        case FactRetracted.type: self = .retraction
        case FactsLinked.type: self = .link
        case ClaimPreferred.type: self = .preference
        case PartyMerged.type: self = .merge
        default:
            guard let latest = event.on?.bounds.latest, latest.isFinite, !event.type.hasPrefix("review.") else {
                self = .record
                return
            }
            self = latest < since ? .lateFact : .newFact
        }
    }
}
