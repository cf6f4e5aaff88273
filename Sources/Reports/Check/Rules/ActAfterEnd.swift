import Domain
import ExtendedDateTime

/// Somebody acts after the end: a dissolved organisation receives a visit, a dead person signs.
enum ActAfterEnd: CheckRule {
    static let name = "act-after-end"
    static let severity = Severity.error
    static let beforeRecording = Doubt.holdsUp
    static let summary = "Somebody who had ended or died visits, receives, meets, speaks, asks or signs."
    static let advice =
        "One of the dates is wrong, or somebody else is meant: a successor, a namesake. Correct the date or the party."
    static let adviceBeforeRecording =
        "One of the dates is wrong, or somebody else is meant: a successor, a namesake. Give the right date or party; if what is "
        + "recorded is wrong, correct that first."
    static let example = CheckExample(
        odd: """
            {"type":"party.ended","on":"2019","data":{"party":"p","mode":"death"}}
            {"type":"meeting.held","on":"2020","data":{"participants":[{"party":"p"},{"party":"a"}]}}
            """,
        sound: """
            {"type":"party.ended","on":"2019","data":{"party":"p","mode":"death"}}
            {"type":"meeting.held","on":"2018","data":{"participants":[{"party":"p"},{"party":"a"}]}}
            """)

    /// The fields that name whoever acts. What parties do in agreements, memberships and offices is told by their periods.
    private static let acting = [
        "visitors", "hosts", "organisers", "inviters", "payers", "coordinated_with", "participants", "signatories",
        "speaker", "asker", "actor",
    ]

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        let knowledge = inspection.knowledge
        let endings = Dictionary(
            grouping: knowledge.facts.filter { $0.type == PartyEnded.type && $0.isAsserted },
            by: { knowledge.canonical($0[PartyEnded.self].party) })
        guard !endings.isEmpty else { return [] }
        return inspection.facts.filter(\.isAsserted).compactMap { event in
            guard let on = event.on else { return nil }
            for actor in actors(in: event, knowledge) {
                let ending = endings[actor]?.first { $0.on?.isSurelyBefore(on) ?? false }
                guard let ending else { continue }
                return finding(
                    inspection.subject(of: event), [event.seq, ending.seq],
                    "\(inspection.names[actor]) is said to take part, and had ended by then.")
            }
            return nil
        }
    }

    private static func actors(in event: Event, _ knowledge: KnownEvents) -> [PartyID] {
        Mention.all(in: event).compactMap { mention in
            guard case .thing(.party, let id) = mention.target,
                acting.contains(where: { mention.path == "/data/\($0)" || isMember(mention.path, of: $0) })
            else { return nil }
            return knowledge.canonical(PartyID(id))
        }
    }

    /// Whether a path leads to the party of an element of a list.
    private static func isMember(_ path: String, of list: String) -> Bool {
        path.hasPrefix("/data/\(list)/")
            && (path.hasSuffix("/party") || path.dropFirst(7 + list.count).allSatisfy(\.isNumber))
    }
}
