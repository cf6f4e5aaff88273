import ExtendedDateTime
import Reports
import Domain

extension LedgerView {
    /// What changed in the world between two days.
    public func diff(on before: EDTF, _ after: EDTF) throws -> WorldDiffReport {
        let knowledge = try knowledge()
        return WorldDiffReport(
            from: ReplayReport(knowledge, try asOf(on: before)),
            to: ReplayReport(knowledge, try asOf(on: after)))
    }

    /// What was learned since an earlier moment, and which answers for a day it changed.
    public func diff(since earlier: TransactionTime, on day: EDTF?) throws -> KnowledgeDiffReport {
        let before = try at(earlier)
        guard before.size <= size else { throw QuestionError.reversed(earlier.text, knownOn.text) }
        let since = try before.size > 0 ? event(at: before.size - 1).recorded.day : .distantPast
        let knowledge = try knowledge()
        return KnowledgeDiffReport(
            try before.knowledge(), knowledge, from: try before.asOf(on: day),
            to: try asOf(on: day, reporting: Array(knowledge.events.dropFirst(before.size))),
            since: max(since, earlier.day ?? since))
    }
}

extension TransactionTime {
    /// The day of the moment, where it names one.
    var day: Day? {
        switch self {
        case .day(let day, _): day
        case .instant(let instant, _): instant.day
        case .now, .seq: nil
        }
    }
}
