import Projections
import Vocabulary

/// Finds out which subjects each event bears on: of which something else may be believed once it is recorded.
///
/// Rather too many than too few: a subject that turns out to be as before costs a fold, one that is left out would be wrong.
struct BearingReader {
    private let ledger: Ledger
    /// The accounts of this batch, which the index does not have yet.
    private var accounts: [Int: Set<String>] = [:]
    /// Which parties are one up to here; `nil` where that has to be found out anew.
    private var merges: Knowledge?

    init(_ ledger: Ledger) {
        self.ledger = ledger
    }

    /// - Parameter event: the next one; all in front of it are in the index or were read before.
    mutating func bearing(of event: Event) throws -> Bearing {
        if event.definition != nil, event.isControl { return try bearing(ofControl: event) }
        if event.isIdentity { return try bearing(ofIdentity: event) }
        let told = try parties(before: event.seq).subjects(of: event).map { (event.seq, $0.key) }
        return try bearing(of: event, on: [event.seq], telling: told)
    }

    /// Who a party is and where a source has its words from bears on all that names them.
    private mutating func bearing(ofIdentity event: Event) throws -> Bearing {
        // A description without names shows in no state.
        let isSilent = event.type == PartyDescribed.type && event.definition != nil && event.partyNames.isEmpty
        if isSilent { return try bearing(of: event, on: [], telling: []) }
        let facts = try facts(naming: [event], before: event.seq)
        guard event.type == PartyMerged.type else { return try bearing(of: event, on: facts, telling: []) }
        merges = nil
        return try bearing(of: event, on: facts, telling: retold(facts, by: event))
    }

    /// What is corrected, retracted, linked or preferred, through other control events too.
    private mutating func bearing(ofControl event: Event) throws -> Bearing {
        let targets = try targets(of: event)
        let seqs = Set(targets.map(\.seq))
        let named = try facts(naming: forms(of: targets.filter(\.isIdentity), around: event), before: event.seq)
        let isOfMerge = targets.contains { $0.type == PartyMerged.type }
        if isOfMerge { merges = nil }
        let told = try retold(isOfMerge ? named.union(seqs) : seqs, by: event)
        return try bearing(of: event, on: named.union(seqs), telling: told)
    }

    /// Events as stored, as they counted before a control event, and as they count since: each may name another party.
    private func forms(of targets: [Event], around event: Event) throws -> [Event] {
        guard !targets.isEmpty else { return [] }
        let seqs = targets.map(\.seq)
        let before = Knowledge(try ledger.closure(of: seqs, upTo: event.seq))
        let after = Knowledge(try ledger.closure(of: seqs + [event.seq], upTo: event.seq + 1))
        return targets + seqs.flatMap { [before.fact(at: $0), after.fact(at: $0)].compactMap(\.self) }
    }

    private mutating func bearing(
        of event: Event, on facts: Set<Int>, telling told: [(seq: Int, subject: String)]
    ) throws -> Bearing {
        for (seq, subject) in told { accounts[seq, default: []].insert(subject) }
        var subjects = try index.subjects(toldOfBy: facts.filter { $0 < event.seq })
        for fact in facts { subjects.formUnion(accounts[fact] ?? []) }
        return Bearing(seq: event.seq, subjects: subjects, accounts: told, isUnread: event.definition == nil)
    }

    private var index: Index { get throws { try ledger.index } }

    /// What the facts tell of once the event is known, which may be others than before.
    private mutating func retold(_ facts: Set<Int>, by event: Event) throws -> [(seq: Int, subject: String)] {
        let seqs = facts.union([event.seq]).sorted()
        let now = Knowledge(try ledger.closure(of: seqs, upTo: event.seq + 1, withIdentities: false))
        let parties = try parties(before: event.seq + 1)
        return (now.facts + now.notApplied).filter { facts.contains($0.seq) }.flatMap { fact in
            parties.subjects(of: fact).map { (fact.seq, $0.key) }
        }
    }

    /// The earlier events that name a party, or cite a source, of which events of identity tell.
    private func facts(naming events: [Event], before seq: Int) throws -> Set<Int> {
        let named = events.flatMap(Mention.all).filter(\.tellsIdentity).map(\.target)
        guard !named.isEmpty else { return [] }
        return Set(try index.seqs(mentioning: ledger.aliases(of: Set(named), seq + 1)).filter { $0 < seq })
    }

    /// The events that a control event speaks of, and those that these speak of, down to what is no control event.
    private func targets(of event: Event) throws -> [Event] {
        var found: [Int: Event] = [:]
        var open = [event]
        while let next = open.popLast() {
            for mention in Mention.all(in: next) {
                guard case .event(let id) = mention.target, let seq = try index.seq(of: id), seq < event.seq,
                    found[seq] == nil
                else { continue }
                let target = try ledger.event(at: seq)
                found[seq] = target
                if target.isControl { open.append(target) }
            }
        }
        return found.values.filter { !$0.isControl }.sorted { $0.seq < $1.seq }
    }

    /// Which parties are one, before an event.
    private mutating func parties(before seq: Int) throws -> Knowledge {
        if let merges { return merges }
        let seqs = try index.seqs(ofType: PartyMerged.type).filter { $0 < seq }
        let knowledge = Knowledge(try ledger.closure(of: seqs, upTo: seq, withIdentities: false))
        merges = knowledge
        return knowledge
    }
}
