import Projections
import Vocabulary

/// What the ledger knew just before an event, for checking again what was checked when the event was recorded.
final class PastRegistry: Registry {
    private let ledger: Ledger
    /// Covers the event that is checked, and perhaps later ones, which do not count.
    private let index: Index
    private var size = 0
    /// The merges that stood before the event; found out when one is asked for.
    private var merges: [PartyID: PartyID]?

    /// The ledger's own index must be up to date.
    init(_ ledger: Ledger, _ index: Index) {
        self.ledger = ledger
        self.index = index
    }

    /// What is wrong with an event. Types and versions that this program does not know are nobody's fault.
    func problems(with event: Event) throws -> [Problem] {
        guard let definition = event.definition else { return [] }
        size = event.seq
        merges = nil
        let draft = try Draft(of: event)
        let problems = Validation.problems(in: draft)
        let isOpening = definition.type == LedgerOpened.type && event.seq == 0
        return problems.isEmpty && !isOpening ? try Admission.problems(of: draft, in: self) : problems
    }

    func registration(of namespace: Namespace, _ slug: String) throws -> EventID? {
        guard let seq = try index.registration(of: namespace, slug), seq < size else { return nil }
        return try index.registrar(of: namespace, slug)
    }

    func event(_ id: EventID) throws -> Event? {
        guard let seq = try index.seq(of: id), seq < size else { return nil }
        return try ledger.event(at: seq)
    }

    func partyKind(_ party: PartyID) throws -> PartyKind? {
        guard let id = try registration(of: .party, party.text), let event = try event(id) else { return nil }
        return event.type == PartyRegistered.type ? event[PartyRegistered.fields.kind] : nil
    }

    func story(of agreement: AgreementID) throws -> [Event] {
        let seqs = try index.seqs(mentioning: [.thing(.agreement, agreement.text)])
        return try ledger.closure(
            of: seqs + index.seqs(ofType: PartyMerged.type), upTo: size, withIdentities: false)
    }

    func merge(of party: PartyID) throws -> PartyID? {
        let known = try merges ?? standingMerges()
        merges = known
        return known[party]
    }

    private func standingMerges() throws -> [PartyID: PartyID] {
        let seqs = try index.seqs(ofType: PartyMerged.type).filter { $0 < size }
        return Knowledge(try ledger.closure(of: seqs, upTo: size, withIdentities: false)).standingMerges
    }

    /// Nobody is to be helped to the right word any more.
    func similar(to slug: String, in namespace: Namespace) throws -> [String] { [] }
}
