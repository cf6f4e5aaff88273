import EventLog
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
        names.filter { $0 != "checkpoint" }.flatMap { name in
            Array(FileManager.default.contents(atPath: events + "/" + name) ?? Data()).split(
                separator: UInt8(ascii: "\n"))
        }
    }

    /// Puts another log in the place of this one, and stages it.
    ///
    /// The checkpoint comes last. What a crash leaves before it does not verify, and git still has both sides.
    ///
    /// - Parameter commit: whose snapshots belong to that log.
    func replace(with other: Ledger, snapshotsOf commit: String) throws {
        let new = try FileManager.default.contentsOfDirectory(atPath: other.log.layout.events)
            .filter(GitLogFiles.isPart).sorted()
        try FileManager.default.createDirectory(atPath: events, withIntermediateDirectories: true)
        for name in names where !new.contains(name) {
            try FileManager.default.removeItem(atPath: events + "/" + name)
        }
        // Names of segments come before that of the checkpoint.
        for name in new {
            let data = try Data(contentsOf: URL(fileURLWithPath: other.log.layout.events + "/" + name))
            try data.write(to: URL(fileURLWithPath: events + "/" + name), options: .atomic)
        }
        try stage(new)
        try alignSnapshots(with: commit)
    }

    private func stage(_ new: [String]) throws {
        let staged = try indexed("events/").filter { GitLogFiles.isPart($0) }
        let paths = Set(new + staged).sorted().map { ledger.path("events/" + $0) }
        try repository.run(["add", "--all", "--force", "--"] + paths)
    }

    /// Keeps the snapshots of a commit alone: those of another history do not belong to this one.
    private func alignSnapshots(with commit: String) throws {
        let folder = ledger.path("snapshots/")
        let kept = try repository.run("ls-tree", "-z", "--name-only", "--full-tree", commit, folder).names
        let others = try indexed("snapshots/").filter { $0.hasSuffix(".jsonl") }.map { folder + $0 }
            .filter { !kept.contains($0) }
        if !others.isEmpty { try repository.run(["rm", "--quiet", "--force", "--"] + others) }
        if !kept.isEmpty { try repository.run(["checkout", commit, "--"] + kept) }
    }

    /// The names in a folder of the ledger that the index knows, settled or not.
    private func indexed(_ name: String) throws(GitError) -> Set<String> {
        let folder = ledger.path(name)
        let names = try repository.run("ls-files", "-z", "--", folder).names.map { String($0.dropFirst(folder.count)) }
        return Set(names.filter { !$0.contains("/") })
    }
}
