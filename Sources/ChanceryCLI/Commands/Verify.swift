import ArgumentParser
import CanonicalJSON
import Foundation
import Ledger

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check that nothing in the log was altered, lost or added.",
        discussion: "Exit 0: nothing found; 3: findings. Example: chancery verify --since last-year.json")

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

    func run() throws {
        let report = try place.open().verify(
            VerificationTerms(
                key: key, earlier: since.map { try Self.checkpoint(in: $0) }, other: against, isDeep: deep))
        output.print(report)
        if !report.isClean { throw ExitCode(Exit.findings) }
    }

    /// The checkpoint in a file: the note itself, or that of a trail as JSON.
    private static func checkpoint(in file: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: file) else { throw RecordingError.unreadableFile(file) }
        if data.first == UInt8(ascii: "{"), let note = try? JSON(parsing: data.trimmedEnd)["checkpoint"]?.string {
            return note
        }
        return String(decoding: data, as: UTF8.self)
    }
}

extension Data {
    /// Without the line end that closes a text file.
    fileprivate var trimmedEnd: Data { last == UInt8(ascii: "\n") ? dropLast() : self }
}
