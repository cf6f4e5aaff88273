import CanonicalJSON
import LedgerCore
import Domain

/// What the words of a command line say.
public struct Recording: Sendable {
    /// A draft: `type`, `data` and what was given of the envelope. Its id, unless given, is the caller's to set.
    public let draft: JSON
    /// What was given of the companion type's `data`.
    public let companion: JSONObject
    /// What was changed on the way, for the person to know.
    public let notes: [RecordingNote]
}

/// A change that was made to what was typed.
public enum RecordingNote: Sendable, Equatable, CustomStringConvertible {
    /// Blanks around a date were left out: EDTF has none.
    case trimmed(option: String)

    public var description: String {
        switch self {
        case .trimmed(let option): "note: \(option): the blanks around the date were left out."
        }
    }
}

/// What the command line can ask of a ledger while it reads.
public struct EventLookup {
    /// The id of the event at a position, for `@12`.
    let id: (_ seq: Int) -> EventID?
    /// The type of an event, so that a correction's values are read in the kinds of the fields that they correct.
    let definition: (_ id: EventID) -> Definition?

    public init(id: @escaping (_ seq: Int) -> EventID?, definition: @escaping (_ id: EventID) -> Definition?) {
        self.id = id
        self.definition = definition
    }

    /// Knows no events: `@12` is refused, and what a correction sets is text or JSON.
    public static var none: EventLookup { EventLookup(id: { _ in nil }, definition: { _ in nil }) }
}

extension EventLookup {
    /// Asks a view of the ledger; knows no events where there is none.
    init(_ view: LedgerView?) {
        self.init(
            id: { seq in view.flatMap { (0..<$0.size).contains(seq) ? try? $0.event(at: seq).id : nil } },
            definition: { id in (try? view?.event(withID: id))?.definition })
    }
}
