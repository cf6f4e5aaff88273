/// Whom an event about an agreement concerns.
enum AffectedParties {
    /// Every party, and the whole.
    case everybody
    /// The whole, and no party by itself.
    case whole
    case parties([PartyID])
    /// It says that somebody acted, not who.
    case nobody

    /// `form` decides what a party's act does to the others, never a count of parties.
    init(of event: Event, form: AgreementForm, _ revocations: Revocations) {
        switch event.type {
        case AgreementEnded.type: self = .ending(event, form)
        case AgreementAffirmed.type: self = .affirmation(event, form, revocations)
        case AgreementSigned.type, AgreementConsented.type, AgreementProvisionallyApplied.type,
            AgreementEnteredIntoForce.type, AgreementSuspended.type, AgreementResumed.type:
            self = .named(event.actingParties)
        default: self = .everybody
        }
    }

    private static func named(_ parties: [PartyID]) -> AffectedParties {
        parties.isEmpty ? .everybody : .parties(parties)
    }

    /// The withdrawal of one party ends a bilateral agreement, and only that party's part in a multilateral one.
    private static func ending(_ event: Event, _ form: AgreementForm) -> AffectedParties {
        let party = event.actingParties
        if form == .multilateral && event.modality == .negated { return party.isEmpty ? .whole : .parties(party) }
        guard form == .multilateral, event.isPartsEnding else { return .everybody }
        return party.isEmpty ? .nobody : .parties(party)
    }

    /// What one side of a bilateral agreement is seen to have, or to have no more, the other has too. A revocation
    /// concerns whom the ending did.
    private static func affirmation(
        _ event: Event, _ form: AgreementForm, _ revocations: Revocations
    ) -> AffectedParties {
        let status = event[AgreementAffirmed.self].status
        if form == .bilateral && (status == .inForce || status == .ended) { return .everybody }
        let party = event.actingParties
        guard party.isEmpty else { return .parties(party) }
        if let ending = revocations.ending(revokedBy: event) { return AffectedParties.ending(ending, form) }
        return form == .bilateral || status == .ended ? .everybody : .whole
    }
}
