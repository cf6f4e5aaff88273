import Vocabulary

/// What events bear on, through the control events that they speak of.
struct Reach {
    private let events: [Int: Event]
    private let seqs: [EventID: Int]

    init(_ knowledge: Knowledge) {
        events = Dictionary(knowledge.events.map { ($0.seq, $0) }, uniquingKeysWith: { first, _ in first })
        seqs = Dictionary(knowledge.events.map { ($0.id, $0.seq) }, uniquingKeysWith: { first, _ in first })
    }

    /// The event itself and, of a control event, what it controls, down to what is none.
    func of(_ event: Event) -> Set<Int> {
        var found: Set = [event.seq]
        var open = [event]
        while let next = open.popLast() {
            for mention in next.isControl ? Mention.all(in: next) : [] {
                guard case .event(let id) = mention.target, let seq = seqs[id], found.insert(seq).inserted,
                    let target = events[seq]
                else { continue }
                open.append(target)
            }
        }
        return found
    }

    /// The parties and sources that events name.
    func identities(namedBy seqs: Set<Int>) -> Set<Reference> {
        Set(seqs.compactMap { events[$0] }.flatMap(Mention.all).map(\.target).filter(\.hasIdentity))
    }

    /// The parties and sources of which events say who or what they are.
    func identities(toldBy seqs: Set<Int>) -> Set<Reference> {
        identities(namedBy: seqs.filter { events[$0]?.isIdentity == true })
    }
}
