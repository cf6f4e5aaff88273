import Domain

/// What learned bears on, through the control events that it speaks of: each event and each identity with the causes of all
/// the learned that reaches it, found in one go for all of the learned.
struct ControlClosure {
    private let events: [Int: Event]
    private var causes: [Int: Set<Cause>] = [:]
    /// Of the parties and sources that reached events say who or what they are.
    private var causesByReference: [Reference: Set<Cause>] = [:]

    init(of learned: [(event: Event, cause: Cause)], in knowledge: KnownEvents) {
        events = Dictionary(knowledge.events.map { ($0.seq, $0) }, uniquingKeysWith: { first, _ in first })
        let seqs = Dictionary(knowledge.events.map { ($0.id, $0.seq) }, uniquingKeysWith: { first, _ in first })
        for (event, cause) in learned { spread(cause, from: event, seqs) }
        for (seq, causes) in causes where events[seq]?.isIdentity == true {
            for reference in identities(namedBy: [seq]) { causesByReference[reference, default: []].formUnion(causes) }
        }
    }

    /// To the event itself and, of a control event, to what it controls, down to what is none; no further than to where
    /// learned of the same cause has come already.
    private mutating func spread(_ cause: Cause, from event: Event, _ seqs: [EventID: Int]) {
        var open = [event]
        while let next = open.popLast() {
            guard causes[next.seq, default: []].insert(cause).inserted else { continue }
            for mention in next.isControl ? Mention.all(in: next) : [] {
                guard case .event(let id) = mention.target, let target = seqs[id].flatMap({ events[$0] }) else {
                    continue
                }
                open.append(target)
            }
        }
    }

    /// The causes of the learned that bears on some events, or on who the parties and sources are that they name.
    func causes(of seqs: Set<Int>) -> [Cause] {
        var found = seqs.reduce(into: Set<Cause>()) { $0.formUnion(causes[$1] ?? []) }
        for reference in identities(namedBy: seqs) { found.formUnion(causesByReference[reference] ?? []) }
        return Cause.allCases.filter(found.contains)
    }

    private func identities(namedBy seqs: Set<Int>) -> Set<Reference> {
        Set(seqs.compactMap { events[$0] }.flatMap(Mention.all).map(\.target).filter(\.hasIdentity))
    }
}
