import ArgumentParser
import Foundation
import LedgerCore
import LedgerFolders
import Reports

struct Hook: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hook",
        abstract: "Make git look after a ledger: checks before commits, readable differences, merges.",
        discussion: "Example: chancery hook install. See docs/GIT.md.",
        subcommands: [
            HookInstall.self, HookUninstall.self, HookMerge.self, HookFollow.self, HookCheck.self, HookText.self,
        ])
}

struct HookInstall: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "install",
        abstract: "Set a check before each commit and merge, and a readable git diff of events.",
        discussion: """
            A hook that is not Chancery's is left alone; it has to call the check itself, and a second run then finds that it \
            does. Example: chancery hook install
            """)

    @Flag(help: "Leave all hooks as they are: whatever runs them calls chancery hook check.")
    var leaveHooks = false

    @OptionGroup var place: LedgerOption

    func run() throws {
        let scattered = try GitSetup(GitLedger(place.openAsItIs())).install(leavingHooks: leaveHooks)
        Output.message(
            leaveHooks
                ? "git diff shows events in words."
                : "Before each commit and merge the ledger is verified, and git diff shows events in words.")
        if let scattered { Output.message(scattered.warning) }
    }
}

struct HookUninstall: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "uninstall", abstract: "Take the checks and the readable differences away again.",
        discussion: "Example: chancery hook uninstall")
    @OptionGroup var place: LedgerOption

    func run() throws {
        let others = try GitSetup(GitLedger(place.openAsItIs())).uninstall()
        Output.message(
            others.isEmpty
                ? "Git no longer looks after the ledger."
                : "Git still looks after the ledger in \(others.joined(separator: " and ")): take out the line there.")
    }
}

struct HookCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "What runs before a commit: what will be committed verifies, and only grew from its parents.",
        discussion: "Example: chancery hook check ./contacts")

    @Argument(help: ArgumentHelp("Folders of ledgers, from the top of the work tree.", valueName: "dir"))
    var folders: [String] = ["."]

    func run() throws {
        let repository = try GitRepository(around: FileManager.default.currentDirectoryPath)
        for folder in folders { try CommitCheck(GitLedger(folder, in: repository), .process).run() }
    }
}

struct HookMerge: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Settle a merge, a rebase or a stash in git of two copies that both recorded.",
        discussion: """
            One side's history is kept whole, and what only the other side has is recorded again behind it: with its own ids, \
            at a new moment. The result is staged, for you to commit. Example: git pull --no-rebase; chancery hook merge
            """)

    @Flag(help: "Keep the history of your own branch; else the other one's, which after a pull is what others have.")
    var ours = false

    @Option(
        help: ArgumentHelp(
            "Set events aside into this file that cannot stand behind the other history, and go on.", valueName: "file")
    )
    var skipBad: String?

    @Flag(help: "Leave an unsigned checkpoint where there is no key.")
    var unsigned = false

    @OptionGroup var clock: ClockOption
    @OptionGroup var place: LedgerOption

    func run() throws {
        let ledger = try place.openAsItIs()
        let terms = RecordingTerms(
            via: "\(Ledger.program) (hook merge), run by \(ledger.environment.recorder)", allowsUnsigned: unsigned,
            despiteClock: clock.despiteClock)
        let merge = try LedgerMerge(GitLedger(ledger), ledger.environment)
        guard let done = try merge.resolve(keepingOurs: ours, terms, settingAsideBad: skipBad != nil) else {
            return Output.message("The ledger is staged, and has grown from that of HEAD: nothing is left to settle.")
        }
        if let skipBad, !done.refusals.isEmpty {
            Output.message(RefusalList(done.refusals).text("All are in \(skipBad)."))
        }
        if let skipBad {
            try OutputFile.write(to: skipBad) { write in for draft in done.setAside { try write(draft + "\n") } }
        }
        Output.message(
            "Kept the \(done.keptSize.of("event")) of \(done.kept), and recorded \(done.recorded) more behind them; "
                + "\(done.refusals.count) set aside. All is staged.\nnext: \(done.command)")
    }
}

struct HookFollow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "follow",
        abstract: "Go on from a history that a merge or a rebase has kept in place of the one that was verified here.",
        discussion: """
            Every event that was verified here has to be in the ledger, in whatever order; then the ledger as it is now is what \
            counts as verified. Example: git pull; chancery hook follow
            """)
    @Flag(help: "Record again what the ledger lacks: somebody's merge dropped it.")
    var recordLost = false

    @Flag(help: "Leave an unsigned checkpoint where there is no key.")
    var unsigned = false

    @OptionGroup var clock: ClockOption
    @OptionGroup var place: LedgerOption

    func run() throws {
        let ledger = try place.openAsItIs()
        let terms = RecordingTerms(
            via: "\(Ledger.program) (hook follow), run by \(ledger.environment.recorder)", allowsUnsigned: unsigned,
            despiteClock: clock.despiteClock)
        switch try FollowedHistory(ledger).follow(recordingLost: recordLost ? terms : nil) {
        case .asRemembered:
            Output.message("The ledger has grown from what was last verified here: nothing is to be done.")
        case .followed(let events, let commit, let recorded, let setAside):
            for id in setAside {
                Output.message("note: \(id) changed the ledger's key, and cannot be recorded again: it was left out.")
            }
            let all = setAside.isEmpty ? "All \(events)" : "The other \(events - setAside.count)"
            Output.message(
                "\(all) events that were last verified here, as commit \(commit) has them, are in this ledger, "
                    + "\(recorded) of them recorded again now. It counts as verified.")
        }
    }
}

struct HookText: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "textconv", abstract: "A segment in words, a line for each event.", shouldDisplay: false)

    @Argument(help: ArgumentHelp("The segment.", valueName: "file"))
    var file: String

    func run() throws {
        for line in try Input.read(file).split(separator: UInt8(ascii: "\n")) {
            try Output.write(EventInWords.line(line) + "\n")
        }
    }
}
