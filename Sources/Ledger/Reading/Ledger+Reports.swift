import EDTF
import EventStore
import Projections
import Reports
import TransparencyLog
import Domain

extension LedgerView {
    /// Everything that stood on a day, as known on a day.
    public func replay(on day: EDTF? = nil, filter: StateFilter = StateFilter()) throws -> ReplayReport {
        ReplayReport(try knowledge(), try question(on: day), filter: filter)
    }

    /// One subject, as it stood on a day.
    public func show(
        _ text: String, on day: EDTF? = nil, explains: Bool, filter: StateFilter = StateFilter()
    ) throws -> ShowReport {
        let question = try question(on: day)
        let dossier = try dossier(text)
        return ShowReport(
            title(of: dossier, question), dossier.subject, dossier.events, dossier.knowledge, question,
            explains: explains, filter: filter, where: dossier.includes)
    }

    /// The events about a subject, or all of them; where filters are given, those that pass.
    public func timeline(
        _ text: String?, on day: EDTF? = nil, order: TimelineReport.Order, filter: TimelineFilter = TimelineFilter()
    ) throws -> TimelineReport {
        let question = try question(on: day)
        guard let text else {
            let knowledge = try knowledge()
            return TimelineReport(
                "the whole ledger", knowledge.events, knowledge, question, order: order, filter: filter)
        }
        let dossier = try dossier(text)
        return TimelineReport(
            title(of: dossier, question), dossier.events, dossier.knowledge, question, order: order, filter: filter)
    }

    /// What the rules find in the whole ledger, or about a subject.
    public func check(
        _ text: String?, on day: EDTF? = nil, rules: [any CheckRule.Type] = CheckRules.all
    ) throws -> CheckReport {
        let question = try question(on: day)
        guard let text else {
            return CheckReport(
                "the whole ledger", try knowledge(), question, rules: rules, where: { _ in true }
            )
        }
        let dossier = try dossier(text)
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
