import Projections
import Vocabulary

/// Finds out which subjects each event bears on: of which something else may be believed once it is recorded.
///
/// Rather too many than too few: a subject that turns out to be as before costs a fold, one that is left out would be wrong.
/// It goes along the log, and keeps in memory what the events told that it has seen; only of earlier ones it asks the index.
struct BearingReader {
    private let ledger: Ledger
    private let index: Index
    var numbers: SubjectNumbers
    /// The subjects that facts may tell of.
    private var accounts: Accounts
    /// Which parties are one up to here, and which ever were.
    private var merges: Merges
    private var aliases = Aliases()

    init(_ ledger: Ledger, from start: Int) throws {
        self.ledger = ledger
        index = try ledger.index
        accounts = Accounts(from: start)
        numbers = try SubjectNumbers(index)
        let known = try Self.merges(in: ledger, before: start)
        merges = known.merges
        aliases.add(known.events)
    }

    /// - Parameter event: the next one.
    mutating func bearing(of event: Event) throws -> Bearing {
        if event.definition != nil, event.isControl { return try bearing(ofControl: event) }
        if event.isIdentity { return try bearing(ofIdentity: event) }
        let told = try merges.subjects(of: event).map { (event.seq, try numbers.number(of: $0.key)) }
        return try bearing(of: event, on: [event.seq], telling: told)
    }

    /// Who a party is and where a source has its words from bears on all that names them.
    private mutating func bearing(ofIdentity event: Event) throws -> Bearing {
        // A description without names shows in no state.
        let isSilent = event.type == PartyDescribed.type && event.definition != nil && event.partyNames.isEmpty
        if isSilent { return try bearing(of: event, on: [], telling: []) }
        let isMerge = event.type == PartyMerged.type
        if isMerge { aliases.add(event) }
        let facts = try facts(naming: [event], before: event.seq)
        guard isMerge else { return try bearing(of: event, on: facts, telling: []) }
        if event.definition != nil && event.isAsserted { merges.add(event) }
        return try bearing(of: event, on: facts, telling: retold(facts.filter { try isOfParties($0) }, by: event))
    }

    /// What is corrected, retracted, linked or preferred, through other control events too.
    private mutating func bearing(ofControl event: Event) throws -> Bearing {
        let targets = try targets(of: event)
        let seqs = Set(targets.map(\.seq))
        let forms = try forms(of: targets.filter(\.isIdentity), around: event)
        for form in forms where form.type == PartyMerged.type { aliases.add(form) }
        let named = try facts(naming: forms, before: event.seq)
        guard targets.contains(where: { $0.type == PartyMerged.type }) else {
            let told = event.mayMoveFacts ? try retold(seqs, by: event) : []
            return try bearing(of: event, on: named.union(seqs), telling: told)
        }
        merges = try Self.merges(in: ledger, before: event.seq + 1).merges
        return try bearing(
            of: event, on: named.union(seqs),
            telling: retold(seqs.union(named.filter { try isOfParties($0) }), by: event))
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
        of event: Event, on facts: Set<Int>, telling told: [(seq: Int, subject: Int)]
    ) throws -> Bearing {
        for (seq, subject) in told {
            let known = try subjects(toldOfBy: seq)
            if !known.contains(subject) { accounts.set(known + [subject], of: seq) }
        }
        var subjects: Set<Int> = []
        for fact in facts { subjects.formUnion(try self.subjects(toldOfBy: fact)) }
        return Bearing(seq: event.seq, subjects: subjects, accounts: told, isUnread: event.definition == nil)
    }

    /// What an event that was read, or is in the index, may tell of.
    private mutating func subjects(toldOfBy seq: Int) throws -> [Int] {
        if let known = accounts[seq] { return known }
        let subjects = try index.subjects(toldOfBy: seq)
        accounts.set(subjects, of: seq)
        return subjects
    }

    /// What the facts tell of once the event is known, which may be others than before.
    private mutating func retold(_ facts: Set<Int>, by event: Event) throws -> [(seq: Int, subject: Int)] {
        guard !facts.isEmpty else { return [] }
        let seqs = facts.union([event.seq]).sorted()
        let now = Knowledge(try ledger.closure(of: seqs, upTo: event.seq + 1, withIdentities: false))
        return try (now.facts + now.notApplied).filter { facts.contains($0.seq) }.flatMap { fact in
            try merges.subjects(of: fact).map { (fact.seq, try numbers.number(of: $0.key)) }
        }
    }

    /// Whether a fact tells of something that is known by its parties alone, and so another's once they are.
    private mutating func isOfParties(_ seq: Int) throws -> Bool {
        try subjects(toldOfBy: seq).contains { try numbers.name(of: $0).isOfParties }
    }

    /// The earlier events that name a party, or cite a source, of which events of identity tell.
    private func facts(naming events: [Event], before seq: Int) throws -> Set<Int> {
        let named = Set(events.flatMap(Mention.all).filter(\.tellsIdentity).map(\.target))
        guard !named.isEmpty else { return [] }
        return Set(try index.seqs(mentioning: aliases.all(of: named)).prefix { $0 < seq })
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

    /// All merges before an event, and what controls them.
    private static func merges(in ledger: Ledger, before seq: Int) throws -> Knowledge {
        let seqs = try ledger.index.seqs(ofType: PartyMerged.type).filter { $0 < seq }
        return Knowledge(try ledger.closure(of: seqs, upTo: seq, withIdentities: false))
    }
}

extension Event {
    /// Whether what it controls may come to tell of something else: not by another date or source, nor by a preference.
    fileprivate var mayMoveFacts: Bool {
        switch type {
        case FactCorrected.type: changesMeaning
        case FactRetracted.type: true
        default: false
        }
    }
}

extension String {
    /// Whether a subject's key is of one that has no id of its own. See `Subject.key`.
    fileprivate var isOfParties: Bool { hasPrefix("membership:") || hasPrefix("office:") }
}
