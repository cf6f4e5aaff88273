import ArgumentParser
import CanonicalJSON
import Ledger
import Reports

struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Parties by any of their names, and things by their ids.",
        discussion:
            "Case, accents and width do not matter; the beginning or a part of a name is enough. Example: chancery search 襄阳"
    )

    @Argument(help: "A name or an id, or a part of one.")
    var text: String

    @OptionGroup var place: LedgerOption
    @OptionGroup var output: FormatOption
    @OptionGroup var known: KnownOnOption

    func run() throws {
        let ledger = try place.open()
        let moment = try known.moment()
        try output.print(
            SearchReport(
                names: try ledger.search(text, knownOn: moment),
                things: try ledger.things(matching: text, knownOn: moment)))
    }
}
