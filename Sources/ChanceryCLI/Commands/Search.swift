import ArgumentParser
import LedgerCore

struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Parties by any of their names, and things by their ids.",
        discussion:
            "Case, accents and width do not matter; the beginning or a part of a name is enough. With --on only names that "
            + "were borne on that day. Examples: chancery search 襄阳; chancery search fargo --on 1990"
    )

    @Argument(help: "A name or an id, or a part of one.")
    var text: String

    @OptionGroup var place: ReadingOption
    @OptionGroup var output: FormatOption
    @OptionGroup var known: KnownOnOption

    @Option(
        help: ArgumentHelp("Only names that were borne on that day (EDTF), certainly or possibly.", valueName: "day"))
    var on: String?

    func run() throws {
        let day = try on.map { try Arguments.date($0, option: "--on") }
        try output.print(place.view(known.moment()).search(text, on: day))
    }
}
