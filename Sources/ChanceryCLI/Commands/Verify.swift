import ArgumentParser
import LedgerCore
import LedgerFolders

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract:
            "Check that nothing in the log was altered, lost or added; or that it still holds what a trail showed.",
        discussion: """
            Exit 0: nothing found; 3: findings. Examples:
              chancery verify --since last-year.json
              chancery verify carmel.html
            """)

    @Argument(
        help:
            "A trail issued earlier, as JSON or HTML: does the ledger still contain exactly that, and what came later?")
    var trail: String?

    @Option(help: ArgumentHelp("The verifier key to trust, from your own side.", valueName: "key"))
    var key: String?

    @Option(
        help: ArgumentHelp(
            "A checkpoint or a trail issued earlier: prove that the log only grew since.", valueName: "file"))
    var since: [String] = []

    @Option(help: ArgumentHelp("Another copy of the ledger: name the lines in which the two differ.", valueName: "dir"))
    var against: String?

    @Flag(
        help: """
            Also check what the lines say against the vocabulary and each other, fold all states, and compare the index and \
            the snapshots with ones made anew.
            """)
    var deep = false

    @OptionGroup var place: LedgerOption
    @OptionGroup var output: FormatOption

    func validate() throws {
        guard trail == nil || (since.isEmpty && against == nil && !deep) else {
            throw ValidationError("A trail is verified by itself: leave out --since, --against and --deep.")
        }
    }

    func run() throws {
        if let trail {
            let report = try place.openAsItIs().verify(IssuedTrail(reading: TrailFile.contents(of: trail)), key: key)
            try output.print(report)
            if !report.isClean { throw ExitCode(Exit.findings) }
            return
        }
        let report = try report()
        try output.print(report)
        if !report.isClean { throw ExitCode(Exit.findings) }
    }

    private func report() throws -> VerifyReport {
        do {
            return try place.openAsItIs().verify(
                VerificationTerms(
                    key: key, earlier: since.map { try TrailFile.checkpoint(in: $0) },
                    other: against.map(OtherCopy.init(folder:)), isDeep: deep))
        } catch LedgerLocationError.checkpointGone(let root) {
            // There is no ledger to open, which is a finding and no failure.
            return try Ledger.verifyWithoutCheckpoint(root)
        }
    }
}
