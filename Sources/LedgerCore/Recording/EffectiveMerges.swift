import Domain

/// The merges that stand after each event that an import takes in: of a party that was merged several times the last one.
struct EffectiveMerges {
    /// The merges of each party that count, in the order of the log.
    private var live: [PartyID: [(event: Event, into: PartyID)]] = [:]
    private var parties: [EventID: PartyID] = [:]
    /// The merges that something has amended since they were last looked at.
    private var changed: [EventID: Event] = [:]
    /// Who stands for whom; `nil` until somebody asks, once a merge counts no more.
    private var merges: Merges?

    /// - Parameter merges: as corrected, in the order of the log; not retracted.
    init(_ merges: [Event]) {
        for merge in merges { put(merge) }
    }

    /// Lets one more merge count, if it is asserted.
    ///
    /// - Parameter merge: as corrected.
    mutating func put(_ merge: Event) {
        guard merge.isAsserted else { return }
        let party = merge[PartyMerged.self].party
        let into = merge[PartyMerged.self].into
        let place = live[party]?.lastIndex { $0.event.seq < merge.seq }.map { $0 + 1 } ?? 0
        if live[party]?.isEmpty ?? true { merges?.add(merge) } else { merges = nil }
        live[party, default: []].insert((merge, into), at: place)
        parties[merge.id] = party
    }

    private mutating func remove(_ id: EventID) {
        guard let party = parties.removeValue(forKey: id) else { return }
        live[party]?.removeAll { $0.event.id == id }
        merges = nil
    }

    /// Something corrects or retracts a merge, or restores it.
    mutating func noteChange(of merge: Event) { changed[merge.id] = merge }

    /// - Parameter form: a merge as it is corrected; `nil` where it does not count.
    mutating func applyChanges(_ form: (Event) throws -> Event?) throws {
        for merge in changed.values {
            remove(merge.id)
            if let form = try form(merge) { put(form) }
        }
        changed = [:]
    }

    var hasChanged: Bool { !changed.isEmpty }

    func target(of party: PartyID) -> PartyID? { live[party]?.last?.into }

    mutating func canonical(_ party: PartyID) -> PartyID {
        let known = merges ?? Merges(live.compactMapValues(\.last?.into))
        merges = known
        return known.canonical(party)
    }
}
