import ArgumentParser
import Vocabulary

struct Record: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record an event, by its everyday word.",
        usage: "chancery record WORD [ARGUMENTS] [OPTIONS]",
        discussion: """
            Words: \((RecordingSyntax.words + RecordingRun.otherWords).sorted().joined(separator: ", ")).

            chancery record WORD --help shows the options of a word. Further options of all: --ledger DIR, \
            --dry-run (show the line that would be written), --unsigned (leave an unsigned checkpoint where there is no key), \
            --despite-clock (record although the last event lies ahead of the clock). \
            Example: chancery record signing springfield-shelbyville springfield shelbyville --kind sister-city --on 2019~
            """)

    @Argument(help: "What happened: signing, visit, membership, party, source, ...")
    var word: String

    @Argument(parsing: .captureForPassthrough, help: "The event's fields.")
    var arguments: [String] = []

    func run() throws {
        try RecordingRun(word: word, arguments).run()
    }
}
