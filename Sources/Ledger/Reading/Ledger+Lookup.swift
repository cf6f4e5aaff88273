import Projections
import Vocabulary

extension Ledger {
    public func isRegistered(_ namespace: Namespace, _ id: String) throws -> Bool {
        try refresh()
        return try index.registration(of: namespace, id) != nil
    }

    public func event(withID id: EventID) throws -> Event? {
        try refresh()
        return try index.seq(of: id).map(event(at:))
    }

    /// Registered ids that look like a given one, the likeliest first.
    public func similarIDs(to id: String, in namespaces: [Namespace]) throws -> [String] {
        Similarity.nearest(to: id, among: try namespaces.flatMap { try index.candidates(near: id, in: $0) })
    }
}
