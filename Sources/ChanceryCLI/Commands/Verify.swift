import ArgumentParser
import Ledger

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check that nothing in the log was altered, lost or added.",
        discussion:
            "Exit 0: nothing found; 3: findings. Example: chancery verify --key example.org/ledger+1a2b3c4d+AQ...")

    @Option(help: ArgumentHelp("The verifier key to trust, from your own side.", valueName: "key"))
    var key: String?

    @OptionGroup var place: LedgerOption
    @OptionGroup var output: FormatOption

    func run() throws {
        let report = try place.open().verify(key: key)
        output.print(report)
        if !report.isClean { throw ExitCode(3) }
    }
}
