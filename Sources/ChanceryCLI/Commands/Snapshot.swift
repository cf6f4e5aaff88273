import ArgumentParser
import LedgerCore

struct Snapshot: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot",
        abstract: "Write the folded state of the ledger to snapshots/, to keep, publish and diff.",
        discussion: "Example: chancery snapshot --known-on 2024-02-16")

    @OptionGroup var place: LedgerOption
    @OptionGroup var known: KnownOnOption

    @Flag(help: "Print it instead of writing it.")
    var print = false

    func run() throws {
        let view = try place.view(known.moment())
        view.sayNotice()
        let snapshot = try view.snapshot()
        if print {
            for line in snapshot.lines { try Output.write(line: line[...]) }
        } else {
            try Output.write(view.ledger.write(snapshot) + "\n")
        }
    }
}
