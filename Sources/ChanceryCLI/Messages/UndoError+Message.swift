import LedgerCore
import Domain

extension UndoError {
    var message: Message {
        switch self {
        case .nothing(let recorder, let last):
            Message(
                what: "no entry of \(recorder) counts here, so there is nothing to undo.",
                hint: last.map { "Name the recorder with --by, such as --by \($0.by) for @\($0.seq), the last event." }
                    ?? "To let an entry count again: chancery retract @SEQ --reason TEXT, of the retraction.")
        case .aboutLedger(let event):
            Message(
                what: "\(Self.last(event, of: event.by)): what the ledger says of itself is never taken back.",
                hint: "To take back an entry before it: chancery retract @SEQ --reason TEXT.")
        case .imported(let event, let recorder):
            Message(
                what: "\(Self.last(event, of: recorder)), which an import took from a file.",
                why: "Undo is for what was recorded by hand.",
                hint: "To take it back all the same: chancery retract @\(event.seq) --reason TEXT.")
        }
    }

    private static func last(_ event: Event, of recorder: String) -> String {
        "the last entry of \(recorder) that counts is @\(event.seq), \(event.type)"
    }
}
