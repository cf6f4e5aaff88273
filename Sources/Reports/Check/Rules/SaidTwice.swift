import CanonicalJSON
import Domain

/// One source says one thing twice.
enum SaidTwice: CheckRule {
    static let name = "said-twice"
    static let severity = Severity.warning
    static let beforeRecording = Doubt.holdsUp
    static let summary = "Two events say the same, on the same day, by the same sources."
    static let advice =
        "If it happened once, retract one of them. If it happened twice, say in `note` what tells them apart, or link them as distinct."
    static let example = CheckExample(
        odd: """
            {"type":"membership.joined","key":"x","on":"2020","sources":[{"source":"s"}],"data":{"member":"a","organisation":"o"}}
            {"type":"membership.joined","key":"y","on":"2020","sources":[{"source":"s"}],"data":{"member":"a","organisation":"o"}}
            """,
        sound: """
            {"type":"membership.joined","on":"2020","sources":[{"source":"s"}],"data":{"member":"a","organisation":"o"}}
            {"type":"membership.joined","on":"2020","sources":[{"source":"u"}],"data":{"member":"a","organisation":"o"}}
            """)

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        let said = Dictionary(grouping: inspection.facts.filter { !isOfIdentity($0) }, by: Saying.init)
        return said.values.filter { $0.count > 1 }.map { events in
            let events = events.sorted { $0.seq < $1.seq }
            return (events, distinct(events, in: inspection))
        }.filter { $0.1.count > 1 }.map { _, events in
            finding(
                inspection.subject(of: events[0]), events.map(\.seq),
                "It is said \(events.count.of("time")) in the same words.")
        }
    }

    /// Those that no link tells apart from the first.
    private static func distinct(_ events: [Event], in inspection: Inspection) -> [Event] {
        guard let first = events.first else { return [] }
        return [first]
            + events.dropFirst().filter { !inspection.knowledge.areDistinct([first.id], [$0.id]) }
    }

    /// A party or a source has what it is told of by several events.
    private static func isOfIdentity(_ event: Event) -> Bool { event.on == nil && event.stated == nil }

    private struct Saying: Hashable {
        let type: String
        let on: String
        let modality: String?
        let data: String
        let sources: String

        init(_ event: Event) {
            type = event.type
            on = event.on?.description ?? event.stated ?? ""
            modality = event.modality?.rawValue
            data = event.line.root["data"]?.json.canonicalText ?? ""
            sources = event.line.root["sources"]?.json.canonicalText ?? ""
        }
    }
}
