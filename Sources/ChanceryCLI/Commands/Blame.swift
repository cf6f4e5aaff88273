import ArgumentParser

struct Blame: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "blame",
        abstract: "The history of a field: who said what of it and when, each correction, retraction and preference.",
        discussion: """
            since, until and status mean the dates that decide them. Examples: chancery blame carmel-xiangyang since; \
            chancery blame heartland-mayors-2023 visitors; chancery blame @70 /data/signatories/0/as
            """)

    @Argument(
        help: "An id, kind:id, membership:MEMBER/ORGANISATION, @SEQ, or a party's name.",
        completion: Completions.subjects)
    var subject: String

    @Argument(help: "A field's name, a JSON Pointer into the line, or since, until or status.")
    var field: String

    @OptionGroup var place: ReadingOption
    @OptionGroup var known: KnownOnOption
    @OptionGroup var output: FormatOption

    func run() throws {
        try output.print(place.view(known.moment()).blame(subject.trimmed, field.trimmed))
    }
}
