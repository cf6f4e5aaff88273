import ExtendedDateTime
import EventStore
import Projections
import Reports
import TransparencyLog
import Domain

extension LedgerView {
    /// Everything that stood on a day, as known on a day.
    ///
    /// - Parameter scope: what is told beside what stood.
    public func replay(
        on day: EDTF? = nil, filter: StateFilter = StateFilter(), telling scope: ReplayScope = .all
    ) throws -> ReplayReport {
        ReplayReport(try knowledge(), try asOf(on: day), filter: filter, telling: scope)
    }

    /// One subject, as it stood on a day.
    public func show(
        _ text: String, on day: EDTF? = nil, explains: Bool, filter: StateFilter = StateFilter()
    ) throws -> ShowReport {
        let asOf = try asOf(on: day)
        let readSet = try readSet(text)
        return ShowReport(
            title(of: readSet, asOf), readSet.subject, readSet.events, readSet.knowledge, asOf,
            explains: explains, filter: filter, where: readSet.includes)
    }

    /// The events about a subject, or all of them; where filters are given, those that pass.
    public func timeline(
        _ text: String?, on day: EDTF? = nil, order: TimelineReport.Order, filter: TimelineFilter = TimelineFilter()
    ) throws -> TimelineReport {
        guard let text else {
            let knowledge = try knowledge()
            let asOf = try asOf(on: day, reporting: knowledge.events)
            return TimelineReport(
                "the whole ledger", knowledge.events, knowledge, asOf, order: order, filter: filter)
        }
        let readSet = try readSet(text)
        let asOf = try asOf(on: day, reporting: readSet.events)
        return TimelineReport(
            title(of: readSet, asOf), readSet.events, readSet.knowledge, asOf, order: order, filter: filter)
    }

    /// What the rules find in the whole ledger, or about a subject.
    public func check(
        _ text: String?, on day: EDTF? = nil, rules: [any CheckRule.Type] = CheckRules.all
    ) throws -> CheckReport {
        guard let text else {
            let knowledge = try knowledge()
            let asOf = try asOf(on: day, reporting: knowledge.events)
            return CheckReport("the whole ledger", knowledge, asOf, rules: rules, where: { _ in true })
        }
        let readSet = try readSet(text)
        let asOf = try asOf(on: day, reporting: readSet.knowledge.events)
        return CheckReport(
            title(of: readSet, asOf), try withLookAlikes(readSet), asOf, rules: rules, where: readSet.covers)
    }

    /// What is known of a subject, and of the parties whose names look like its own.
    private func withLookAlikes(_ readSet: SubjectReadSet) throws -> KnownEvents {
        let knowledge = readSet.knowledge
        guard let party = readSet.subject.party, let identity = knowledge.identity(of: party) else { return knowledge }
        let others = try Set(identity.names.flatMap { try catalog.parties(looking: $0.name.text) })
            .map { Reference.thing(.party, $0.text) }
        let seqs = try index.seqs(mentioning: Set(others), identityOnly: true)
        let further = try self.readSet(of: seqs)
        return KnownEvents((knowledge.events + further).uniqued(by: \.seq).sorted { $0.seq < $1.seq })
    }

    func title(of readSet: SubjectReadSet, _ asOf: AsOf) -> String {
        if let party = readSet.subject.party {
            return readSet.knowledge.displayName(of: party, on: asOf.days)
        }
        return readSet.subject.description
    }
}
