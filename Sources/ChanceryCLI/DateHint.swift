import ExtendedDateTime
import LedgerCore
import LedgerFolders
import Domain

/// What to write on a command line in the place of a text that is no date in EDTF: a sentence for a hint.
enum DateHint {
    /// Where a date is asked about. Words are read as if they were said today.
    static func question(_ text: String, otherwise: String, _ environment: Environment = .process) -> String {
        guard let proposal = DateProposal(text) else { return otherwise }
        guard proposal == .relativeWords, let today = today(text, environment) else { return proposal.advice }
        return "Write \(today), which is meant if it is said today."
    }

    /// Where an event is recorded, for its date: the words of a source are kept beside it.
    static func recording(_ text: String, _ environment: Environment) -> String? {
        let stated = "Write --stated \(text.quotedForShell), which keeps the words"
        switch DateProposal(text) {
        case .words(let date)?: return "\(stated) and is taken as \(DateProposal.told([date]))."
        case .relativeWords?:
            let meaning = today(text, environment).map { " and is taken as \($0) if it is said today" } ?? ""
            return "\(stated)\(meaning); --anchor DATE says on which day it was said."
        case let proposal: return proposal?.advice
        }
    }

    private static func today(_ text: String, _ environment: Environment) -> String? {
        (try? EDTF(words: text, anchor: environment.now().day)).map { DateProposal.told([$0]) }
    }
}

extension Problem {
    /// The problem as whoever recorded on a command line is told: each field by its option, and a date in words by its own.
    func message(for syntax: RecordingSyntax, _ environment: Environment) -> Message {
        let message = message(label: syntax.label)
        guard path == "/on", case .badDate(let text, _) = kind, let hint = DateHint.recording(text, environment) else {
            return message
        }
        return Message(place: message.place, what: message.what, why: message.why, hint: hint)
    }
}
