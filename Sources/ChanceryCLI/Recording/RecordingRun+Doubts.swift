import LedgerCore
import Domain

extension RecordingRun {
    /// Tells what the rules of `check` would find of events that are to be recorded; an entry cannot be taken out again.
    ///
    /// - Parameters:
    ///   - events: as they would stand in the log.
    ///   - asks: whether there is somebody who may be asked.
    /// - Throws: `DoubtedRecording` where they are to be seen to first.
    func settleDoubts(_ events: [Event], in ledger: Ledger, asks: Bool) throws {
        let doubts = try ledger.view().doubts(recording: events)
        guard !doubts.isEmpty else { return }
        let grave = doubts.filter(\.holdsUp)
        for doubt in flags.despiteDoubts ? doubts : doubts.filter({ !$0.holdsUp }) { Output.message(doubt.notice) }
        guard !grave.isEmpty, !flags.despiteDoubts else { return }
        guard asks else { throw DoubtedRecording(doubts: grave) }
        let dialogue = TerminalDialogue()
        for doubt in grave { dialogue.message(doubt.message.description) }
        let answer = dialogue.ask("Record it all the same? [y/N] ") { _ in ["yes", "no"] } ?? ""
        guard ["y", "yes"].contains(answer.trimmed.lowercased()) else { throw DoubtedRecording(doubts: []) }
    }
}

/// What was not recorded, for a rule doubts it.
struct DoubtedRecording: Error {
    /// What has not been told yet.
    let doubts: [EventDoubt]
}

extension EventDoubt {
    /// What is odd, where, and what to do.
    var message: Message {
        Message(
            place: "\(finding.subject.description.printable) (\(finding.rule))", what: words, hint: advice)
    }

    /// The same in a line, for what stops nothing.
    var notice: String { "notice: \(finding.subject.description.printable): \(words) (\(finding.rule))" }

    private var words: String {
        let events = recorded.prefix(5).map { "@\($0)" }.joined(separator: ", ")
        return finding.what + (events.isEmpty ? "" : " (\(events)\(recorded.count > 5 ? ", ..." : ""))")
    }
}

extension DoubtedRecording {
    /// So many are told one by one.
    private static let most = 5

    /// What is doubted, and the way out of it; nothing where it has been told.
    var words: String {
        guard !doubts.isEmpty else { return "" }
        let rest = doubts.count - Self.most
        return doubts.prefix(Self.most).map { "\($0.message.description)\n" }.joined()
            + (rest > 0 ? "\(rest) more are doubted for the same event.\n" : "")
            + "hint: Set it right; if it is so, record it with --anyway.\n"
    }
}
