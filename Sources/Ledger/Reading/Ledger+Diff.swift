import EDTF
import Reports
import Vocabulary

extension Ledger {
    /// What changed in the world between two days, as known at a moment.
    public func diff(on before: EDTF, _ after: EDTF, knownOn: KnownOn) throws -> WorldDiffReport {
        let old = try replay(AsOf(on: before, knownOn: knownOn))
        return WorldDiffReport(from: old, to: try replay(AsOf(on: after, knownOn: knownOn)))
    }

    /// What was learned between two moments, and which answers for a day it changed.
    public func diff(knownOn before: KnownOn, _ after: KnownOn, on day: EDTF?) throws -> KnowledgeDiffReport {
        let old = try question(on: day, knownOn: before)
        let new = try question(on: day, knownOn: after)
        guard old.log.size <= new.log.size else { throw QuestionError.reversed(before.text, after.text) }
        let since = try old.log.size > 0 ? event(at: old.log.size - 1).recorded.day : .distantPast
        return KnowledgeDiffReport(
            try knowledge(size: old.log.size), try knowledge(size: new.log.size), from: old, to: new,
            since: max(since, before.day ?? since))
    }
}

extension KnownOn {
    /// The day of the moment, where it names one.
    var day: Day? {
        switch self {
        case .day(let day, _): day
        case .instant(let instant, _): instant.day
        case .now, .seq: nil
        }
    }
}
