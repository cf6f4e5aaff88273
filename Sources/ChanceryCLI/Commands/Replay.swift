import ArgumentParser

struct Replay: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What stood on a day, as known on a day.",
        discussion: "Example: chancery replay --on 2024-02-10 --known-on 2024-02-16")

    @OptionGroup var place: LedgerOption
    @OptionGroup var dates: AsOfOptions
    @OptionGroup var output: FormatOption

    func run() throws {
        output.print(try place.open().replay(dates.asOf()))
    }
}
