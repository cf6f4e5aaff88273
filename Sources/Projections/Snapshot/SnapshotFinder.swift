import Vocabulary

/// Finds events by a snapshot, and in the events behind it: the first answers of a ledger whose index has to be made anew.
public struct SnapshotFinder: EventFinder {
    private let file: SnapshotFile
    private let tail: Postings

    /// - Parameters:
    ///   - tail: all events behind the snapshot.
    public init(_ file: SnapshotFile, tail: Postings) {
        self.file = file
        self.tail = tail
    }

    public func seqs(mentioning targets: some Sequence<Reference>, identityOnly: Bool) throws -> [Int] {
        var seqs: Set<Int> = []
        for target in targets {
            let subject = target.description
            seqs.formUnion(try file.seqs(SnapshotFile.identified, of: subject))
            seqs.formUnion(tail.things[target]?.identifying ?? [])
            guard !identityOnly else { continue }
            seqs.formUnion(try file.seqs(SnapshotFile.named, of: subject))
            seqs.formUnion(tail.things[target]?.naming ?? [])
        }
        return seqs.sorted()
    }

    public func seqs(ofType type: String) throws -> [Int] {
        (file.seqsByType[type] ?? []) + (tail.seqsByType[type] ?? [])
    }

    public func seq(of id: EventID) throws -> Int? { try registration(of: .event(id)) }

    public func registration(of namespace: Namespace, _ slug: String) throws -> Int? {
        try registration(of: .thing(namespace, slug))
    }

    private func registration(of reference: Reference) throws -> Int? {
        try file.registration(of: reference.description) ?? tail.things[reference]?.registered
    }
}
