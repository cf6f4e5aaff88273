import EventStore
import Domain

/// The runs of an index, from what is kept of it as far as that goes, and from the log behind that.
struct BuiltIndex: Sendable {
    private(set) var runs: [PostingRun]
    private(set) var types: Set<String>
    /// The events that the runs cover: those of the log, or more where others have kept what was appended meanwhile.
    let covered: Int

    /// - Parameters:
    ///   - folder: where it is kept; nowhere where left out.
    ///   - anew: whether what is kept is known to be damaged.
    init(_ log: any IndexedLog, _ folder: IndexFolder?, _ keys: PostingKeys, anew: Bool = false) throws {
        var kept = try anew ? nil : folder.flatMap { try Self.kept(in: $0, log) }
        if log.size - (kept?.manifest.size ?? 0) >= folder?.fewest ?? .max, let folder {
            kept = try Self.extended(folder, log, keys, anew: anew) ?? kept
        }
        runs = kept?.runs ?? []
        types = kept?.manifest.types ?? []
        covered = max(kept?.manifest.size ?? 0, log.size)
        try addRest(of: log, from: kept?.manifest.size ?? 0, keys)
    }

    private typealias Kept = (manifest: IndexManifest, runs: [PostingRun])

    private static func kept(in folder: IndexFolder, _ log: any IndexedLog) throws -> Kept? {
        // A file may have made way for a longer one since the manifest was read.
        for _ in 0..<3 {
            guard let manifest = folder.manifest() else { return nil }
            if let runs = try folder.open(manifest, of: log) { return (manifest, runs) }
        }
        return nil
    }

    /// Takes the events that are not kept yet into files; `nil` where nothing can be kept.
    private static func extended(
        _ folder: IndexFolder, _ log: any IndexedLog, _ keys: PostingKeys, anew: Bool
    ) throws -> Kept? {
        do {
            return try folder.locked {
                // Somebody else may have done it meanwhile. What leads the log, or is another's, makes way.
                var kept: Kept = (IndexManifest(origin: log.origin, runs: []), [])
                if !anew, let known = try Self.kept(in: folder, log) { kept = known }
                while log.size - kept.manifest.size >= folder.fewest {
                    let start = kept.manifest.size
                    let events = start..<min(start + IndexFolder.mostAtOnce, log.size)
                    log.follow(start)
                    let list = try Self.postings(of: try log.contents(in: events), log, keys, behind: kept.runs)
                    kept = try folder.append(
                        list, of: events, root: log.root(at: events.upperBound), to: kept.manifest, kept.runs)
                    log.follow(events.upperBound)
                }
                return kept
            }
        } catch is FileError { return nil } catch is IndexDamage { return nil }
    }

    private static func postings(
        of contents: [EventContent], _ log: any IndexedLog, _ keys: PostingKeys, behind runs: [PostingRun]
    ) throws -> PostingList {
        var list = PostingList(keys)
        try list.add(contents, findingEarlier: { try seq(of: $0, in: runs, log, keys) }) { try log.event(at: $0) }
        return list
    }

    private static func seq(
        of id: EventID, in runs: [PostingRun], _ log: any IndexedLog, _ keys: PostingKeys
    ) throws -> Int? {
        var seqs: [Int] = []
        for run in runs { try run.forEach(keys.key(ofID: id)) { seqs.append($0.seq) } }
        return try seqs.first { try log.event(at: $0).id == id }
    }

    /// Takes events into files that were read before, and those in front of them that are not kept yet.
    fileprivate static func keep(_ contents: [EventContent], in folder: IndexFolder, _ log: any IndexedLog) throws {
        let keys = PostingKeys(folder.secret)
        _ = try folder.locked { () -> Bool? in
            let known =
                folder.manifest() == nil ? (IndexManifest(origin: log.origin, runs: []), []) : try kept(in: folder, log)
            guard let (manifest, runs) = known, let first = contents.first?.seq, let last = contents.last?.seq,
                manifest.size <= first, first - manifest.size < IndexFolder.mostAtOnce
            else { return nil }
            let all = try log.contents(in: manifest.size..<first) + contents
            let list = try postings(of: all, log, keys, behind: runs)
            _ = try folder.append(
                list, of: manifest.size..<last + 1, root: log.root(at: last + 1), to: manifest, runs)
            return true
        }
    }

    /// The last events, or, where nothing is kept, all of them: in memory.
    private mutating func addRest(of log: any IndexedLog, from start: Int, _ keys: PostingKeys) throws {
        for start in stride(from: start, to: log.size, by: IndexFolder.mostAtOnce) {
            let events = start..<min(start + IndexFolder.mostAtOnce, log.size)
            let list = try Self.postings(of: try log.contents(in: events), log, keys, behind: runs)
            runs.append(PostingRun(list.sorted()))
            types.formUnion(list.types)
        }
    }
}

extension IndexFolder {
    /// Takes in the events of a log that follow those that are kept, or nearly, of which the contents are known. Whoever asks the
    /// index next makes up for what this does not do.
    public func keep(_ contents: [EventContent], of log: some IndexedLog) throws {
        try BuiltIndex.keep(contents, in: self, log)
    }
}
