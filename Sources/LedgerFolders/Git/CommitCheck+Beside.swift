import LedgerCore
import CanonicalJSON
import Projections

/// What lies beside the log in a commit: snapshots, which the log has to bear out, and what has no place in one.
extension CommitCheck {
    /// The snapshots that no commit before has just so: objects by names.
    func newSnapshots(in tree: String, _ heads: [String]) throws -> [String: String] {
        let staged = try ledger.objects(in: tree, folder: "snapshots/").filter { $0.key.hasSuffix(".jsonl") }
        let known = try heads.map { try ledger.objects(in: $0, folder: "snapshots/") }
        return staged.filter { name, object in !known.contains { $0[name] == object } }
    }

    /// - Throws: `CommitRefusal.wrongSnapshot` where a link or another repository lies in the place of a snapshot, or of their
    ///   folder, that no commit before has just so: what it leads to, nobody has looked at.
    func refuseLinks(_ tree: String, _ heads: [String]) throws {
        let folder = ledger.path("snapshots")
        let entries = { (tree: String) throws(GitError) -> [String] in
            try ledger.repository.run("ls-tree", "-rz", "--full-tree", tree, folder).names.filter {
                !$0.hasPrefix("100")
            }
        }
        let found = try entries(tree)
        guard !found.isEmpty else { return }
        let known = Set(try heads.flatMap { try entries($0) })
        guard let link = found.first(where: { !known.contains($0) }), let path = link.split(separator: "\t").last else {
            return
        }
        let name = String(path.dropFirst(ledger.path("").count))
        throw CommitRefusal.wrongSnapshot(ledger, name, why: "It is a link or a repository of its own, and no file.")
    }

    /// - Throws: `CommitRefusal.wrongSnapshot` for the first that the log does not fold to.
    func refuseSnapshots(_ objects: [String: String], _ log: Ledger) throws {
        let view = try log.view(of: log.log.head())
        for (name, object) in objects.sorted(by: { $0.key < $1.key }) {
            let refusal = { CommitRefusal.wrongSnapshot(ledger, "snapshots/\(name)", why: $0) }
            guard let covered = Snapshot.size(fileName: name), covered <= view.size else {
                throw refusal("It is named after no size that the log ever had.")
            }
            let bytes = try ledger.repository.run("cat-file", "blob", object)
            if let folds = Self.folds(of: bytes), folds != Snapshot.foldVersion { continue }
            guard try view.at(.seq(covered - 1)).snapshot().bytes == bytes else {
                throw refusal("The first \(covered) events do not fold to it.")
            }
        }
    }

    /// - Throws: `CommitRefusal.disposable` where something of `.chancery/` is staged that no commit before has.
    func refuseDisposable(_ tree: String, _ heads: [String]) throws {
        let folder = ledger.path(".chancery")
        let entry = try ledger.repository.run("ls-tree", "-z", "--full-tree", tree, folder)
        guard !entry.isEmpty else { return }
        let known = try heads.map { try ledger.repository.run("ls-tree", "-z", "--full-tree", $0, folder) }
        guard !known.contains(entry) else { return }
        let names = try ledger.repository.run("ls-tree", "-rz", "--name-only", "--full-tree", tree, folder).names
        let first = names.first.map { String($0.dropFirst(ledger.path("").count)) }
        throw CommitRefusal.disposable(ledger, first ?? ".chancery")
    }

    /// By which version of the folds a snapshot was made; `nil` where it does not say.
    private static func folds(of snapshot: [UInt8]) -> Int? {
        let header = snapshot.prefix { $0 != UInt8(ascii: "\n") }
        return (try? JSONDocument(Array(header)))?.root["folds"]?.integer
    }
}
