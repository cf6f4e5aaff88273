import ExtendedDateTime
import Projections
import Reports
import Domain

extension LedgerView {
    /// The names and ids that fit a text; of names, where days are given, those borne then.
    ///
    /// Ids have no date: they mean the same for ever.
    public func search(_ text: String, on date: EDTF? = nil) throws -> SearchReport {
        let key = text.searchKey
        let ids = try catalog.registered().filter { $0.slug.contains(key) }
        return SearchReport(
            names: try names(matching: text, on: date.map { DayRange($0.bounds) }),
            things: ids.map { .thing($0.namespace, $0.slug) }, on: date, knownOn: knownOn.text, log: try treeHead())
    }

    /// The names that fit a text and that parties bear.
    ///
    /// The catalog holds whatever name any event has ever given; what became of it, the events themselves tell.
    func names(
        matching text: String, on days: DayRange? = nil, where isWanted: (NameMatch) -> Bool = { _ in true }
    ) throws -> [NameMatch] {
        let given = try catalog.names(matching: text).filter(isWanted)
        guard !given.isEmpty else { return [] }
        let parties = Set(given.map { Reference.thing(.party, $0.party.text) })
        let known = KnownEvents(try readSet(of: index.seqs(mentioning: parties, identityOnly: true)))
        var renamings = Renamings(days ?? .anyTime)
        return given.filter { known.bears($0.party, $0.text, givenBy: $0.seq, on: days, &renamings) }
    }
}
