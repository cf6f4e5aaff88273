import ArgumentParser

struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One party, agreement, membership, visit, ... on a day, as known on a day.",
        discussion: "Example: chancery show us-in-carmel --on 2024-02-10 --known-on 2024-02-16 --explain")

    @Argument(
        help: "An id, kind:id, membership:MEMBER/ORGANISATION, @SEQ, or a party's name.",
        completion: Completions.subjects)
    var subject: String

    @Flag(help: "List the events that made it so, and the rule applied to each.")
    var explain = false

    @OptionGroup(title: "Filters") var filters: StateFilterOptions
    @OptionGroup var place: ReadingOption
    @OptionGroup var dates: AsOfOptions
    @OptionGroup var output: FormatOption

    func run() throws {
        let view = try place.view(dates.moment())
        let filter = try filters.filter(in: view)
        try output.print(view.show(subject.trimmed, on: dates.day(), explains: explain, filter: filter))
    }
}
