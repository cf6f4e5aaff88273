import ArgumentParser
import LedgerCore
import Reports

struct Audit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "The trail behind a subject, which a reviewer can check without trusting this program.",
        discussion: """
            About one subject or several, or, without one, about all that passes the filters. As HTML it is a page that \
            proves itself. Examples:
              chancery audit us-in-carmel --format html > carmel.html
              chancery audit carmel-xiangyang --related 1 --on 2024-02-10 --known-on 2024-02-16
              chancery audit --between us-in-carmel cn-hb-xiangyang
              chancery audit --within us-in --from 2023-09 --to 2024-03
              chancery audit --all --order recorded --format json > trail.json
            """)

    @Argument(help: "Ids, kind:id, or parties' names.", completion: Completions.subjects)
    var subjects: [String] = []

    @Flag(help: "The whole ledger.")
    var all = false

    @Option(
        help: ArgumentHelp("How far to follow from the subjects: 1 for what they take part in.", valueName: "depth"))
    var related = 0

    @Option(help: "By the days of the world, or as the ledger learned of them.")
    var order: TimelineReport.Order = .world

    @Flag(help: "Show first what has changed since the last sign-off, and prove that the log only grew.")
    var sinceReview = false

    @OptionGroup(title: "Filters") var filters: TimelineFilterOptions
    @OptionGroup var place: LedgerOption
    @OptionGroup var dates: AsOfOptions
    @OptionGroup var output: FormatOption

    func validate() throws {
        guard (0...8).contains(related) else {
            throw ValidationError("--related \(related): give a depth from 0 to 8.")
        }
        guard !all || subjects.isEmpty else { throw ValidationError("Give subjects, or --all.") }
    }

    func run() throws {
        let view = try place.view(dates.moment())
        var query = TrailQuery()
        query.subjects = subjects.map(\.trimmed)
        query.depth = related
        query.order = order
        query.isSinceReview = sinceReview
        query.filter = try filters.filter(in: view, wholePair: true)
        guard all || sinceReview || !subjects.isEmpty || !query.filter.isEmpty else {
            throw UsageProblem(
                "A trail of what?",
                hint: "Give a subject, a filter such as --within us-in, or --all for the whole ledger.")
        }
        try output.print(view.audit(query, on: dates.day()))
    }
}
