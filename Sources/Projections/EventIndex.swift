import EventStore
import Synchronization
import Domain

/// Which events speak of a thing, which one has an id, which one made an id known, which give a name: a read model of the log, at
/// one moment.
///
/// It is made from proved lines, kept in files that are checked as they are read, and made anew where they are not what was
/// written. So what it says is what the log says. The last events are read from the log itself. Many threads may ask it at once.
public struct EventIndex: Sendable {
    private let state: State
    /// The events that it knows: those before this position.
    public let size: Int

    /// Makes an index of a log as it is at one moment.
    ///
    /// - Parameter folder: where it is kept; in memory alone where left out.
    public init(of log: some IndexedLog, in folder: IndexFolder?, secret: CacheSecret) throws {
        state = try State(log, folder, PostingKeys(secret))
        size = log.size
    }

    private init(_ state: State, size: Int) {
        self.state = state
        self.size = size
    }

    /// The index as it was when the log had so many events.
    public func at(_ size: Int) -> EventIndex { EventIndex(state, size: min(size, state.log.size)) }

    /// The events that its files cover, which may be more than it knows: somebody may have kept what was appended meanwhile.
    public var covered: Int { state.covered }

    /// Whether all that is kept of it is as it was written, and what the log makes it.
    ///
    /// - Parameter log: the same log, at this moment or a later one, with all the events that are covered.
    public func isWhole(in log: some IndexedLog) throws -> Bool { try state.isWhole(in: log) }
}

extension EventIndex {
    /// The positions of the events that speak of any of the things, in order.
    ///
    /// - Parameter identityOnly: only those that say what a party or a source is.
    public func seqs(mentioning targets: some Sequence<Reference>, identityOnly: Bool = false) throws -> [Int] {
        let keys = targets.map(state.keys.key)
        return try state.asking { runs in
            var seqs: Set<Int> = []
            for run in runs {
                for key in keys {
                    try run.forEach(key) { posting in
                        guard !identityOnly || posting.ways.contains(.identifies), posting.seq < size else { return }
                        seqs.insert(posting.seq)
                    }
                }
            }
            return seqs.sorted()
        }
    }

    /// The positions of all events of a type, in order.
    public func seqs(ofType type: String) throws -> [Int] { try seqs(of: state.keys.key(ofType: type)) }

    /// The positions of the events that may give a name to somebody; each is to be read to see whether it does.
    func seqs(naming folded: String) throws -> [Int] { try seqs(of: state.keys.key(ofName: folded)) }

    private func seqs(of key: UInt64) throws -> [Int] {
        try state.asking { runs in
            var seqs: Set<Int> = []
            for run in runs { try run.forEach(key) { if $0.seq < size { seqs.insert($0.seq) } } }
            return seqs.sorted()
        }
    }

    /// The position of the event with an id.
    public func seq(of id: EventID) throws -> Int? {
        try seqs(of: state.keys.key(ofID: id)).first { try state.log.event(at: $0).id == id }
    }

    /// The positions of the events with some ids, in the order of the ids; `nil` for those that are not there.
    public func seqs(of ids: [EventID]) throws -> [Int?] { try ids.map(seq) }

    /// The position of the event that made an id known.
    public func registration(of namespace: Namespace, _ slug: String) throws -> Int? {
        let key = state.keys.key(of: .thing(namespace, slug))
        return try state.asking { runs in
            var (stored, corrected): (Int?, Int?)
            for run in runs {
                try run.forEach(key) { posting in
                    guard posting.seq < size else { return }
                    if posting.ways.contains(.registers) { stored = min(stored ?? .max, posting.seq) }
                    if posting.ways.contains(.registersCorrected) { corrected = min(corrected ?? .max, posting.seq) }
                }
            }
            return stored ?? corrected
        }
    }

    /// The parties that bear a name or a code in full, folded for case, accents and width.
    public func parties(named text: String) throws -> [PartyID] {
        let folded = text.searchKey
        let contents = try seqs(naming: folded).flatMap { try state.log.contents(in: $0..<$0 + 1) }
        let named = contents.flatMap(\.names).filter { $0.text.searchKey == folded }.map(\.party)
        let corrected = try contents.isEmpty ? [] : correctedNames(folded, contents.map(\.id))
        return (named + corrected).uniqued()
    }

    /// Who bears the name by events as they were corrected.
    private func correctedNames(_ folded: String, _ ids: [EventID]) throws -> [PartyID] {
        let corrections = try seqs(mentioning: ids.map(Reference.event)).map { try state.log.event(at: $0) }
        return try corrections.filter { $0.type == FactCorrected.type }.flatMap { correction -> [PartyID] in
            guard let target = try seq(of: correction[FactCorrected.self].target) else { return [] }
            let corrected = try CorrectedContent(state.log.event(at: target), by: correction)
            return corrected.content.names.filter { $0.text.searchKey == folded }.map(\.party)
        }
    }

    /// How many events there are of each type.
    public func typeCounts() throws -> [String: Int] {
        try state.asking { runs in
            var counts: [String: Int] = [:]
            for type in state.types {
                let key = state.keys.key(ofType: type)
                let count = try runs.reduce(0) { try $0 + $1.count(key, before: size) }
                if count > 0 { counts[type] = count }
            }
            return counts
        }
    }
}

extension EventIndex {
    /// What all copies of an index share: its runs, which are replaced only where one of them turns out to be damaged.
    private final class State: Sendable {
        let log: any IndexedLog
        let keys: PostingKeys
        private let folder: IndexFolder?
        private let built: Mutex<BuiltIndex>

        init(_ log: some IndexedLog, _ folder: IndexFolder?, _ keys: PostingKeys) throws {
            self.log = log
            self.keys = keys
            self.folder = folder
            built = Mutex(try BuiltIndex(log, folder, keys))
        }

        var types: Set<String> { built.withLock(\.types) }

        /// Asks the runs; and again, after they were made anew, where one of them is damaged.
        func asking<Value>(_ body: ([PostingRun]) throws -> Value) throws -> Value {
            do { return try body(built.withLock(\.runs)) } catch is IndexDamage {} catch is FileError {}
            return try body(remade().runs)
        }

        private func remade() throws -> BuiltIndex {
            let next = try BuiltIndex(log, folder, keys, anew: true)
            built.withLock { $0 = next }
            return next
        }

        var covered: Int { built.withLock(\.covered) }

        func isWhole(in log: some IndexedLog) throws -> Bool {
            let built = built.withLock(\.self)
            let fresh = try BuiltIndex(LogPrefix(log: log, size: built.covered), nil, keys)
            do {
                return try built.runs.isEqual(to: fresh.runs)
            } catch is IndexDamage { return false } catch is FileError { return false }
        }
    }
}

extension [PostingRun] {
    /// Whether two indexes hold the same, however it was cut into runs.
    fileprivate func isEqual(to other: [PostingRun]) throws -> Bool {
        var digests = [PostingPageWriter { _ in }, PostingPageWriter { _ in }]
        try PostingMerge.forEach(in: self) { try digests[0].append($0) }
        try PostingMerge.forEach(in: other) { try digests[1].append($0) }
        return try digests[0].finish() == digests[1].finish()
    }
}
