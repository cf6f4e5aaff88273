import LedgerCore
import EventStore
import TransparencyLog
import Domain

/// What git has to be told before a commit: whether the ledger in it can be relied on.
///
/// It looks at what will be committed, not at the work tree, which may hold something else. That log has to verify by
/// itself. It has to begin with the log of a parent; and of every other parent, which only a merge has, it has to hold every
/// event, in whatever order. So for what `git merge --squash` brings in. Snapshots that come with it have to be what that log
/// folds to.
public struct CommitCheck {
    let ledger: GitLedger
    private let environment: Environment

    public init(_ ledger: GitLedger, _ environment: Environment) {
        self.ledger = ledger
        self.environment = environment
    }

    /// - Throws: `CommitRefusal`.
    public func run() throws {
        let heads = try ledger.repository.parents(environment.variables)
        let parents = try heads.compactMap(parent)
        let tree = try stagedTree()
        try refuseDisposable(tree, heads)
        try refuseLinks(tree, heads)
        let staged = try ledger.files(in: tree)
        let others = parents.filter { $0.files != staged }
        if staged.isEmpty {
            guard let parent = others.first else { return }
            throw CommitRefusal.ledgerGone(ledger, of: parent.name, events: try ledger.checkpoint(parent.files)?.size)
        }
        let squashed = try ledger.repository.squashedHeads().compactMap(parent).filter { $0.files != staged }
        let snapshots = try newSnapshots(in: tree, heads)
        // A commit that leaves the ledger as it was is about something else.
        guard parents.isEmpty || !others.isEmpty || !squashed.isEmpty || !snapshots.isEmpty else { return }
        let folder = try TemporaryFolder()
        let log = try verified(staged, in: folder.path + "/staged")
        try refuseLosses(log, parents, others, squashed, in: folder)
        // The snapshots of a history that the log has left are new to it, whoever has committed them.
        let kept = try parents.filter { try log.begins(with: $0) }.map(\.name)
        try refuseSnapshots(parents.isEmpty ? snapshots : newSnapshots(in: tree, kept), log)
    }

    /// The log begins with that of a parent, which may be just the log itself, and holds all events of the others and of what is squashed into it.
    private func refuseLosses(
        _ log: Ledger, _ parents: [Parent], _ others: [Parent], _ squashed: [Parent], in folder: TemporaryFolder
    ) throws {
        let left = try others.filter { try !log.begins(with: $0) }
        if left.count == parents.count, let parent = left.first {
            throw try historyLeft(log, parent, isMerge: parents.count > 1)
        }
        for (number, parent) in try (left + squashed.filter { try !log.begins(with: $0) }).enumerated() {
            let copy = try ledger.copy(parent.files, to: folder.path + "/\(number)", environment)
            let lost = try log.events(lackedOf: copy).map(\.id)
            guard lost.isEmpty else {
                let isSquash = number >= left.count
                throw isSquash
                    ? CommitRefusal.eventsSquashed(ledger, of: parent.name, lost)
                    : CommitRefusal.eventsLost(ledger, of: parent.name, lost)
            }
        }
    }

    /// A commit that the next one follows, with a ledger.
    fileprivate struct Parent {
        let name: String
        let files: GitLogFiles
        let checkpoint: Checkpoint?
    }

    /// The parent of a name; `nil` where it has no ledger.
    private func parent(_ name: String) throws -> Parent? {
        let files = try ledger.files(in: name)
        return files.isEmpty ? nil : Parent(name: name, files: files, checkpoint: try ledger.checkpoint(files))
    }

    private func stagedTree() throws -> String {
        let unmerged = try ledger.repository.run("ls-files", "--unmerged", "-z", "--", ledger.path("events/"))
        guard unmerged.isEmpty else { throw CommitRefusal.unmerged(ledger) }
        return try ledger.repository.stagedTree()
    }

    private func verified(_ files: GitLogFiles, in folder: String) throws -> Ledger {
        guard files.checkpoint != nil else {
            throw CommitRefusal.notIntact(ledger, [.init(.missing, "events/checkpoint", "It is not staged.")])
        }
        let copy = try ledger.copy(files, to: folder, environment)
        let report = try copy.verify()
        guard report.isClean else { throw CommitRefusal.notIntact(ledger, report.items) }
        return copy
    }

    private func historyLeft(_ log: Ledger, _ parent: Parent, isMerge: Bool) throws -> CommitRefusal {
        .historyLeft(
            ledger, of: parent.name, size: try log.log.head().size, earlier: parent.checkpoint?.size ?? 0,
            isMerge: isMerge)
    }
}

extension Ledger {
    /// Whether the log begins with a parent's. A parent whose checkpoint cannot be read binds nobody: it is to be mended.
    fileprivate func begins(with parent: CommitCheck.Parent) throws -> Bool {
        try parent.checkpoint.map(begins) ?? true
    }
}

/// Why a commit is not to be made.
public enum CommitRefusal: Error, Sendable {
    /// A conflict about the log is not settled.
    case unmerged(GitLedger)
    /// The log does not verify by itself.
    case notIntact(GitLedger, [VerifyReport.Item])
    /// The ledger is in a parent, and not in the commit; the number of its events, where that can be read.
    case ledgerGone(GitLedger, of: String, events: Int?)
    /// The log begins with no parent's; one of these is named.
    case historyLeft(GitLedger, of: String, size: Int, earlier: Int, isMerge: Bool)
    /// A merge would drop events of a parent.
    case eventsLost(GitLedger, of: String, [EventID])
    /// So would a `git merge --squash`, of a commit that will be no parent.
    case eventsSquashed(GitLedger, of: String, [EventID])
    /// A snapshot, by its file, is not what the log folds to.
    case wrongSnapshot(GitLedger, String, why: String)
    /// What can be made anew, and may be forged, by one of its files.
    case disposable(GitLedger, String)
}
