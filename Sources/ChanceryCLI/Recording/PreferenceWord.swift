import Domain
import LedgerCore

/// `prefer EVENT`: the claims among which it is chosen are those that the ledger knows to be about the same moment.
enum PreferenceWord {
    /// The arguments with all rivals, where none are given; else a note that names those that are left out.
    static func resolve(_ arguments: [String], in ledger: Ledger) throws -> (arguments: [String], note: String?) {
        guard let first = arguments.first, !first.hasPrefix("--") else { return (arguments, nil) }
        let view = try ledger.view()
        guard let preferred = try event(first, view) else { return (arguments, nil) }
        let rivals = try view.rivals(of: preferred)
        let given = try Set(named(arguments).compactMap { try event($0, view) })
        guard !given.isEmpty else {
            return (arguments + rivals.flatMap { ["--among", $0.text] }, nil)
        }
        let omitted = try rivals.filter { !given.contains($0) }.compactMap { try view.event(withID: $0)?.seq }
        guard !omitted.isEmpty else { return (arguments, nil) }
        return (
            arguments,
            "note: \(omitted.map { "@\($0)" }.joined(separator: ", ")) make claims about the same moment, and are not among those named."
        )
    }

    static func event(_ text: String, _ view: LedgerView) throws -> EventID? {
        if text.hasPrefix("@") {
            guard let seq = Int(text.dropFirst()), (0..<view.size).contains(seq) else { return nil }
            return try view.event(at: seq).id
        }
        return try view.event(withID: EventID(text))?.id
    }

    /// What `--among` names, as `--among X` or `--among=X`.
    private static func named(_ arguments: [String]) -> [String] {
        arguments.indices.compactMap { index in
            if arguments[index].hasPrefix("--among=") { return String(arguments[index].dropFirst("--among=".count)) }
            return arguments[index] == "--among" && index + 1 < arguments.count ? arguments[index + 1] : nil
        }
    }
}
