import CanonicalJSON
import Domain

/// One source says one thing twice, and the second time no more than before.
public enum SaidTwice: CheckRule {
    public static let name = "said-twice"
    public static let severity = Severity.warning
    public static let beforeRecording = Doubt.holdsUp
    public static let summary = "An event says nothing that another one by the same source does not say already."
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
        var first: [Int: Int] = [:]
        var said: [Int: [Event]] = [:]
        for pair in Saying.pairs(in: inspection, where: { $0.modality == $1.modality })
        where pair.additions.isEmpty && first[pair.later.seq] == nil {
            let root = first[pair.earlier.seq] ?? pair.earlier.seq
            first[pair.later.seq] = root
            said[root, default: [pair.earlier]].append(pair.later)
        }
        return said.values.map { events in
            finding(
                inspection.subject(of: events[0]), events.map(\.seq),
                "It is said \(events.count.of("time")), the last time with nothing new.")
        }
    }

    /// A number that two events share that say the same, wherever a source says it: two rows of a table.
    public static func key(of event: Event) -> Int {
        var hasher = Hasher()
        hasher.combine(event.type)
        hasher.combine(event.on?.description ?? event.stated ?? "")
        hasher.combine(event.modality)
        hasher.combine(event.line.root["data"]?.json.withSortedLists.canonicalText ?? "")
        hasher.combine(event.sources.map(\.source.text).sorted())
        return hasher.finalize()
    }
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
