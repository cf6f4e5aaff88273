import LedgerCore
import LedgerFolders
import Domain

extension GitError {
    /// What git said.
    var message: Message {
        switch self {
        case .noRepository(let folder, let complaint):
            Message(
                what: "\(folder.printable) lies in no git repository: \(complaint)", hint: "git init makes it one.")
        case .failed(let command, let complaint): Message(what: "\(command.printable): \(complaint)")
        }
    }
}

extension SetupError {
    var message: Message {
        switch self {
        case .othersHooks(let paths, let line):
            Message(
                what:
                    "\(paths.map(\.printable).joined(separator: " and ")): not Chancery's to write to, so nothing was set.",
                why: "The hook is somebody else's, or serves other repositories too.",
                hint: """
                    Add this line to each of them (a new one begins with #!/bin/sh, and is executable), and run the command again:
                      \(line)
                    Where another program runs the hooks, have it run that, and use --leave-hooks.
                    """)
        }
    }
}

extension ScatteredHooks {
    var warning: String {
        let missing =
            uncheckedTrees.isEmpty
            ? "" : " Nothing is checked yet in \(uncheckedTrees.map(\.printable).joined(separator: " and "))."
        return
            "warning: core.hooksPath is relative (\(folder.printable)), so git looks for the hooks in each work tree."
            + missing
            + "\nhint: Commit \(folder.printable), or run chancery hook install in every work tree."
    }
}

extension CommitRefusal {
    var message: Message {
        switch self {
        case .unmerged(let ledger):
            Message(what: "\(ledger.name): a merge of the log is not settled.", hint: ledger.mergeHint)
        case .notIntact(let ledger, let items):
            Message(
                what: "\(ledger.name) as it is staged does not verify, so nothing was committed." + items.faults,
                hint:
                    "Stage the ledger whole: git add \(ledger.path). If chancery verify finds fault with the work tree "
                    + "too, restore it from a copy that verifies.")
        case .ledgerGone(let ledger, let parent, let events):
            Message(
                what:
                    "the commit would take \(ledger.name) away\(events.map { ", with its \($0) events" } ?? ""), so nothing "
                    + "was committed.",
                hint:
                    "git checkout \(parent) -- \(ledger.path) brings it back. If it is meant to go: git commit --no-verify."
            )
        case .historyLeft(let ledger, let parent, let size, let earlier, let isMerge):
            Message(
                what:
                    "\(ledger.name) as it is staged, of size \(size), does not begin with the one of size \(earlier) of "
                    + "\(parent.asSide), so nothing was committed.",
                why: "It is an older copy, or its history was rewritten.",
                hint: isMerge
                    ? ledger.mergeHint
                    : "chancery verify --against COPY names the lines that differ. If history is meant to be left: "
                        + "git commit --no-verify.")
        case .eventsLost(let ledger, let parent, let ids):
            Message(
                what:
                    "the merge would drop \(ids.count.of("event")) of \(ledger.name) that \(parent.asSide) has, so nothing "
                    + "was committed: \(ids.listed).", hint: ledger.mergeHint)
        case .eventsSquashed(let ledger, let head, let ids):
            Message(
                what:
                    "the squash of \(head.prefix(12)) would drop \(ids.count.of("event")) of \(ledger.name), so nothing "
                    + "was committed: \(ids.listed).",
                hint: ledger.mergeHint
                    + "\nIf the squash was given up, remove the file that still announces it, which "
                    + "git rev-parse --git-path SQUASH_MSG names.")
        case .wrongSnapshot(let ledger, let file, let why):
            Message(
                what: "\(file.printable) of \(ledger.name) as it is staged is no snapshot of its log, so nothing was "
                    + "committed: \(why)",
                hint: "Take it out with git rm --cached, or make it anew with chancery snapshot.")
        case .disposable(let ledger, let file):
            Message(
                what: "\(file.printable) of \(ledger.name) is staged, so nothing was committed.",
                why: "What lies in .chancery is made anew from the log; a copy of it in git could be forged.",
                hint:
                    "git rm -r --cached \(ledger.disposable) takes it out; the line .chancery/ in .gitignore keeps it out."
            )
        }
    }
}

