import ArgumentParser
import Domain

struct Review: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Reviewers' notes and sign-offs, which are events like all others.",
        discussion: """
            What has changed since the last sign-off: chancery audit SUBJECT --since-review. \
            Example: chancery review sign-off carmel-xiangyang --verdict accepted
            """,
        subcommands: [Note.self, SignOff.self])

    struct Note: RecordingCommand {
        static let word = ReviewNoted.word
        static let configuration = CommandConfiguration(
            commandName: "note",
            abstract: "Note something about a subject or about events.",
            discussion:
                "Example: chancery review note --subject agreement:carmel-xiangyang --note \"Ask for the signed copy.\""
        )

        @Argument(parsing: .captureForPassthrough, help: "What it is about, and the note.")
        var arguments: [String] = []
    }

    struct SignOff: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign-off", abstract: "Say that a subject was reviewed as it stood at a checkpoint.",
            discussion: "Example: chancery review sign-off carmel-xiangyang --verdict accepted --seen trail.json")

        @Argument(parsing: .captureForPassthrough, help: "The subject, the verdict, and what was seen.")
        var arguments: [String] = []

        func run() throws { try RecordingRun(word: ReviewSignedOff.word, arguments, isReview: true).run() }
    }
}
