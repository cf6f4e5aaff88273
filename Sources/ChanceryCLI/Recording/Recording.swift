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
