import ArgumentParser
import Domain

struct Replay: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "What stood on a day, as known on a day.",
        discussion: """
            What is over, and what sources disagree on, is counted, and told when it is asked for. Filters may be
            repeated and combined. Examples:
              chancery replay --on 2024-02-10 --known-on 2024-02-16
              chancery replay --all
              chancery replay --kind visits --status planned --status overdue
              chancery replay --within us-ky
              chancery replay --kind memberships --unknown-end
            """)

    @Flag(help: "Also what has ended, or was held, or came to nothing.")
    var ended = false

    @Flag(help: "Also what sources disagree on.")
    var conflicts = false

    @Flag(help: "Everything: --ended and --conflicts.")
    var all = false

    @OptionGroup(title: "Filters") var filters: StateFilterOptions
    @OptionGroup var place: ReadingOption
    @OptionGroup var dates: AsOfOptions
    @OptionGroup var output: FormatOption

    func run() throws {
        let view = try place.view(dates.moment())
        let filter = try filters.filter(in: view)
        try output.print(view.replay(on: dates.day(), filter: filter, telling: scope))
    }

    private var scope: ReplayScope {
        var scope: ReplayScope = all ? .all : .standing
        if ended { scope.insert(.over) }
        if conflicts { scope.insert(.conflicts) }
        return scope
    }
}
