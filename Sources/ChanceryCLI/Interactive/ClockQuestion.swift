import ArgumentParser
import LedgerCore
import Domain

/// Whether a clock is right that nothing confirms: asked on a terminal, and a refusal elsewhere.
enum ClockQuestion {
    /// Whether events are recorded whatever the clock reads: because the command line says so, or because the answer does.
    ///
    /// - Parameters:
    ///   - isGiven: whether `--despite-clock` is there.
    ///   - asks: whether there is somebody who may be asked.
    /// - Throws: `RecordingError.clockAhead` where the clock is not known to be right.
    static func isSettled(
        _ isGiven: Bool, asks: Bool = true, _ dialogue: (any Dialogue)? = nil, _ jump: () throws -> ClockJump?
    ) throws -> Bool {
        guard !isGiven, let jump = try jump() else { return isGiven }
        guard asks, let dialogue = dialogue ?? (TerminalDialogue.isPossible ? TerminalDialogue() : nil) else {
            throw RecordingError.clockAhead(jump)
        }
        dialogue.message(jump.what)
        let answer = dialogue.ask("Is the clock right? [y/N] ") { _ in ["yes", "no"] } ?? ""
        guard ["y", "yes"].contains(answer.trimmed.lowercased()) else { throw RecordingError.clockAhead(jump) }
        return true
    }
}

/// `--despite-clock`, for every command that records.
struct ClockOption: ParsableArguments {
    @Flag(
        help:
            "Record although the clock does not fit the last event: it is far ahead of all that confirms it, or behind."
    )
    var despiteClock = false

    func isSettled(for ledger: Ledger) throws -> Bool {
        try ClockQuestion.isSettled(despiteClock) { try ledger.clockJump() }
    }
}

extension ClockJump {
    /// What the clock reads, and what it is held against.
    fileprivate var what: String {
        let last = previous.map { "more than a day after the last event, recorded at \($0)" }
        let sign =
            confirmed.map { "the latest other sign of the time is from \($0)" } ?? "there is no other sign of the time"
        return (["The clock reads \(now)", last].compactMap(\.self) + ["and nothing confirms it: \(sign)."])
            .joined(separator: ", ")
    }

    var message: Message {
        Message(
            what: what.prefix(1).lowercased() + what.dropFirst(),
            why: "No event can be recorded before the last one, so a wrong moment would hold up all later ones.",
            hint: "Set the clock right. If it is right, use --despite-clock. See docs/RECOVERY.md.")
    }
}
