import EDTF
import EventLog
import Projections
import Reports
import TransparencyLog
import Vocabulary

/// The two dates of a question, as a command gives them.
public struct AsOf: Sendable {
    /// The day in the world; today where left out.
    public var on: EDTF?
    public var knownOn: KnownOn

    public init(on: EDTF? = nil, knownOn: KnownOn = .now) {
        self.on = on
        self.knownOn = knownOn
    }
}

extension Ledger {
    /// Everything that stood on a day, as known on a day.
    public func replay(_ asOf: AsOf, filter: StateFilter = StateFilter()) throws -> ReplayReport {
        let question = try question(on: asOf.on, knownOn: asOf.knownOn)
        let size = question.log.size
        // What is kept is for all parties.
        if filter.partStatuses.isEmpty, let kept = try kept(on: question.days, size: size) {
            return ReplayReport(kept, question, notApplied: try countNotApplied(size: size), filter: filter)
        }
        return ReplayReport(try knowledge(size: size), question, filter: filter)
    }

    /// One subject, as it stood on a day.
    public func show(
        _ text: String, _ asOf: AsOf, explains: Bool, filter: StateFilter = StateFilter()
    ) throws -> ShowReport {
        let question = try question(on: asOf.on, knownOn: asOf.knownOn)
        let dossier = try dossier(text, size: question.log.size)
        return ShowReport(
            title(of: dossier, question), dossier.subject, dossier.events, dossier.knowledge, question,
            explains: explains, filter: filter, where: dossier.includes)
    }

    /// The events about a subject, or all of them; where filters are given, those that pass.
    public func timeline(
        _ text: String?, _ asOf: AsOf, order: TimelineReport.Order, filter: TimelineFilter = TimelineFilter()
    ) throws -> TimelineReport {
        let question = try question(on: asOf.on, knownOn: asOf.knownOn)
        guard let text else {
            let knowledge = try knowledge(size: question.log.size)
            return TimelineReport(
                "the whole ledger", knowledge.events, knowledge, question, order: order, filter: filter)
        }
        let dossier = try dossier(text, size: question.log.size)
        return TimelineReport(
            title(of: dossier, question), dossier.events, dossier.knowledge, question, order: order, filter: filter)
    }

    /// What the rules find in the whole ledger, or about a subject.
    public func check(
        _ text: String?, _ asOf: AsOf, rules: [any CheckRule.Type] = CheckRules.all
    ) throws -> CheckReport {
        let question = try question(on: asOf.on, knownOn: asOf.knownOn)
        guard let text else {
            return CheckReport(
                "the whole ledger", try knowledge(size: question.log.size), question, rules: rules, where: { _ in true }
            )
        }
        let dossier = try dossier(text, size: question.log.size)
        return CheckReport(
            title(of: dossier, question), dossier.knowledge, question, rules: rules, where: dossier.covers)
    }

    func title(of dossier: Dossier, _ question: Question) -> String {
        if case .party(let party) = dossier.subject {
            return dossier.knowledge.displayName(of: party, on: question.days)
        }
        return dossier.subject.description
    }

}
