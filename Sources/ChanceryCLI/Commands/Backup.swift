import ArgumentParser
import LedgerCore
import LedgerFolders

struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the ledger as it is at this moment, and verify the copy.",
        discussion:
            "Others may go on writing. An earlier backup of the same log is replaced. Example: chancery backup /mnt/backup"
    )

    @Argument(help: ArgumentHelp("Where the copy goes.", valueName: "dir"))
    var folder: String

    @OptionGroup var place: LedgerOption

    func run() throws {
        let size = try place.openAsItIs().backUp(to: folder.withoutTrailingSlash)
        Output.message("A copy of \(size.of("event")) is in \(folder), and verifies.")
    }
}

struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in the place of a ledger that was lost or damaged.",
        discussion: """
            What is there is kept beside it, and whatever ends the command, at the place is the one or the other. Refuses to put an \
            older state over a newer one that is whole, or one log over another. Example: chancery restore /mnt/backup --to ledger
            """)

    @Argument(help: ArgumentHelp("The backup.", valueName: "dir"))
    var backup: String

    @Option(help: ArgumentHelp("Where the ledger goes.", valueName: "dir"))
    var to: String

    func run() throws {
        let done = try Ledger.restore(backup.withoutTrailingSlash, to: to.withoutTrailingSlash, .process)
        Output.message("\(to) has \(done.size.of("event"))." + (done.kept.map { " What was there is in \($0)." } ?? ""))
        if done.surplus > 0 {
            let are = done.surplus.verb("is", "are")
            Output.message("note: \(done.surplus.of("line")) of what was there \(are) not in the backup.")
        }
    }
}

extension String {
    fileprivate var withoutTrailingSlash: String {
        count > 1 && hasSuffix("/") ? String(dropLast()).withoutTrailingSlash : self
    }
}
