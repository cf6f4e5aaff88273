import CanonicalJSON
import Crypto
import EventStore
import Foundation
import GRDB
import Domain

/// What is searched by parts of words: ids, names and codes.
public struct Catalog: Sendable {
    let database: DatabaseQueue
    /// The events that count: those before this position.
    let size: Int

    /// Opens the catalog of a log, after it was brought up to the log.
    ///
    /// - Parameter folder: where it is kept; in memory alone where left out, or where nothing can be kept.
    public init(of log: some IndexedLog, _ index: EventIndex, in folder: IndexFolder?) throws {
        size = index.size
        if let folder, let kept = try Self.kept(in: folder, log, index) {
            database = kept
        } else {
            database = try DatabaseQueue()
            try database.write { try CatalogFile.create($0) }
            try database.write { try CatalogFile.add(log, index, from: 0, to: $0) }
        }
    }

    private static func kept(
        in folder: IndexFolder, _ log: some IndexedLog, _ index: EventIndex
    ) throws -> DatabaseQueue? {
        if let database = try whole(in: folder, log) { return database }
        do {
            return try folder.locked {
                // Somebody else may have done it meanwhile.
                if let database = try whole(in: folder, log) { return database }
                return try extended(CatalogSeal(in: folder, of: log), folder, log, index).open(in: folder)
            }
        } catch is FileError { return nil } catch is DatabaseError { return nil } catch is CocoaError { return nil }
    }

    /// What is kept, if it covers the whole log and is as it was written.
    private static func whole(in folder: IndexFolder, _ log: some IndexedLog) throws -> DatabaseQueue? {
        guard let last = try CatalogSeal(in: folder, of: log), last.size == log.size else { return nil }
        return try? last.open(in: folder)
    }

    /// Writes a file that covers the whole log, and seals it.
    private static func extended(
        _ last: CatalogSeal?, _ folder: IndexFolder, _ log: some IndexedLog, _ index: EventIndex
    ) throws -> CatalogSeal {
        let provisional = folder.path + "/catalog.new"
        try? folder.files.remove(provisional)
        var start = 0
        if let last, (try? last.open(in: folder)) != nil {
            try FileManager.default.copyItem(atPath: folder.path + "/" + last.file, toPath: provisional)
            start = last.size
        }
        let database = try CatalogFile.open(provisional)
        if start == 0 { try database.write { try CatalogFile.create($0) } }
        try database.write { try CatalogFile.add(log, index, from: start, to: $0) }
        try database.close()
        return try CatalogSeal.commit(provisional, covering: log, in: folder)
    }
}

/// Which file is the catalog, what log it covers, and the hash of its bytes: sealed with the user's own secret.
private struct CatalogSeal {
    let size: Int
    let file: String
    private let digest: String

    private static func path(in folder: IndexFolder) -> String { folder.path + "/catalog" }

    /// - Returns: `nil` where there is none of this user's that a log begins with.
    init?(in folder: IndexFolder, of log: some IndexedLog) throws {
        guard let bytes = try? folder.files.contents(of: Self.path(in: folder), limit: 1 << 16),
            let body = Seal.open(bytes, with: folder.secret), let json = try? JSON(parsing: body),
            let size = json["size"]?.integer, let file = json["file"]?.string, let digest = json["digest"]?.string,
            json["origin"]?.string == log.origin, size <= log.size, size > 0,
            try log.root(at: size) == json["root"]?.string
        else { return nil }
        (self.size, self.file, self.digest) = (size, file, digest)
    }

    private init(size: Int, file: String, digest: String) {
        (self.size, self.file, self.digest) = (size, file, digest)
    }

    /// Opens the file, if its bytes are those that were sealed: it is searched from end to end in any case.
    func open(in folder: IndexFolder) throws -> DatabaseQueue {
        let path = folder.path + "/" + file
        guard try Self.digest(path, folder) == digest else { throw IndexDamage() }
        return try CatalogFile.openToRead(path)
    }

    static func commit(_ provisional: String, covering log: some IndexedLog, in folder: IndexFolder) throws -> Self {
        let digest = try digest(provisional, folder)
        let file = "catalog-\(log.size)-\(digest.prefix(12)).sqlite"
        try folder.files.rename(provisional, to: folder.path + "/" + file)
        let json: JSON = [
            "digest": .string(digest), "file": .string(file), "origin": .string(log.origin),
            "root": .string(try log.root(at: log.size)), "size": .integer(log.size),
        ]
        let next = path(in: folder) + ".new"
        try? folder.files.remove(next)
        do { try File(folder.files, next, .create).write(Seal.seal(json.canonicalBytes, with: folder.secret), at: 0) }
        try folder.files.rename(next, to: path(in: folder))
        for name in (try? folder.files.names(inFolder: folder.path)) ?? []
        where name.hasPrefix("catalog-") && name != file { try? folder.files.remove(folder.path + "/" + name) }
        return CatalogSeal(size: log.size, file: file, digest: digest)
    }

    private static func digest(_ path: String, _ folder: IndexFolder) throws -> String {
        let file = try File(folder.files, path, .read)
        var hash = SHA256()
        var offset = 0
        while true {
            let bytes = try file.read(offset..<offset + (1 << 20))
            guard !bytes.isEmpty else { break }
            hash.update(data: bytes)
            offset += bytes.count
        }
        return Data(hash.finalize()).hex
    }
}
