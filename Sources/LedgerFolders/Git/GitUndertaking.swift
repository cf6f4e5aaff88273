import LedgerCore
import Domain

/// What git has stopped in, and how it goes on: told from the files that git keeps while it is under way.
///
/// Names of commits that git leaves behind, such as `REBASE_HEAD` after a rebase has ended, say nothing by themselves.
struct GitUndertaking {
    /// The commits whose events belong behind those of `HEAD`, or before them.
    var heads: [String] = []
    /// Whether the next commit follows `HEAD` alone, so that its history is the one to keep.
    var keepsHead = true
    /// What git is to be told when the ledger is settled.
    let command: String

    /// What is under way; `nil` where nothing is.
    ///
    /// - Throws: `MergeError.revert`, as no event can be taken back so.
    init?(_ ledger: GitLedger) throws {
        let git = ledger.repository
        let merged = try git.mergedHeads()
        if try git.has("rebase-merge") || git.has("rebase-apply") {
            let isPatch = try git.has("rebase-apply/applying")
            command = isPatch ? "git am --continue" : "git rebase --continue"
            heads = merged.isEmpty && !isPatch ? ["REBASE_HEAD"].filter(git.isCommit) : merged
        } else if !merged.isEmpty {
            command = "git commit --no-edit"
            heads = merged.count == 1 ? ["MERGE_HEAD"] : merged
            keepsHead = false
        } else if git.isCommit("CHERRY_PICK_HEAD") {
            command = "git cherry-pick --continue"
            heads = ["CHERRY_PICK_HEAD"]
        } else if git.isCommit("REVERT_HEAD") {
            guard try ledger.isTouched() else { return nil }
            throw MergeError.revert(ledger, commit: try git.run("rev-parse", "--short", "REVERT_HEAD").line)
        } else if let stash = try ledger.stashInConflict() {
            command = "git commit -m \"Record what was stashed\"\ngit stash drop \(stash)".asSteps
            heads = [stash]
        } else {
            let squashed = try git.squashedHeads()
            guard try !squashed.isEmpty || ledger.conflict() != nil else { return nil }
            command = squashed.isEmpty ? "git commit" : "git commit --no-edit"
            // A conflict of something else's may have come since: what is squashed is then taken from the index.
            heads = try ledger.conflict() == nil ? squashed : ledger.inConflict(among: squashed)
        }
    }
}

extension String {
    /// Commands one after the other, as far in as what stands behind `next: `.
    fileprivate var asSteps: String { replacing("\n", with: "\n      ") }
}

extension GitLedger {
    /// Whether the log would be committed otherwise than `HEAD` has it, or is in conflict.
    fileprivate func isTouched() throws(GitError) -> Bool {
        try !repository.run("diff", "--cached", "--name-only", "HEAD", "--", path("events/")).isEmpty
    }

    /// The stash that is the other side of a conflict about the log, as `git stash pop` leaves it.
    fileprivate func stashInConflict() throws -> String? {
        guard let conflict = try conflict(), repository.isCommit("refs/stash") else { return nil }
        let names = String(decoding: try repository.run("stash", "list", "--format=%gd"), as: UTF8.self)
        return try names.split(separator: "\n").map(String.init).first { try conflict.isSide(files(in: $0)) }
    }

    fileprivate func inConflict(among heads: [String]) throws -> [String] {
        guard let conflict = try conflict() else { return [] }
        return try heads.filter { try conflict.isSide(files(in: $0)) }
    }
}
