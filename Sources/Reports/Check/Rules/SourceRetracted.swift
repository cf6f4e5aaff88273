import Domain

/// An event that cites a source which was retracted.
enum SourceRetracted: CheckRule {
    static let name = "source-retracted"
    static let severity = Severity.warning
    static let beforeRecording = Doubt.holdsUp
    static let summary =
        "An event cites a source that was retracted, or one that took its words from nothing else. If it has no other, it makes nothing certain."
    static let advice =
        "Find out whether it is so by another source, and correct the event to cite that; or retract the event too."
    static let adviceBeforeRecording = "Find out whether it is so by another source, and cite that."
    static let example = CheckExample(
        odd: """
            {"type":"source.registered","key":"f","data":{"source":"f","kind":"letter"}}
            {"type":"membership.joined","on":"2020-01-01","sources":[{"source":"f"}],"data":{"member":"a","organisation":"o"}}
            {"type":"fact.retracted","reason":"Forged.","data":{"event":"f"}}
            """,
        sound: """
            {"type":"source.registered","key":"f","data":{"source":"f","kind":"letter"}}
            {"type":"membership.joined","on":"2020-01-01","sources":[{"source":"f"}],"data":{"member":"a","organisation":"o"}}
            """)

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        (inspection.facts + controls(in: inspection)).compactMap { fact in
            let cited = fact.sources.map(\.source).uniqued()
            let withdrawn = cited.filter { !inspection.knowledge.retractions(of: $0).isEmpty }
            guard !withdrawn.isEmpty else { return nil }
            let retractions = withdrawn.flatMap { inspection.knowledge.retractions(of: $0) }.sortedUniqued()
            let reasons = retractions.compactMap { inspection.knowledge.event(at: $0)?.reason }.uniqued()
            let others = cited.filter { !withdrawn.contains($0) }.map { "source:\($0)" }
            let isGroundless = inspection.knowledge.isGroundless(fact)
            return finding(
                subject(of: fact, inspection), [fact.seq] + retractions,
                "It cites \(withdrawn.map { "source:\($0)" }.listed), retracted\(reasons.isEmpty ? "" : ": \(reasons.map(\.quoted).listed)"). "
                    + (isGroundless
                        ? "Nothing else bears it: it makes nothing certain."
                        : "It stands on \(others.isEmpty ? "what corrects it" : others.listed)."))
        }
    }

    /// The corrections, links and preferences that speak of what was asked about.
    private static func controls(in inspection: Inspection) -> [Event] {
        let facts = Set(inspection.facts.map(\.id))
        return inspection.knowledge.events.filter { event in
            event.isControl && event.isAsserted && event.definition != nil && event.controls(facts)
                && inspection.knowledge.retractions[event.seq] == nil
        }
    }

    /// Of a correction, a link or a preference that of what it speaks of.
    private static func subject(of event: Event, _ inspection: Inspection) -> Subject {
        guard event.isControl else { return inspection.subject(of: event) }
        return inspection.facts.first { event.controls([$0.id]) }.map(inspection.subject) ?? .encounter(event.id)
    }
}
