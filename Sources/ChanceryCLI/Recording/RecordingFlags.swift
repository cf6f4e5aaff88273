/// What a recording is told beside the event itself.
struct RecordingFlags {
    private(set) var ledger: String?
    private(set) var isDryRun = false
    private(set) var allowsUnsigned = false
    private(set) var allowsClockBehind = false
    private(set) var wantsHelp = false
    /// The words about the event.
    private(set) var arguments: [String] = []

    /// Takes out its own options; everything behind `--` is about the event.
    init(_ all: [String]) throws {
        var rest = all[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--dry-run": isDryRun = true
            case "--unsigned": allowsUnsigned = true
            case "--despite-clock": allowsClockBehind = true
            // Nothing is asked for on a terminal yet, so there is nothing to switch off.
            case "--no-input": break
            case "--help", "-h": wantsHelp = true
            case "--ledger":
                guard let folder = rest.popFirst() else {
                    throw UsageProblem("--ledger needs a folder.", hint: "Write --ledger DIR.")
                }
                ledger = folder
            case "--":
                arguments += [argument] + rest
                rest = []
            default:
                if argument.hasPrefix("--ledger=") {
                    ledger = String(argument.dropFirst("--ledger=".count))
                } else {
                    arguments.append(argument)
                }
            }
        }
    }

    /// Whether the date is given in the words of the source.
    var givesWords: Bool { arguments.contains { $0 == "--stated" || $0.hasPrefix("--stated=") } }
}
