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
    @OptionGroup var place: ReadingOption
    @OptionGroup var dates: AsOfOptions
    @OptionGroup var output: FormatOption

    func run() throws {
        let view = try place.view(dates.moment())
        let filter = try filters.filter(in: view)
        try output.print(view.timeline(subject?.trimmed, on: dates.day(), order: order, filter: filter))
    }
}

extension TimelineReport.Order: ExpressibleByArgument {}
