import Projections
import Reports
import Domain

extension LedgerView {
    public func isRegistered(_ namespace: Namespace, _ id: String) throws -> Bool {
        return try index.registration(of: namespace, id) != nil
    }

    /// The ids that are registered in a name space, in order.
    public func ids(of namespace: Namespace) throws -> [String] {
        return try catalog.registered(namespace).map(\.slug)
    }

    /// The last event of a type; `nil` where there is none.
    public func lastEvent(ofType type: String) throws -> Event? {
        return try index.seqs(ofType: type).last.map(event(at:))
    }

    public func event(withID id: EventID) throws -> Event? {
        return try index.seq(of: id).map(event(at:))
    }

    /// Registered ids that look like a given one, the likeliest first.
    public func similarIDs(to id: String, in namespaces: [Namespace]) throws -> [String] {
        Similarity.nearest(to: id, among: try namespaces.flatMap { try catalog.candidates(near: id, in: $0) })
    }

    /// The events that make claims about the same moment as one, and disagree with it or agree; itself among them.
    public func rivals(of id: EventID) throws -> [EventID] {
        guard let event = try event(withID: id) else { return [] }
        let seqs = try index.seqs(mentioning: Set(Mention.all(in: event).map(\.target)), identityOnly: false)
        let knowledge = KnownEvents(try readSet(of: seqs))
        guard let fact = knowledge.fact(at: event.seq) else { return [] }
        let disagreements = knowledge.subjects(of: fact).compactMap { knowledge.timeline(of: $0) }
            .flatMap(\.conflicts).map(\.disagreement)
        let own = disagreements.map { $0.candidates.flatMap(\.seqs) }.filter { $0.contains(event.seq) }
        return Set(own.joined()).sorted().compactMap { knowledge.fact(at: $0)?.id }
    }
}
