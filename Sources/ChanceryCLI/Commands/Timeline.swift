import ArgumentParser
import Reports

struct Timeline: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The events about a subject, or all events, one after the other.",
        discussion: "Example: chancery timeline carmel-xiangyang --order recorded")

    @Argument(help: "An id, kind:id, or a party's name; all events where left out.")
    var subject: String?

    @Option(help: "By the days of the world, or as the ledger learned of them.")
    var order: TimelineReport.Order = .world

    @OptionGroup var place: LedgerOption
    @OptionGroup var dates: AsOfOptions
    @OptionGroup var output: FormatOption

    func run() throws {
        output.print(try place.open().timeline(subject?.trimmed, dates.asOf(), order: order))
    }
}

extension TimelineReport.Order: ExpressibleByArgument {}
