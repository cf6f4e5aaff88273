import ArgumentParser
import ExtendedDateTime
import LedgerCore
import LedgerFolders

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a new ledger in a folder.",
        usage: "chancery init FOLDER [OPTIONS]",
        discussion: "Example: chancery init demo --origin example.org/demo --title \"Our sister cities\"")

    @Argument(help: "The folder, made where it is missing; a point for the one at hand.")
    var folder: String?

    @Option(
        help:
            "The name of the log in its checkpoints, such as example.org/ledger. Without it the ledger is local and unsigned."
    )
    var origin: String?

    @Option(help: "What the ledger is about.")
    var title: String?

    @Flag(help: "Make no key: the ledger stays unsigned for ever, and says so.")
    var noKey = false

    @Option(help: ArgumentHelp("The moment that event 0 claims, for a backfill.", valueName: "instant"))
    var recorded: String?

    @Option(help: "Who opens it.")
    var by: String?

    @OptionGroup var clock: ClockOption

    func run() throws {
        guard let folder else {
            throw UsageProblem(
                "init needs a folder.",
                hint: "Write chancery init demo for a new folder, or chancery init . for this one.")
        }
        let environment = Environment.process
        let moment = try recorded.map { text in
            guard let instant = UTCInstant(text) else {
                throw UsageProblem("--recorded \(text): no instant.", hint: "Write it as 2024-02-16T12:00:00.000Z.")
            }
            return instant
        }
        let despiteClock = try ClockQuestion.isSettled(clock.despiteClock) {
            Ledger.clockJump(at: folder, environment)
        }
        let ledger = try Ledger.create(
            at: folder,
            LedgerOpening(
                origin: origin, title: title, hasKey: !noKey, recorded: moment, recorder: by ?? environment.recorder,
                despiteClock: despiteClock),
            environment)
        let head = try ledger.log.head()
        try Output.write("\(head.origin)\n")
        Output.message("A ledger was made in \(ledger.root): origin \(head.origin), 1 event.")
        if try ledger.view().verifierKey() != nil {
            Output.message(
                "Private key: \(try KeyFiles(environment).activePath(for: head.origin)). Back it up and keep it secret."
            )
        } else {
            let cause = Ledger.isLocal(head.origin) ? ", as a local origin is nobody's name" : ""
            Output.message("It has no key\(cause): its checkpoints are not signed.")
        }
    }
}
