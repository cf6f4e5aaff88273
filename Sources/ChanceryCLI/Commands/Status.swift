import ArgumentParser
import LedgerCore

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "What this ledger is, how big, and what is overdue.", discussion: "Example: chancery status")

    @OptionGroup var place: ReadingOption
    @OptionGroup var dates: AsOfOptions
    @OptionGroup var output: FormatOption

    func run() throws {
        try output.print(place.view(dates.moment()).status(on: dates.day()))
    }
}
