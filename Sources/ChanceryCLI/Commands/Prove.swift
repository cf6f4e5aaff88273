import ArgumentParser
import Foundation
import LedgerCore
import TransparencyLog

struct Prove: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "A proof that the log holds an event, or that it only grew, which anyone can check.",
        discussion: """
            Prints a C2SP tlog-proof for an event; with --consistency, the hashes that lead from an earlier size to the \
            present checkpoint. Examples: chancery prove @70; chancery prove --consistency 100
            """)

    @Argument(help: "An event's id, or @SEQ.")
    var event: String?

    @Option(help: ArgumentHelp("A size, or a file with an earlier checkpoint.", valueName: "from"))
    var consistency: String?

    @OptionGroup var place: LedgerOption

    func validate() throws {
        guard (event == nil) != (consistency == nil) else {
            throw ValidationError("Give an event, or --consistency FROM.")
        }
    }

    func run() throws {
        let view = try place.view()
        view.sayNotice()
        if let event {
            try Output.write(String(decoding: view.proof(of: event.trimmed).bytes, as: UTF8.self))
        } else if let consistency {
            try Output.write(view.consistencyProof(from: Self.size(consistency)))
        }
    }

    private static func size(_ text: String) throws -> Int {
        if let size = Int(text), size >= 0 { return size }
        guard let data = FileManager.default.contents(atPath: text) else { throw RecordingError.unreadableFile(text) }
        guard let note = try? SignedCheckpoint(parsing: data, allowsUnsigned: true) else {
            throw DataProblem("\(text) holds no checkpoint.", hint: "Give a size, or a file such as events/checkpoint.")
        }
        return note.checkpoint.size
    }
}
