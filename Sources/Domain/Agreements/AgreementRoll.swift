/// Who takes part in an agreement by what events say of it: the parties that were registered, and those that have acted since
/// as a party does, under the ids by which events name them.
public struct AgreementRoll: Sendable {
    /// What made the agreement known; `nil` where that does not count any more.
    let registration: Event?
    let form: AgreementForm
    /// The registered, then those that events name, in the order of the log.
    private(set) var named: [PartyID]
    private var known: Set<PartyID>

    /// - Parameter facts: those about the agreement, in the order of the log.
    init(_ facts: [Event]) {
        registration = facts.first { $0.type == AgreementRegistered.type && $0.isAsserted }
        form = registration?[AgreementRegistered.self].form ?? .bilateral
        named = registration?[AgreementRegistered.self].parties ?? []
        known = Set(named)
        for fact in facts { add(fact) }
    }

    /// - Parameter events: those of `partyEvidenceTypes` about the agreement, and what corrects or retracts them.
    public init(of agreement: AgreementID, in events: [Event]) {
        self.init(KnownEvents(events).facts(about: .agreement(agreement)))
    }

    /// Adds who acts as a party in a later event, which is none that registers the agreement.
    public mutating func add(_ event: Event) {
        guard event.isAsserted, event.makesParty(under: form) else { return }
        for party in event.actingParties where known.insert(party).inserted { named.append(party) }
    }

    /// Whether it would be another one if the event had not been recorded, or reads otherwise from now on.
    public func dependsOn(_ event: Event) -> Bool {
        event.type == AgreementRegistered.type || event.makesParty(under: form)
    }

    /// The types of events that may tell who takes part.
    public static let partyEvidenceTypes: Set = [
        AgreementRegistered.type, AgreementSigned.type, AgreementConsented.type, AgreementProvisionallyApplied.type,
        AgreementEnteredIntoForce.type, AgreementAffirmed.type, AgreementSuspended.type, AgreementResumed.type,
        AgreementEnded.type,
    ]
}

extension Event {
    /// Whether whoever it tells of is a party from then on.
    fileprivate func makesParty(under form: AgreementForm) -> Bool {
        switch type {
        case AgreementSigned.type, AgreementConsented.type, AgreementProvisionallyApplied.type,
            AgreementEnteredIntoForce.type:
            true
        case AgreementAffirmed.type where form == .bilateral:
            AgreementParties.affirmationsThatJoin.contains(self[AgreementAffirmed.self].status)
        case AgreementAffirmed.type, AgreementSuspended.type, AgreementResumed.type: form == .multilateral
        case AgreementEnded.type: form == .multilateral && isPartsEnding
        default: false
        }
    }
}
