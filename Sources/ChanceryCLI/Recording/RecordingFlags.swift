/// What a recording is told beside the event itself.
struct RecordingFlags {
    private(set) var ledger: String?
    private(set) var isDryRun = false
    private(set) var allowsUnsigned = false
    private(set) var despiteClock = false
    /// Recorded although a rule of `check` doubts it.
    private(set) var despiteDoubts = false
    private(set) var wantsHelp = false
    /// Nothing is asked for, even on a terminal: what is missing is an error.
    private(set) var asksNothing = false
    /// The words about the event.
    private(set) var arguments: [String] = []
    /// The other words, but for those about help.
    private(set) var own: [String] = []

    /// Takes out its own options; everything behind `--` is about the event.
    init(_ all: [String]) throws {
        var rest = all[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--dry-run", "--unsigned", "--despite-clock", "--anyway", "--no-input": set(argument)
            case "--help", "-h": wantsHelp = true
            case "--ledger":
                guard let folder = rest.popFirst() else {
                    throw UsageProblem("--ledger needs a folder.", hint: "Write --ledger DIR.")
                }
                set(ledger: folder)
            case "--":
                arguments += [argument] + rest
                rest = []
            default:
                if argument.hasPrefix("--ledger=") {
                    set(ledger: String(argument.dropFirst("--ledger=".count)))
                } else {
                    arguments.append(argument)
                }
            }
        }
    }

    private mutating func set(_ flag: String) {
        own.append(flag)
        switch flag {
        case "--dry-run": isDryRun = true
        case "--unsigned": allowsUnsigned = true
        case "--despite-clock": despiteClock = true
        case "--anyway": despiteDoubts = true
        default: asksNothing = true
        }
    }

    private mutating func set(ledger folder: String) {
        own += ["--ledger", folder]
        ledger = folder
    }

    /// Whether the date is given in the words of the source.
    var givesWords: Bool { arguments.contains { $0 == "--stated" || $0.hasPrefix("--stated=") } }
}
