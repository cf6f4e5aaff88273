import Foundation
import LedgerCore
import Domain

/// `review sign-off SUBJECT`: fills in what was seen, so that nobody has to copy a root by hand.
enum SignOffWord {
    static let help = """
        usage: chancery review sign-off SUBJECT --verdict VERDICT [--seen FILE] [options]

        Records that a reviewer has seen a subject as it stood at a checkpoint: that of a kept trail or checkpoint (--seen),
        or the present one. The options are those of chancery record sign-off.

        example: chancery review sign-off carmel-xiangyang --verdict accepted --seen trail.json

        """

    /// The arguments of `record sign-off` that are meant.
    static func resolve(_ arguments: [String], in ledger: Ledger) throws -> [String] {
        var arguments = arguments
        guard let first = arguments.first, !first.hasPrefix("--") else {
            throw UsageProblem(
                "sign-off needs a SUBJECT.", hint: "Write chancery review sign-off SUBJECT --verdict accepted.")
        }
        arguments.removeFirst()
        var note: String?
        if let place = arguments.firstIndex(of: "--seen"), place + 1 < arguments.count {
            note = try TrailFile.checkpoint(in: arguments[place + 1])
            arguments.removeSubrange(place...place + 1)
        }
        let view = try ledger.view()
        let subject = try view.subject(first)
        let seen = try view.seenState(note)
        return ["--subject", subject.description, "--size", String(seen.size), "--root", seen.root] + arguments
    }
}

/// Trails and checkpoints in files.
enum TrailFile {
    /// The checkpoint in a file: the note itself, or that of a trail.
    static func checkpoint(in file: String) throws -> String {
        let data = try contents(of: file)
        if let trail = try? IssuedTrail(reading: data) { return trail.checkpoint }
        return String(decoding: data, as: UTF8.self)
    }

    static func contents(of file: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: file) else { throw RecordingError.unreadableFile(file) }
        return Array(data)
    }
}
