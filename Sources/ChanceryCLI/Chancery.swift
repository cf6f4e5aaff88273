import ArgumentParser
import LedgerCore

/// The root command.
///
/// Every command says its own name. One that leaves it to be made from its type's costs more at each start of the program
/// than all else that a start does.
public struct Chancery: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "chancery",
        abstract:
            "A ledger of diplomatic contacts: who signed, visited, joined and left, on any date, as known on any date.",
        version: Ledger.program,
        subcommands: [
            Init.self, Record.self, Import.self, Backup.self, Restore.self, Hook.self, Resolve.self, Export.self,
            Correct.self, Retract.self, Undo.self, Link.self,
            Prefer.self,
            Replay.self, Show.self, Timeline.self, Diff.self, Blame.self, Check.self, Review.self, Audit.self, Log.self,
            Search.self,
            Status.self, Stats.self,
            Verify.self, Prove.self, Snapshot.self, Sign.self, Key.self, SchemaCommand.self, DateCommand.self,
        ])

    public init() {}
}
