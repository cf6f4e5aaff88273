import ArgumentParser
import ExtendedDateTime
import LedgerCore

struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "What changed in the world between two days, or what was learned between two moments.",
        discussion: """
            Examples: chancery diff --on 2023-10-01 2024-02-10; chancery diff --known-on 2023-11-05 now --at 2024-02-10
            """)

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Two days of the world (EDTF).", valueName: "day"))
    var on: [String] = []

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Two moments of knowledge.", valueName: "moment"))
    var knownOn: [String] = []

    @Option(
        help: ArgumentHelp(
            "With two moments of knowledge: the day whose answers are compared; today where left out.", valueName: "day"
        ))
    var at: String?

    @OptionGroup var place: ReadingOption
    @OptionGroup var output: FormatOption

    func validate() throws {
        let isWorld = on.count == 2 && knownOn.count <= 1
        let isKnowledge = knownOn.count == 2 && on.count <= 1
        guard isWorld || isKnowledge else {
            throw ValidationError("Give --on with two days, or --known-on with two moments.")
        }
    }

    func run() throws {
        if on.count == 2 {
            let days = try on.map { try Arguments.date($0, option: "--on") }
            let moment = try Arguments.moment(knownOn.first ?? "now")
            try output.print(place.view(moment).diff(on: days[0], days[1]))
        } else {
            let moments = try knownOn.map(Arguments.moment)
            let day = try (at ?? on.first).map { try Arguments.date($0, option: "--at") }
            try output.print(place.view(moments[1]).diff(since: moments[0], on: day))
        }
    }
}
