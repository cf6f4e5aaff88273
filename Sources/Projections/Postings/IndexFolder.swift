import EventStore
import Foundation

/// The files of an index, each written once and never changed: runs of postings, and a manifest that names those that count.
///
/// A new manifest takes the place of the old one in one step, and only if it covers more of the same log. Nobody waits but for
/// whoever makes the same thing. Losing any of it costs time and nothing else, so nothing is synced.
public struct IndexFolder: Sendable {
    let path: String
    let files: any FileSystem
    let secret: CacheSecret

    /// Fewer events are not worth a file: they are read from the log by each question.
    let fewest: Int
    /// So many events are taken in at once when an index is made.
    public static let mostAtOnce = 1 << 14
    /// How long to wait for somebody who makes the same index, or changes it.
    let patience: Duration

    public static let patience = Duration.seconds(60)

    /// - Parameter parent: the folder for what can be made anew; `.chancery` in a ledger.
    public init(
        in parent: String, files: any FileSystem = .posix, secret: CacheSecret, fewest: Int,
        patience: Duration = patience
    ) {
        self.patience = patience
        self.fewest = fewest
        path = "\(parent)/index-\(IndexManifest.version)-\(secret.name)"
        self.files = files
        self.secret = secret
    }

    var manifestPath: String { path + "/manifest" }

    /// What is committed here; `nil` where there is nothing that this user made.
    func manifest() -> IndexManifest? {
        guard let bytes = try? files.contents(of: manifestPath, limit: 1 << 24) else { return nil }
        return IndexManifest(bytes, sealedWith: secret)
    }

    /// The runs of a manifest, if they are there and are of the log's own events. It may have grown since the moment that is asked
    /// about.
    func open(_ manifest: IndexManifest, of log: some IndexedLog) throws -> [PostingRun]? {
        guard manifest.origin == log.origin,
            manifest.size == 0 || (try? log.root(at: manifest.size)) == manifest.runs.last?.root
        else { return nil }
        return try? manifest.runs.map { run in
            PostingRun(try PostingFile(files, path + "/" + run.file, count: run.count, digest: run.digest))
        }
    }
}

extension IndexFolder {
    /// The same folder for somebody who waits for nobody: whom others wait for, such as the holder of a log's lock.
    public var withoutWaiting: IndexFolder { IndexFolder(path, files, secret, fewest: fewest, patience: .zero) }

    private init(_ path: String, _ files: any FileSystem, _ secret: CacheSecret, fewest: Int, patience: Duration) {
        (self.path, self.files, self.secret) = (path, files, secret)
        (self.fewest, self.patience) = (fewest, patience)
    }

    /// Calls `body` while nobody else changes the index; `nil` where it cannot be changed.
    func locked<Value>(_ body: () throws -> Value?) throws -> Value? {
        do throws(FileError) { try files.makeFolder(path) } catch { return nil }
        guard let lock = try? files.lock(path, patience: patience) else { return nil }
        defer { files.close(lock) }
        return try body()
    }

    /// Writes a run, together with those in front of it that are not much longer; then the manifest that names it.
    ///
    /// Only for the holder of the lock. Runs get longer by a factor from the last to the first, so that there are few of them,
    /// and each posting is written few times.
    func append(
        _ list: PostingList, of events: Range<Int>, root: String, to manifest: IndexManifest, _ runs: [PostingRun]
    ) throws -> (manifest: IndexManifest, runs: [PostingRun]) {
        var first = runs.count
        var length = events.count
        while first > 0, manifest.runs[first - 1].events.count < 4 * length {
            first -= 1
            length += manifest.runs[first].events.count
        }
        let joined = manifest.runs[first...].first.map { $0.events.lowerBound..<events.upperBound } ?? events
        let types = manifest.runs[first...].reduce(list.types) { $0.union($1.types) }
        let merged = runs[first...] + [PostingRun(list.sorted())]
        let (name, count, digest) = try write(Array(merged), for: joined)
        let run = IndexManifest.Run(
            events: joined, root: root, file: name, count: count, digest: digest, types: types.sorted())
        let next = IndexManifest(origin: manifest.origin, runs: Array(manifest.runs[..<first]) + [run])
        try commit(next)
        let file = try PostingFile(files, path + "/" + name, count: count, digest: digest)
        return (next, Array(runs[..<first]) + [PostingRun(file)])
    }

    private func write(
        _ runs: [PostingRun], for events: Range<Int>
    ) throws -> (name: String, count: Int, digest: [UInt8]) {
        let provisional = path + "/postings.new"
        try? files.remove(provisional)
        let file = try File(files, provisional, .create)
        var buffer: [UInt8] = []
        var end = 0
        func flush() throws {
            try file.write(buffer, at: end)
            end += buffer.count
            buffer.removeAll(keepingCapacity: true)
        }
        var count = 0
        let digest = try withoutActuallyEscaping({ (bytes: [UInt8]) in
            buffer += bytes
            if buffer.count >= 1 << 20 { try flush() }
        }) { take in
            var writer = PostingPageWriter(take)
            try PostingMerge.forEach(in: runs) { try writer.append($0) }
            count = writer.count
            return try writer.finish()
        }
        try flush()
        let name = "postings-\(events.lowerBound)-\(events.upperBound)-\(Data(digest.prefix(6)).hex)"
        try files.rename(provisional, to: path + "/" + name)
        return (name, count, digest)
    }

    private func commit(_ manifest: IndexManifest) throws {
        let provisional = manifestPath + ".new"
        try? files.remove(provisional)
        do {
            let file = try File(files, provisional, .create)
            try file.write(manifest.sealed(with: secret), at: 0)
        }
        try files.rename(provisional, to: manifestPath)
        let kept = Set(manifest.runs.map(\.file))
        for name in (try? files.names(inFolder: path)) ?? [] where name.hasPrefix("postings-") && !kept.contains(name) {
            try? files.remove(path + "/" + name)
        }
    }
}

extension CacheSecret {
    /// What tells one user's caches from another's. It says nothing of the secret.
    var name: String { Data(Seal.seal([], with: self).dropFirst().prefix(12)).base64Name }
}

extension Data {
    var hex: String { map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }

    /// Base64 letters as a file name.
    fileprivate var base64Name: String {
        String(decoding: self, as: UTF8.self).replacing("+", with: "-").replacing("/", with: "_")
    }
}
