import Domain

/// A preference that decides nothing.
enum IdlePreference: CheckRule {
    static let name = "preference-decides-nothing"
    static let severity = Severity.warning
    static let summary =
        "A preference lets a date stand, and decides nothing: it has no rival, or a later preference decides."
    static let advice =
        "Look whether what it chose is still meant: a claim that it passed over may have been corrected or retracted, or an event "
        + "may have come to tell of another time. Retract the preference, or prefer anew."
    static let example = CheckExample(
        odd: """
            {"type":"membership.joined","key":"x","on":"2020-01-01","data":{"member":"a","organisation":"o"}}
            {"type":"membership.joined","key":"y","on":"2021-01-01","data":{"member":"a","organisation":"o"}}
            {"type":"claim.preferred","reason":"Nearer.","data":{"prefer":"x","among":["x","y"],"rule":"nearest"}}
            {"type":"fact.retracted","reason":"Forged.","data":{"event":"y"}}
            """,
        sound: """
            {"type":"membership.joined","key":"x","on":"2020-01-01","data":{"member":"a","organisation":"o"}}
            {"type":"membership.joined","key":"y","on":"2021-01-01","data":{"member":"a","organisation":"o"}}
            {"type":"claim.preferred","reason":"Nearer.","data":{"prefer":"x","among":["x","y"],"rule":"nearest"}}
            """)

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        let knowledge = inspection.knowledge
        let facts = Dictionary(inspection.facts.map { ($0.id, $0) }) { first, _ in first }
        return knowledge.events.compactMap { event -> CheckFinding? in
            guard event.isAsserted, event.definition != nil, knowledge.retractions[event.seq] == nil,
                let preference = event.as(ClaimPreferred.self), [nil, "on", "/on"].contains(preference.field),
                let fact = facts[preference.preferred]
            else { return nil }
            let timelines = knowledge.subjects(of: fact).compactMap { inspection.timeline(of: $0) }
            let deciding = timelines.compactMap(\.decidingPreferences)
            guard !deciding.isEmpty, !deciding.contains(where: { $0.contains(event.seq) }) else { return nil }
            return finding(
                inspection.subject(of: fact), [event.seq, fact.seq],
                "That @\(fact.seq) is to stand for its date decides nothing.")
        }
    }
}