extension MergeError {
    var message: Message {
        switch self {
        case .nothingToSettle:
            Message(
                what: "no merge, rebase or cherry-pick of the ledger is under way, and its log is in no conflict.",
                hint: "Begin with git pull or git merge.")
        case .revert(let ledger, let commit):
            Message(
                what: "reverting \(commit) would take events out of the log; nothing was changed.",
                why: "A log only grows: an event that was wrong is retracted, and stays on record.",
                hint: """
                    Keep the log, and revert what else is in the commit:
                      git checkout HEAD -- \(ledger.path)
                      git revert --continue
                    Where nothing else is in it, go on with git revert --skip; git revert --abort gives the revert up. What \
                    was wrong: chancery retract EVENT --reason TEXT.
                    """)
        case .notIntact(let side, let items):
            Message(
                what: "the ledger of \(side.asSide) does not verify, so nothing was changed." + items.faults,
                hint:
                    "git merge --abort goes back. If its events are good all the same, docs/GIT.md says how they are recorded by "
                    + "hand.")
        case .otherLedger(let origin, let other):
            Message(
                what:
                    "the sides have different ledgers, \(origin.printable) and \(other.printable); nothing was changed.",
                hint: "Give each a folder of its own.")
        case .strayEvent(let ledger, let id):
            Message(
                what: "the work tree holds \(id.text), which no side of the merge has; nothing was changed.",
                why: "It was recorded since the merge began, and would be lost.",
                hint: """
                    Record it again when the merge is committed:
                      chancery export drafts --since 1\(ledger.option) > recorded.jsonl
                      git checkout HEAD -- \(ledger.path)
                      chancery hook merge\(ledger.option)
                      git commit --no-edit
                      chancery import drafts recorded.jsonl\(ledger.option)
                    """)
        case .notMovable(let side, let type, let id):
            Message(
                what:
                    "\(id.text) of \(side.asSide) is \(type): it tells of that side's own log, and means nothing behind "
                    + "another; nothing was changed.",
                hint: "Keep that side's history: --ours keeps HEAD's, without it the other one's is kept.")
        case .unfinished(let ledger, let cause):
            Message(
                what: "the merge is not finished: \(Messages.reason(for: cause))",
                why:
                    "Git still has both sides, and its index is as it was; the work tree may hold a part of the result.",
                hint: "chancery hook merge\(ledger.option), run again, finishes it.")
        case .notRecordable(let refusals):
            Message(
                what:
                    "\(refusals.count.of("event")) cannot be recorded behind the other "
                    + "side's; nothing was changed.\n"
                    + RefusalList(refusals).text,
                hint:
                    "--ours keeps the other history instead. --skip-bad FILE sets them aside, to be mended; the merge is "
                    + "then committed without them by git commit --no-edit --no-verify.")
        }
    }
}

extension FollowError {
    var message: Message {
        switch self {
        case .notIntact(let items):
            Message(
                what: "the ledger does not verify, so it is not followed." + items.faults,
                hint: "Get the copy that verifies.")
        case .notRemembered(let recorded, let cause):
            Message(
                what:
                    "\(recorded.of("event")) \(recorded.verb("was", "were")) recorded again, and the ledger as it is "
                    + "now could not be remembered as verified: \(Messages.reason(for: cause))",
                hint: "chancery hook follow, run again, records nothing twice.")
        case .noCommit(let size):
            Message(
                what:
                    "no commit here has the \(size.of("event")) that \(size.verb("was", "were")) last verified, so whether \(size.verb("it is", "they are")) in this ledger "
                    + "cannot be shown.",
                hint: "Fetch the branch that has them, and try again.")
        case .eventsLost(let commit, let ids):
            Message(
                what:
                    "\(ids.count.of("event")) that \(ids.count.verb("was", "were")) verified here, and that commit \(commit) has, \(ids.count.verb("is", "are")) not in this ledger: "
                    + "\(ids.listed).",
                hint: "A merge dropped them. chancery hook follow --record-lost records them again.")
        }
    }
}

extension GitLedger {
    fileprivate var name: String { folder.isEmpty ? "the ledger" : "the ledger \(folder.printable)" }

    /// Where its log lies, for git, wherever in the work tree somebody is.
    fileprivate var path: String { (folder.isEmpty ? ":/events" : ":/\(folder)/events").quotedForShell }

    /// The folder beside it that can be made anew, for git.
    fileprivate var disposable: String { (folder.isEmpty ? ":/.chancery" : ":/\(folder)/.chancery").quotedForShell }

    /// What a command is told of it; nothing where it is found from everywhere in the work tree.
    fileprivate var option: String { folder.isEmpty ? "" : " --ledger " + root.quotedForShell }

    /// How a merge is settled, in commands that can be taken as they stand.
    fileprivate var mergeHint: String {
        """
        Keep one history whole, and have the other side's events recorded behind it:
          chancery hook merge\(option)
          git commit --no-edit
        This keeps the history of what is merged, which after a pull is what others have; with --ours it keeps yours.
        """
    }
}

extension String {
    /// A parent of a commit, as people speak of it.
    fileprivate var asSide: String { self == "HEAD" ? "your branch (HEAD)" : "the other side (\(prefix(12)))" }
}

extension [EventID] {
    private static var named: Int { 5 }

    fileprivate var listed: String {
        prefix(Self.named).map(\.text).joined(separator: ", ") + (count > Self.named ? ", ..." : "")
    }
}

extension [VerifyReport.Item] {
    /// What is at fault, without what is only worth knowing.
    fileprivate var faults: String {
        filter { $0.grade != .notice }.map { "\n\($0.grade.rawValue): \($0.place): \($0.what)" }.joined()
    }
}
