import ArgumentParser
import Ledger

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write out what the ledger holds, for other programs.", subcommands: [ExportRows.self])
}

struct ExportRows: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rows",
        abstract: "The rows of an imported register, as they stood at a moment.",
        discussion: """
            One row a line, ["<id>",{"<column>":"<text>"}] as canonical JSON, in the order of the ids' code points. \
            Example: chancery export rows --known-on 2016-11-15 | sha256sum
            """)

    @Argument(help: "The import job; may be left out where there is only one.")
    var job: String?

    @OptionGroup var place: LedgerOption
    @OptionGroup var known: KnownOnOption

    func run() throws {
        Output.write(try place.open().rows(of: job, knownOn: known.moment()).text)
    }
}
