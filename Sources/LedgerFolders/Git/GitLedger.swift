import LedgerCore
import EventStore
import Foundation
import TransparencyLog

/// A ledger's place in a git repository.
public struct GitLedger: Sendable {
    public let repository: GitRepository

    /// The ledger's folder from the top of the work tree; empty where it is the top.
    public let folder: String

    /// The place of a ledger that is there.
    public init(_ ledger: Ledger) throws(GitError) {
        repository = try GitRepository(around: ledger.root)
        let top = URL(fileURLWithPath: repository.top).resolvingSymlinksInPath().pathComponents
        let root = URL(fileURLWithPath: ledger.root).resolvingSymlinksInPath().pathComponents
        folder = root.dropFirst(top.count).joined(separator: "/")
    }

    /// A place where a ledger may be, in some commits at least: `./contacts/`.
    public init(_ folder: String, in repository: GitRepository) {
        self.repository = repository
        self.folder = folder.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    }

    /// The ledger's folder in the file system.
    public var root: String { folder.isEmpty ? repository.top : repository.top + "/" + folder }

    /// A path in the ledger's folder, from the top of the work tree.
    func path(_ name: String) -> String { folder.isEmpty ? name : folder + "/" + name }
}

/// The files of a log as a tree of git has them: their objects, by name.
struct GitLogFiles: Equatable {
    var objects: [String: String]

    var isEmpty: Bool { objects.isEmpty }
    var checkpoint: String? { objects["checkpoint"] }

    /// What else lies in `events/` is no part of the log.
    static func isPart(_ name: String) -> Bool { name == "checkpoint" || name.hasSuffix(".jsonl") }
}

/// The other side of a conflict about the log, as only the index has it: after `git stash pop`, for one.
struct GitConflict {
    /// Its files: those in conflict as that side has them, the others as they were settled.
    let files: GitLogFiles
    /// Those that are in conflict.
    let disputed: Set<String>

    /// Whether it is what a commit has.
    func isSide(_ files: GitLogFiles) -> Bool {
        disputed.allSatisfy { files.objects[$0] == self.files.objects[$0] }
    }
}

extension GitLedger {
    /// The log's files in a commit, or another tree.
    func files(in tree: String) throws(GitError) -> GitLogFiles {
        GitLogFiles(
            objects: try objects(in: tree, folder: "events/").filter { GitLogFiles.isPart($0.key) })
    }

    /// The objects of the files in a folder of the ledger, by their names in it, in a commit or another tree.
    func objects(in tree: String, folder name: String) throws(GitError) -> [String: String] {
        let folder = path(name)
        var objects: [String: String] = [:]
        for entry in try repository.run("ls-tree", "-z", "--full-tree", tree, folder).names {
            // MODE TYPE OBJECT TAB PATH; a link or a folder is no file of a log.
            let parts = entry.split(separator: "\t", maxSplits: 1)
            let facts = parts[0].split(separator: " ")
            guard parts.count == 2, facts.count == 3, facts[0].hasPrefix("100") else { continue }
            objects[String(parts[1].dropFirst(folder.count))] = String(facts[2])
        }
        return objects
    }

    /// The other side of a conflict about the log; `nil` where no file of it is in conflict.
    func conflict() throws(GitError) -> GitConflict? {
        let folder = path("events/")
        var files = GitLogFiles(objects: [:])
        var disputed: Set<String> = []
        for entry in try repository.run("ls-files", "--stage", "-z", "--", folder).names {
            // MODE OBJECT STAGE TAB PATH; of a file in conflict stage 2 is ours, and 3 theirs.
            let parts = entry.split(separator: "\t", maxSplits: 1)
            let facts = parts[0].split(separator: " ")
            guard parts.count == 2, facts.count == 3, facts[0].hasPrefix("100") else { continue }
            let name = String(parts[1].dropFirst(folder.count))
            guard GitLogFiles.isPart(name) else { continue }
            if facts[2] != "0" { disputed.insert(name) }
            if facts[2] == "0" || facts[2] == "3" { files.objects[name] = String(facts[1]) }
        }
        return disputed.isEmpty ? nil : GitConflict(files: files, disputed: disputed)
    }

    /// The checkpoint among the files; `nil` where there is none that can be read.
    func checkpoint(_ files: GitLogFiles) throws(GitError) -> Checkpoint? {
        guard let object = files.checkpoint else { return nil }
        let note = try repository.run("cat-file", "blob", object)
        return try? SignedCheckpoint(parsing: note, allowsUnsigned: true).checkpoint
    }

    /// Writes the files out, byte for byte as git keeps them, as a ledger of its own.
    ///
    /// The copy knows the keys that are trusted here. Which checkpoint was last verified is a matter of the ledger in the
    /// work tree: the copy neither asks nor changes it.
    func copy(_ files: GitLogFiles, to folder: String, _ environment: Environment) throws -> Ledger {
        let events = folder + "/events"
        try FileManager.default.createDirectory(atPath: events, withIntermediateDirectories: true)
        for (name, object) in files.objects {
            let path = events + "/" + name
            try Data().write(to: URL(fileURLWithPath: path))
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            defer { try? handle.close() }
            try repository.run(["cat-file", "blob", object], into: handle)
        }
        return try Ledger(root: folder, environment: environment.withoutCheckpoints)
    }
}

/// A folder that its user alone can read, and that is gone when its owner is.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("chancery-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
