import Domain

extension AuditReport {
    /// The first screen: what stood, what was changed last, and what is missing.
    var head: TrailHead {
        TrailHead(states, on: asOf.days, asked: asOf.on.readable, changed: changed, missing: missing)
    }

    /// What was corrected, retracted or decided among the entries; `nil` where nothing was.
    private var changed: Phrase? {
        let undone = entries.filter { $0.retraction != nil }
        let decided = preferences.map(\.event)
        let withdrawn = retractedSources.map(\.retraction)
        let days = (corrections.map(\.event) + undone.compactMap(\.retraction) + decided + withdrawn).map(\.recorded)
        guard let last = days.max() else { return nil }
        var parts: [Phrase] = []
        if !corrections.isEmpty { parts.append(Phrase(corrections.count.of("correction"))) }
        if !undone.isEmpty { parts.append(Phrase("\(undone.count.of("entry", "entries")) retracted")) }
        if !withdrawn.isEmpty {
            parts.append("\(withdrawn.count.of("source")) retracted (\(Self.references(to: withdrawn)))")
        }
        if !decided.isEmpty {
            let what = "\(decided.count.of("decision")) which of several claims counts"
            parts.append("\(what) (\(Self.references(to: decided)))")
        }
        return parts.joined(by: "; ") + Phrase("; the last on \(last.day.readable).")
    }

    private static func references(to events: [Event]) -> Phrase {
        events.map { Phrase([.event($0.seq)]) }.joined(by: ", ")
    }

    /// What a reviewer would ask for; `nil` where nothing is known to be missing.
    private var missing: Phrase? {
        let open = states[.visits].count { $0.answer.status == Status.overdue }
        let unsourced = entries.count { $0.event.on != nil && $0.event.sources.isEmpty && !$0.event.isImported }
        let grave = findings.count { $0.severity > .notice }
        let parts = [
            (open, "\(open.of("planned visit")) \(open.verb("has", "have")) no outcome"),
            (unsourced, "\(unsourced.of("dated entry", "dated entries")) \(unsourced.verb("names", "name")) no source"),
            (grave, "\(grave.of("finding")) \(grave.verb("asks", "ask")) to be looked at"),
        ].filter { $0.0 > 0 }.map(\.1)
        return parts.isEmpty ? nil : Phrase(parts.joined(separator: "; ").capitalizedFirst + ".")
    }
}
