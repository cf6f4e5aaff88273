import EventLog
import TransparencyLog
import Vocabulary

/// What git has to be told before a commit: whether the ledger in it can be relied on.
///
/// It looks at what will be committed, not at the work tree, which may hold something else. That log has to verify by
/// itself. It has to begin with the log of a parent; and of every other parent, which only a merge has, it has to hold every
/// event, in whatever order.
public struct CommitCheck {
    private let ledger: GitLedger
    private let environment: Environment

    public init(_ ledger: GitLedger, _ environment: Environment) {
        self.ledger = ledger
        self.environment = environment
    }

    /// - Throws: `CommitRefusal`.
    public func run() throws {
        let parents = try parents()
        let staged = try ledger.files(in: stagedTree())
        let others = parents.filter { $0.files != staged }
        if staged.isEmpty {
            guard let parent = others.first else { return }
            throw CommitRefusal.ledgerGone(ledger, of: parent.name, events: try ledger.checkpoint(parent.files)?.size)
        }
        // A commit that leaves the ledger as it was is about something else.
        guard parents.isEmpty || !others.isEmpty else { return }
        let folder = try TemporaryFolder()
        let log = try verified(staged, in: folder.path + "/staged")
        let left = try others.filter { try !log.begins(with: $0) }
        if left.count == parents.count, let parent = left.first {
            throw try historyLeft(log, parent, isMerge: parents.count > 1)
        }
        for (number, parent) in left.enumerated() {
            let copy = try ledger.copy(parent.files, to: folder.path + "/\(number)", environment)
            let lost = try log.events(lackedOf: copy).map(\.id)
            guard lost.isEmpty else { throw CommitRefusal.eventsLost(ledger, of: parent.name, lost) }
        }
    }

    /// A commit that the next one follows, with a ledger.
    fileprivate struct Parent {
        let name: String
        let files: GitLogFiles
        let checkpoint: Checkpoint?
    }

    private func parents() throws -> [Parent] {
        try ledger.repository.parents(environment.variables).compactMap { name in
            let files = try ledger.files(in: name)
            return files.isEmpty ? nil : Parent(name: name, files: files, checkpoint: try ledger.checkpoint(files))
        }
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
}
