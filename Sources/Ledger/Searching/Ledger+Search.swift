import EDTF
import Projections
import Reports
import Vocabulary

extension Ledger {
    /// The names and ids that fit a text, as known at a moment; of names, where days are given, those borne then.
    ///
    /// Ids have no date: they mean the same for ever.
    public func search(_ text: String, on date: EDTF?, knownOn: KnownOn) throws -> SearchReport {
        try refresh()
        let size = try size(knownOn: knownOn)
        let days = date.map { DayRange($0.bounds) }
        let key = text.searchKey
        let ids = try index.registered().filter { $0.seq < size && $0.slug.contains(key) }
        return SearchReport(
            names: try names(matching: text, size: size, on: days),
            things: ids.map { .thing($0.namespace, $0.slug) }, on: date, knownOn: knownOn.text)
    }

    /// The names that fit a text and that parties bear, by the first `size` events.
    ///
    /// The index holds whatever name any event has ever given; what became of it, the events themselves tell.
    func names(
        matching text: String, size: Int, on days: DayRange? = nil, where isWanted: (NameMatch) -> Bool = { _ in true }
    ) throws -> [NameMatch] {
        let given = try index.names(matching: text).filter { $0.seq < size && isWanted($0) }
        guard !given.isEmpty else { return [] }
        let parties = Set(given.map { Reference.thing(.party, $0.party.text) })
        let known = Knowledge(try closure(of: index.seqs(mentioning: parties, identityOnly: true), upTo: size))
        return given.filter { known.bears($0.party, $0.text, givenBy: $0.seq, on: days) }
    }
}
