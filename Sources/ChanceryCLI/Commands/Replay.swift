import ArgumentParser

struct Replay: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "What stood on a day, as known on a day.",
        discussion: """
            Filters may be repeated and combined. Examples:
              chancery replay --on 2024-02-10 --known-on 2024-02-16
              chancery replay --kind visits --status planned --status overdue
              chancery replay --kind memberships --unknown-end
            """)

    @OptionGroup(title: "Filters") var filters: StateFilterOptions
    @OptionGroup var place: ReadingOption
    @OptionGroup var dates: AsOfOptions
    @OptionGroup var output: FormatOption

    func run() throws {
        try output.print(place.view(dates.moment()).replay(on: dates.day(), filter: filters.filter))
    }
}
