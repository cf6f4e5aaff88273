/// Who takes part in an agreement: the parties that were registered, and those that have acted since as a party does.
///
/// Under a bilateral form nobody becomes a party by ending or suspending what others agreed on: whoever does so without
/// being one has done nothing. Under a multilateral form every act tells of a part, so that a withdrawal is known of a
/// party whose accession nobody recorded.
public struct AgreementParties {
    /// What made the agreement known; `nil` where that does not count any more.
    let registration: Event?
    let form: AgreementForm
    /// The registered, then those that events name, under the records that stand for them.
    public let all: [PartyID]
    private let records: Set<PartyID>
    private let canonical: (PartyID) -> PartyID

    /// - Parameter facts: those about the agreement, in the order of the log.
    init(_ facts: [Event], in knowledge: KnownEvents) {
        let roll = AgreementRoll(facts)
        registration = roll.registration
        form = roll.form
        canonical = knowledge.canonical
        all = roll.named.map(knowledge.canonical).uniqued()
        records = Set(all)
    }

    func contains(_ party: PartyID) -> Bool { records.contains(canonical(party)) }

    /// Whether an event speaks of an act that only a party can do, by somebody who is none. Where no registration counts,
    /// nobody knows who is.
    func isActOfOutsider(_ event: Event) -> Bool {
        guard form == .bilateral, registration != nil, Self.typesThatNeedOne.contains(event.type) else { return false }
        return event.actingParties.contains { !contains($0) }
    }

    /// What only a party can do, or be seen in.
    static let typesThatNeedOne: Set = [
        AgreementEnded.type, AgreementSuspended.type, AgreementResumed.type, AgreementAffirmed.type,
    ]

    /// Whoever is seen to have gone so far, without having ended anything, is a party.
    static let affirmationsThatJoin: Set<AffirmedStatus> = [.signed, .provisionallyApplied]
}

extension KnownEvents {
    /// Who takes part in an agreement, as far as is known.
    public func parties(of agreement: AgreementID) -> AgreementParties {
        AgreementParties(facts(about: .agreement(agreement)), in: self)
    }
}

extension Event {
    /// The parties whose act an event about an agreement tells of.
    var actingParties: [PartyID] {
        type == AgreementSigned.type
            ? self[AgreementSigned.self].parties ?? []
            : self[AgreementFields.self].party.map { [$0] } ?? []
    }

    /// Whether under a multilateral form it ends the part of the party that it names, and not the whole.
    var isPartsEnding: Bool {
        let mode = self[AgreementEnded.self].mode
        return mode == .withdrawal || (mode == nil && !actingParties.isEmpty)
    }
}
