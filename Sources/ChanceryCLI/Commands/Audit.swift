import ArgumentParser

struct Audit: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The trail behind a subject, which a reviewer can check without trusting this program.",
        discussion: "Example: chancery audit carmel-xiangyang --format json > trail.json")

    @Argument(help: "An id, kind:id, or a party's name.")
    var subject: String

    @OptionGroup var place: LedgerOption
    @OptionGroup var dates: AsOfOptions
    @OptionGroup var output: FormatOption

    func run() throws {
        output.print(try place.open().audit(subject.trimmed, dates.asOf()))
    }
}
