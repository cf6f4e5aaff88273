import EDTF
import EventLog

/// Up to when the ledger's knowledge counts: a prefix of the log.
public enum KnownOn: Sendable, Equatable {
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

extension Ledger {
    /// How many events were known: the length of the prefix of the log.
    public func size(knownOn moment: KnownOn) throws -> Int {
        let head = try log.head()
        switch moment {
        case .now: return head.size
        case .seq(let seq):
            guard seq < head.size else { throw QuestionError.noSuchSeq(seq, size: head.size) }
            return seq + 1
        case .day(let day, _): return try count(before: UTCInstant(startOf: Day(day.number + 1)), head.size)
        case .instant(let instant, _):
            return try count(before: UTCInstant(milliseconds: instant.milliseconds + 1), head.size)
        }
    }

    /// How many of the first events were recorded before an instant; `recorded` never decreases, so halving finds it.
    private func count(before instant: UTCInstant, _ size: Int) throws -> Int {
        var low = 0
        var high = size
        while low < high {
            let middle = (low + high) / 2
            if try event(at: middle).recorded < instant { low = middle + 1 } else { high = middle }
        }
        return low
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
