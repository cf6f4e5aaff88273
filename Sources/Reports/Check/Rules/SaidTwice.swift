import CanonicalJSON
import Domain

/// One source says one thing twice.
public enum SaidTwice: CheckRule {
    public static let name = "said-twice"
    public static let severity = Severity.warning
    public static let beforeRecording = Doubt.holdsUp
    public static let summary = "Two events say the same, on the same day, by the same sources."
    public static let advice =
        "If it happened once, one entry is enough. If it happened twice, record the second with --anyway, and link the two as distinct."
    public static let example = CheckExample(
        odd: """
            {"type":"membership.joined","key":"x","on":"2020","sources":[{"source":"s"}],"data":{"member":"a","organisation":"o"}}
            {"type":"membership.joined","key":"y","on":"2020","sources":[{"source":"s"}],"data":{"member":"a","organisation":"o"}}
            """,
        sound: """
            {"type":"membership.joined","on":"2020","sources":[{"source":"s"}],"data":{"member":"a","organisation":"o"}}
            {"type":"membership.joined","on":"2020","sources":[{"source":"u"}],"data":{"member":"a","organisation":"o"}}
            """)

    public static func findings(in inspection: Inspection) -> [CheckFinding] {
        let said = Dictionary(grouping: inspection.facts.filter { !isOfIdentity($0) }, by: { Saying($0) })
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
            + events.dropFirst().filter { !inspection.knowledge.areDistinct([first.seq], [$0.seq]) }
    }

    /// A party or a source has what it is told of by several events.
    private static func isOfIdentity(_ event: Event) -> Bool { event.on == nil && event.stated == nil }

    private struct Saying: Hashable {
        let type: String
        let on: String
        let modality: String?
        let data: String
        let sources: String

        /// - Parameter places: whether it is another saying where a source says it in another place.
        init(_ event: Event, places: Bool = true) {
            type = event.type
            on = event.on?.description ?? event.stated ?? ""
            modality = event.modality?.rawValue
            data = event.line.root["data"]?.json.withSortedLists.canonicalText ?? ""
            sources =
                places
                ? event.line.root["sources"]?.json.withSortedLists.canonicalText ?? ""
                : event.sources.map(\.source.text).sorted().joined(separator: " ")
        }
    }

    /// A number that two events share that say the same, wherever a source says it: two rows of a table.
    public static func key(of event: Event) -> Int { Saying(event, places: false).hashValue }
}

extension JSON {
    /// Whoever is named first or last: a list of parties says the same.
    fileprivate var withSortedLists: JSON {
        switch self {
        case .array(let elements):
            .array(elements.map(\.withSortedLists).sorted { $0.canonicalText < $1.canonicalText })
        case .object(let object):
            .object(JSONObject(object.map { ($0.key, $0.value.withSortedLists) }))
        default: self
        }
    }
}
