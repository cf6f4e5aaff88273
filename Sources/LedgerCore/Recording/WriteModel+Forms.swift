import Projections
import Domain

extension WriteModel {
    func merge(of party: PartyID) throws -> PartyID? {
        try settleMerges()
        return liveMerges?.target(of: party)
    }

    func canonical(_ party: PartyID) throws -> PartyID {
        try settleMerges()
        return liveMerges?.canonical(party) ?? party
    }

    private func settleMerges() throws {
        if liveMerges?.hasChanged ?? false, amended.isExact {
            var known = liveMerges
            // Nobody else holds it while it changes, so that it is not copied.
            liveMerges = nil
            try known?.applyChanges { merge in try isLive(merge) ? standing(merge) : nil }
            liveMerges = amended.isExact ? known : nil
        }
        if liveMerges?.hasChanged ?? true { liveMerges = try readMerges() }
    }

    private func readMerges() throws -> EffectiveMerges {
        let events = try eventsWithAmendments(of: merges) { try $0.index.seqs(ofType: PartyMerged.type) }
        return EffectiveMerges(KnownEvents(events).facts.filter { $0.type == PartyMerged.type })
    }

    func roll(of agreement: AgreementID) throws -> AgreementRoll {
        try rolls.applyChanges(standing) { addPartyEvidence(of: $0, by: $1) }
        if let known = rolls[agreement] { return known }
        let events = try eventsWithAmendments(of: partyEvidence[agreement] ?? []) {
            try $0.index.seqs(mentioning: [.thing(.agreement, agreement.text)])
        }
        let roll = AgreementRoll(of: agreement, in: events)
        rolls[agreement] = roll
        return roll
    }

    /// Some events with what corrects and retracts them.
    ///
    /// - Parameters:
    ///   - ids: of those that were taken in.
    ///   - seqs: the positions of those that the ledger has.
    private func eventsWithAmendments(of ids: [EventID], and seqs: (LedgerView) throws -> [Int]) throws -> [Event] {
        let stored = try view.map { try $0.readSet(of: seqs($0), withIdentities: false) } ?? []
        return try inOrder(stored + events(ids) + amendments(among: ids + stored.map(\.id)))
    }
}
