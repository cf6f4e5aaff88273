import Vocabulary

/// Finds events by what they speak of, in a log that is too long to be read for each question.
public protocol EventFinder: Sendable {
    /// The positions of the events that speak of any of the things, in order.
    ///
    /// - Parameter identityOnly: only those that say what a party or a source is.
    func seqs(mentioning targets: some Sequence<Reference>, identityOnly: Bool) throws -> [Int]

    /// The positions of all events of one of `EventFinders.types`, in order.
    func seqs(ofType type: String) throws -> [Int]

    /// The position of an event that some control event speaks of.
    func seq(of id: EventID) throws -> Int?

    /// The position of the event that made an id known.
    func registration(of namespace: Namespace, _ slug: String) throws -> Int?
}

extension Index: EventFinder {}

/// What every finder knows by type: the few events that matter to the whole ledger.
public enum EventFinders {
    public static let types = [PartyMerged.type, LedgerKeyChanged.type, ReviewSignedOff.type]
}
