import Domain
import EventStore
import Projections

/// The events at some positions with all that affects them: what corrects, retracts, links and prefers them, and who the
/// parties and what the sources are that they name. Only what was known.
struct ReadSet {
    private let view: LedgerView
    private let index: EventIndex
    private let asked: Set<Int>
    private let withIdentities: Bool
    private var found: [Int: Event] = [:]
    private var followed: Set<Reference> = []
    private var amended = AmendedForms()
    /// The positions that are read next.
    private var open: [Int]

    /// - Parameter withIdentities: whether parties and sources matter.
    init(of seqs: [Int], in view: LedgerView, withIdentities: Bool = true) throws {
        self.view = view
        self.withIdentities = withIdentities
        index = try view.index
        asked = Set(seqs)
        open = seqs.filter { $0 < view.size }
        while !open.isEmpty { try expand() }
    }

    /// The events, in the order of the log.
    var events: [Event] { found.values.sorted { $0.seq < $1.seq } }

    /// Reads what is open, and opens what that leads to.
    private mutating func expand() throws {
        let read = try view.events(at: open).map { (event: $0, mentions: Mention.all(in: $0)) }
        open = []
        for (event, _) in read { found[event.seq] = event }
        try followControls(read)
        guard withIdentities else { return keepUnread() }
        for (event, _) in read { amended.add(event) }
        try followIdentities(read)
        keepUnread()
        guard open.isEmpty else { return }
        // A correction names others than the event that it corrects. All that amends what is there is there, too.
        let forms = amended.takeChangedForms(orElse: { Self.corrected(found.values) })
        try followIdentities(forms.map { ($0, Mention.all(in: $0)) })
        keepUnread()
    }

    /// To what a control event speaks of, and from an event to those that speak of it.
    private mutating func followControls(_ read: [(event: Event, mentions: [Mention])]) throws {
        var ids: Set<Reference> = []
        for (event, mentions) in read {
            if followed.insert(.event(event.id)).inserted { ids.insert(.event(event.id)) }
            for mention in event.isControl ? mentions : [] {
                if case .event(let id) = mention.target, let seq = try index.seq(of: id) { open.append(seq) }
            }
        }
        open += try index.seqs(mentioning: ids, identityOnly: false)
    }

    /// To the events that say who the parties and what the sources are.
    private mutating func followIdentities(_ read: [(event: Event, mentions: [Mention])]) throws {
        var named: Set<Reference> = []
        for (event, mentions) in read {
            for mention in mentions where mention.target.hasIdentity {
                guard asked.contains(event.seq) || mention.matters(in: event) else { continue }
                if followed.insert(mention.target).inserted { named.insert(mention.target) }
            }
        }
        open += try index.seqs(mentioning: named, identityOnly: true)
    }

    private mutating func keepUnread() {
        open = Set(open).filter { $0 < view.size && found[$0] == nil }.sorted()
    }

    /// Those of some events that others of them correct, as corrected.
    static func corrected(_ events: some Collection<Event>) -> [Event] {
        let corrected = Set(events.filter { $0.type == FactCorrected.type }.map { $0[FactCorrected.self].target })
        guard !corrected.isEmpty else { return [] }
        let stating = events.filter { $0.isControl || corrected.contains($0.id) }
        let known = KnownEvents(stating.sorted { $0.seq < $1.seq })
        return known.facts + known.notApplied
    }
}

extension Mention {
    /// Whether who or what it names matters to those who only ask who the event's own party is, or what its source: to whom
    /// it was merged, within what it lies, whose words they are; of the end of a party, which ends what it took part in, all.
    ///
    /// Else each party would lead on to whoever its sources and its descriptions name, and so to most of a ledger.
    fileprivate func matters(in event: Event) -> Bool {
        guard event.isIdentity, event.type != PartyEnded.type else { return true }
        return isIdentifying || path == "/data/within" || path.hasPrefix("/data/derived_from")
    }
}

extension LedgerView {
    /// The events at some positions with all that affects them, in the order of the log.
    func readSet(of seqs: [Int], withIdentities: Bool = true) throws -> [Event] {
        try ReadSet(of: seqs, in: self, withIdentities: withIdentities).events
    }
}
