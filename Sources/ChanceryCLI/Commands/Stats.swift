import ArgumentParser
import LedgerCore

struct Stats: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "How many events there are: by kind, by year, by recorder.",
        discussion: "Example: chancery stats us-in-carmel")

    @Argument(
        help: "An id, kind:id, or a party's name; the whole ledger where left out.", completion: Completions.subjects)
    var subject: String?

    @OptionGroup var place: ReadingOption
    @OptionGroup var known: KnownOnOption
    @OptionGroup var output: FormatOption

    func run() throws { try output.print(place.view(known.moment()).stats(subject?.trimmed)) }
}
