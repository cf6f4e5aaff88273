import Domain

/// One agreement or one visit under two ids.
enum SameUndertaking: CheckRule {
    static let name = "one-under-two-ids"
    static let severity = Severity.warning
    static let beforeRecording = Doubt.holdsUp
    static let summary =
        "Two agreements have the same parties, kind and day of signing, or two visits the same visitors, hosts and day."
    static let advice =
        "If it is one, retract what is recorded under one of the ids, and record it under the other. If they are two, link their "
        + "events as distinct."
    static let adviceBeforeRecording = "If it is the same, give the id that it has."
    static let example = CheckExample(
        odd: """
            {"type":"agreement.registered","data":{"agreement":"x","kind":"partnership","form":"bilateral","parties":["a","b"]}}
            {"type":"agreement.signed","on":"2010-05-01","data":{"agreement":"x"}}
            {"type":"agreement.registered","data":{"agreement":"y","kind":"partnership","form":"bilateral","parties":["b","a"]}}
            {"type":"agreement.signed","on":"2010-05-01","data":{"agreement":"y"}}
            """,
        sound: """
            {"type":"agreement.registered","data":{"agreement":"x","kind":"partnership","form":"bilateral","parties":["a","b"]}}
            {"type":"agreement.signed","on":"2010-05-01","data":{"agreement":"x"}}
            {"type":"agreement.registered","data":{"agreement":"y","kind":"sister-city","form":"bilateral","parties":["b","a"]}}
            {"type":"agreement.signed","on":"2010-05-01","data":{"agreement":"y"}}
            """)

    /// What two of them would have in common.
    private struct Likeness: Hashable {
        /// What it is that they have in common, in words.
        let words: String
        let kind: String
        let sides: [Set<PartyID>]
        let day: String
    }

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        let knowledge = inspection.knowledge
        var bearers: [Likeness: [Subject]] = [:]
        for subject in knowledge.subjects {
            let facts = knowledge.facts(about: subject).filter(\.isAsserted)
            let own =
                switch subject.kind {
                case is Agreements.Type: likenesses(ofAgreement: facts, in: knowledge)
                case is Visits.Type: likenesses(ofVisit: facts, in: knowledge)
                default: [Likeness]()
                }
            for likeness in Set(own) { bearers[likeness, default: []].append(subject) }
        }
        var pairs: [[Int]: CheckFinding] = [:]
        for (likeness, alike) in bearers where alike.count > 1 {
            let alike = alike.map { (subject: $0, seqs: knowledge.facts(about: $0).map(\.seq)) }
                .sorted { ($0.seqs[0], $0.subject) < ($1.seqs[0], $1.subject) }
            for (place, later) in alike.enumerated().dropFirst() {
                guard let earlier = alike[..<place].first(where: { !knowledge.areDistinct($0.seqs, later.seqs) }),
                    inspection.includes(earlier.subject) || inspection.includes(later.subject)
                else { continue }
                let (own, other) =
                    inspection.includes(later.subject)
                    ? (later.subject, earlier.subject) : (earlier.subject, later.subject)
                let events = [earlier.seqs[0], later.seqs[0]]
                pairs[events] = finding(own, events, "It has \(likeness.words) of \(other).")
            }
        }
        return Array(pairs.values)
    }

    private static func likenesses(ofAgreement facts: [Event], in knowledge: KnownEvents) -> [Likeness] {
        guard let registered = facts.first(where: { $0.type == AgreementRegistered.type }) else { return [] }
        let registration = registered[AgreementRegistered.self]
        let signings = facts.filter { $0.type == AgreementSigned.type }.compactMap { $0.on?.description }
        let concluded = registered.line.root["data"]?["concluded"]?.string
        let days = signings + [concluded].compactMap(\.self)
        return (days.isEmpty ? [""] : days).map { day in
            Likeness(
                words: day.isEmpty
                    ? "no day of signing, and the parties and the kind"
                    : "the parties, the kind and the day of signing",
                kind: registration.kind.rawValue, sides: [Set(registration.parties.map(knowledge.canonical))],
                day: day)
        }
    }

    private static func likenesses(ofVisit facts: [Event], in knowledge: KnownEvents) -> [Likeness] {
        facts.filter { $0.type == VisitHeld.type }.compactMap { event in
            let sides = ["visitors", "hosts"].map { Set(event.participants($0, with: []).map(knowledge.canonical)) }
            guard let day = event.on?.description, !sides[0].isEmpty else { return nil }
            return Likeness(words: "the visitors, the hosts and the day", kind: VisitHeld.type, sides: sides, day: day)
        }
    }
}
