import CanonicalJSON
import ExtendedDateTime
import Reports
import Domain

/// How many events there are: by kind, by the year in which they happened, by who recorded them.
public struct StatsReport: Report {
    private let title: String
    private let asOf: AsOf
    private let groups: [(name: String, counts: [(label: String, count: Int)])]

    private static let most = 12

    init(_ title: String, _ knowledge: KnownEvents, _ asOf: AsOf) {
        self.title = title
        self.asOf = asOf
        let facts = knowledge.facts
        func counted(_ labels: [String], byCount: Bool) -> [(label: String, count: Int)] {
            let counts = Dictionary(labels.map { ($0, 1) }, uniquingKeysWith: +).map {
                (label: $0.key, count: $0.value)
            }
            return byCount
                ? Array(counts.sorted { ($1.count, $0.label) < ($0.count, $1.label) }.prefix(Self.most))
                : Array(counts.sorted { $0.label < $1.label }.suffix(Self.most))
        }
        let years = facts.compactMap { event -> String? in
            guard let on = event.on, on.bounds.earliest.isFinite else { return nil }
            return String(on.bounds.earliest.description.prefix(4))
        }
        groups = [
            ("Kinds of events", counted(knowledge.events.map(\.type), byCount: true)),
            ("Years in which they happened, the last \(Self.most)", counted(years, byCount: false)),
            (
                "Months in which they were recorded, the last \(Self.most)",
                counted(knowledge.events.map { String($0.recorded.description.prefix(7)) }, byCount: false)
            ),
            ("Recorded by", counted(knowledge.events.map(\.by), byCount: true)),
        ]
    }

    public var json: JSON {
        .object(
            JSONObject(
                [
                    ("known_on", .string(asOf.knownOn)), ("size", .integer(asOf.log.size)), ("log", asOf.log.json),
                ]
                    + groups.map { group in
                        (group.name, .object(JSONObject(group.counts.map { ($0.label, .integer($0.count)) })))
                    }))
    }

    public var document: Document {
        var document = Document("Statistics of \(title)")
        document.add(
            facts: asOf.log.noticeFacts + [
                Fact("events", Phrase(String(asOf.log.size))), Fact("known on", Phrase(asOf.knownOn)),
            ])
        for group in groups where !group.counts.isEmpty {
            document.add(heading: Phrase(group.name))
            let most = group.counts.map(\.count).max() ?? 1
            document.add(
                Table(
                    ["what", "events", "share"],
                    group.counts.map {
                        [Phrase($0.label), Phrase(String($0.count)), Phrase(Self.bar($0.count, of: most))]
                    }))
        }
        return document
    }

    public var tables: [DataTable] {
        asOf.stamp([
            DataTable(
                "counts", "How many events there are.",
                groups.flatMap { group in group.counts.map { (group: group.name, count: $0) } },
                [
                    ("by", { .string($0.group) }), ("what", { .string($0.count.label) }),
                    ("events", { .integer($0.count.count) }),
                ])
        ])
    }

    /// A bar of at most twenty cells, to an eighth of one.
    private static func bar(_ count: Int, of most: Int) -> String {
        let eighths = max(1, count * 160 / max(1, most))
        return String(repeating: "█", count: eighths / 8) + (eighths % 8 == 0 ? "" : String("▏▎▍▌▋▊▉"[eighths % 8 - 1]))
    }
}

extension String {
    fileprivate subscript(place: Int) -> Character { self[index(startIndex, offsetBy: place)] }
}

extension LedgerView {
    /// How many events there are, by kind, year and recorder.
    public func stats(_ text: String?) throws -> StatsReport {
        let asOf = try asOf(on: nil)
        guard let text else { return StatsReport("the whole ledger", try knowledge(), asOf) }
        let readSet = try readSet(text)
        return StatsReport(title(of: readSet, asOf), KnownEvents(readSet.events), asOf)
    }
}
