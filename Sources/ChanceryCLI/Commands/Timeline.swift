import ArgumentParser
import Reports

struct Timeline: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "The events about a subject, or all events, one after the other.",
        discussion: """
            Filters may be repeated and combined. Examples:
              chancery timeline carmel-xiangyang --order recorded
              chancery timeline --between us-in cn-hb --from 2023-09 --to 2024-03
              chancery timeline --type fact.corrected
              chancery timeline --statement opinion --statement claim
              chancery timeline --stated --imprecise
            """)

    @Argument(help: "An id, kind:id, or a party's name; all events where left out.", completion: Completions.subjects)
    var subject: String?

    @Option(help: "By the days of the world, or as the ledger learned of them.")
    var order: TimelineReport.Order = .world

    @OptionGroup(title: "Filters") var filters: TimelineFilterOptions
    @OptionGroup var place: LedgerOption
    @OptionGroup var dates: AsOfOptions
    @OptionGroup var output: FormatOption

    func run() throws {
        let ledger = try place.open()
        let asOf = try dates.asOf()
        let filter = try filters.filter(in: ledger, knownOn: asOf.knownOn)
        try output.print(ledger.timeline(subject?.trimmed, asOf, order: order, filter: filter))
    }
}

extension TimelineReport.Order: ExpressibleByArgument {}
