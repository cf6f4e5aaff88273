/// Who takes part in an agreement: the parties that were registered, and those that have acted since as a party does.
///
/// Under a bilateral form there are two parties. Nobody becomes one by ending or suspending what others agreed on, nor by signing
/// or joining what two others share: whoever does so without being one has done nothing. Under a multilateral form every act tells of a part, so that a withdrawal is known of a
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
        let named = roll.named.map(knowledge.canonical).uniqued()
        let registered = (registration?[AgreementRegistered.self].parties ?? []).map(knowledge.canonical).uniqued()
        let isClosed = form == .bilateral && registration != nil
        all = isClosed ? Array(named.prefix(max(2, registered.count))) : named
        records = Set(all)
    }

    func contains(_ party: PartyID) -> Bool { records.contains(canonical(party)) }

    /// Whether an event speaks of an act that only a party can do, by somebody who is none, perhaps beside others. Where no
    /// registration counts, nobody knows who is.
    func namesOutsider(_ event: Event) -> Bool {
        guard form == .bilateral, registration != nil, AgreementRoll.partyEvidenceTypes.contains(event.type),
            event.type != AgreementRegistered.type
        else { return false }
        return event.actingParties.contains { !contains($0) }
    }

    /// Whether nobody but outsiders acted: then it counts for nothing. Of a signature by several those of parties do.
    func isActOfOutsider(_ event: Event) -> Bool {
        namesOutsider(event) && !event.actingParties.contains(where: contains)
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
