import ExtendedDateTime

/// Up to when the ledger's knowledge counts: a prefix of the log.
public enum TransactionTime: Sendable, Equatable {
    case now
    /// The whole of a UTC day.
    case day(Day, text: String)
    case instant(UTCInstant, text: String)
    /// Up to and with an event.
    case seq(Int)

    /// Reads `now`, `@SEQ`, an instant (`2024-02-16T12:00:00Z`, `2024-02-16T07:00:00-05:00`) or a day.
    public init?(_ text: String) {
        if text == "now" {
            self = .now
        } else if text.hasPrefix("@") {
            guard let seq = Int(text.dropFirst()), seq >= 0 else { return nil }
            self = .seq(seq)
        } else if text.utf8.count > 10, let instant = UTCInstant(timestamp: text) {
            self = .instant(instant, text: text)
        } else if text.utf8.count == 10, let date = try? EDTF(text), date.bounds.earliest == date.bounds.latest {
            self = .day(date.bounds.earliest, text: text)
        } else {
            return nil
        }
    }

    public var text: String {
        switch self {
        case .now: "now"
        case .day(_, let text), .instant(_, let text): text
        case .seq(let seq): "@\(seq)"
        }
    }
}

/// Why a question cannot be answered.
public enum QuestionError: Error, Sendable {
    case noSuchSeq(Int, size: Int)
    case noSuchEvent(String, size: Int)
    case noSuchSubject(String, similar: [String])
    case ambiguousSubject(String, candidates: [String])
    /// No event about the subject says anything of the field.
    case noSuchField(String, subject: String, fields: [String])
    /// The earlier of two moments was given last.
    case reversed(String, String)
}
