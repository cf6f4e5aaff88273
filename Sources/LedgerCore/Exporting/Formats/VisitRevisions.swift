import ExtendedDateTime
import Domain

/// How often what the ledger says of each visit has changed, and when last: the `SEQUENCE` and `DTSTAMP` of its entry in a
/// calendar (RFC 5545, 3.8.7.4 and 3.8.7.2).
///
/// Counted is what was ever recorded of the visit: its own events, and the corrections, retractions, links and preferences
/// that bear on them, to any depth. Nothing that is retracted leaves the count, so that it never falls.
struct VisitRevisions {
    private(set) var byVisit: [VisitID: Revisions] = [:]
    /// The visits on which an event bears.
    private var visits: [EventID: Set<VisitID>] = [:]

    struct Revisions: Equatable {
        var count: Int
        var last: UTCInstant
    }

    /// Of events in the order of the log: what controls an event is newer than it.
    init(_ events: [Event]) {
        for event in events where event.definition != nil {
            let touched = event.isControl ? controlled(by: event) : Self.stated(by: event)
            guard !touched.isEmpty else { continue }
            visits[event.id] = touched
            for visit in touched {
                byVisit[visit] = Revisions(count: (byVisit[visit]?.count ?? 0) + 1, last: event.recorded)
            }
        }
    }

    private static func stated(by event: Event) -> Set<VisitID> {
        event.as(VisitFields.self).map { [$0.visit] } ?? []
    }

    /// What a correction moves to another visit belongs to both from then on.
    private mutating func controlled(by event: Event) -> Set<VisitID> {
        let targets = Mention.all(in: event).compactMap { mention -> EventID? in
            if case .event(let id) = mention.target { id } else { nil }
        }
        var touched = targets.reduce(into: Set<VisitID>()) { $0.formUnion(visits[$1] ?? []) }
        guard event.type == FactCorrected.type, !touched.isEmpty else { return touched }
        for change in event[FactCorrected.self].changes.entries where change.pointer == "/data/visit" {
            if let other = change.value.string { touched.insert(VisitID(other)) }
        }
        visits[event[FactCorrected.self].target]?.formUnion(touched)
        return touched
    }
}
