import LedgerCore
import EventStore
import Foundation

/// The files of a ledger's log in the work tree and the index.
struct WorkTreeLog {
    private let ledger: GitLedger
    private var repository: GitRepository { ledger.repository }

    init(_ ledger: GitLedger) {
        self.ledger = ledger
    }

    private var events: String { ledger.root + "/events" }

    private var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: events)) ?? []).filter(GitLogFiles.isPart).sorted()
    }

    /// All lines of all segments, whatever they are.
    var lines: [ArraySlice<UInt8>] {
        let largest = Layout(root: ledger.root).largestSegment
        return names.filter { $0 != "checkpoint" }.flatMap { name in
            ((try? PosixFileSystem().contents(of: events + "/" + name, limit: largest)) ?? []).split(
                separator: UInt8(ascii: "\n"))
        }
    }

    /// Puts another log in the place of this one, and stages it.
    ///
    /// The checkpoint comes last. What a crash leaves before it does not verify, and git still has both sides: the index
    /// changes as a whole at the end, so until then a second run finds the conflict as it was.
    ///
    /// - Parameter commit: whose snapshots belong to that log.
    func replace(with other: Ledger, snapshotsOf commit: String) throws {
        let from = Layout(root: other.root).events
        let new = try FileManager.default.contentsOfDirectory(atPath: from)
            .filter(GitLogFiles.isPart).sorted()
        try FileManager.default.createDirectory(atPath: events, withIntermediateDirectories: true)
        for name in names where !new.contains(name) {
            try FileManager.default.removeItem(atPath: events + "/" + name)
        }
        // Names of segments come before that of the checkpoint.
        for name in new { try replace(name, with: from + "/" + name) }
        try repository.changeIndex { git in
            try alignSnapshots(with: commit, git)
            try stage(new, git)
        }
    }

    /// Puts a file in the place of another in one step. On its way it lies where nobody looks for it, and where git and the
    /// next run do not mind what a crash leaves.
    private func replace(_ name: String, with path: String) throws {
        let scratch = ledger.root + "/.chancery"
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        let waiting = scratch + "/merging"
        try Data(contentsOf: URL(fileURLWithPath: path)).write(to: URL(fileURLWithPath: waiting))
        guard rename(waiting, events + "/" + name) == 0 else {
            throw OutputError.failed(path: events + "/" + name, code: errno)
        }
    }

    private func stage(_ new: [String], _ git: GitRepository) throws {
        let staged = try indexed("events/", git).filter { GitLogFiles.isPart($0) }
        let paths = Set(new + staged).sorted().map { ledger.path("events/" + $0) }
        try git.run(["add", "--all", "--force", "--"] + paths)
    }

    /// Keeps the snapshots of a commit alone: those of another history do not belong to this one.
    private func alignSnapshots(with commit: String, _ git: GitRepository) throws {
        let folder = ledger.path("snapshots/")
        let kept = try git.run("ls-tree", "-z", "--name-only", "--full-tree", commit, folder).names
        let others = try indexed("snapshots/", git).filter { $0.hasSuffix(".jsonl") }.map { folder + $0 }
            .filter { !kept.contains($0) }
        if !others.isEmpty { try git.run(["rm", "--quiet", "--force", "--"] + others) }
        if !kept.isEmpty { try git.run(["checkout", commit, "--"] + kept) }
    }

    /// The names in a folder of the ledger that the index knows, settled or not.
    private func indexed(_ name: String, _ git: GitRepository) throws(GitError) -> Set<String> {
        let folder = ledger.path(name)
        let names = try git.run("ls-files", "-z", "--", folder).names.map { String($0.dropFirst(folder.count)) }
        return Set(names.filter { !$0.contains("/") })
    }
}
