import CanonicalJSON

extension Invariants {
    /// Only a party can end, suspend or resume a bilateral agreement, or be seen to be in it.
    ///
    /// What the source itself does not assert changes no state, and may be told of anybody.
    static func outsiderProblems(
        _ draft: JSONView, of definition: Definition, _ registry: some CommandContext
    ) throws -> [Problem] {
        guard AgreementParties.typesThatNeedOne.contains(definition.type), draft["modality"] == nil,
            let party = PartyID?(reading: draft["data"]?["party"])
        else { return [] }
        let agreement = AgreementID(reading: draft["data"]?["agreement"])
        guard let registration = try registration(of: agreement, registry),
            registration[AgreementRegistered.self].form == .bilateral
        else { return [] }
        let registered = registration[AgreementRegistered.self].parties
        if registered.contains(party) { return [] }
        // It may have acted as a party since, or be one under another record: that takes the whole story to tell.
        let known = try registry.roll(of: agreement)
        let isJoining = definition.type == AgreementAffirmed.type && joins(draft["data"])
        guard known.registration != nil, !isJoining else { return [] }
        let limit = max(2, try registered.map { try registry.canonical($0) }.uniqued().count)
        let parties = try known.named.map { try registry.canonical($0) }.uniqued().prefix(limit)
        guard try !parties.contains(registry.canonical(party)) else { return [] }
        return [Problem("/data/party", .noParty(party.text, of: agreement.text, parties: parties.map(\.text)))]
    }

    /// What made the agreement known, as corrected.
    private static func registration(of agreement: AgreementID, _ registry: some CommandContext) throws -> Event? {
        guard let id = try registry.registration(of: .agreement, agreement.text), let event = try registry.event(id),
            event.type == AgreementRegistered.type
        else { return nil }
        return try registry.standing(event)
    }

    private static func joins(_ data: JSONView?) -> Bool {
        AgreementParties.affirmationsThatJoin.contains(AffirmedStatus(reading: data?["status"]))
    }
}
