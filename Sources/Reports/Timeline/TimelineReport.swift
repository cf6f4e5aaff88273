import CanonicalJSON
import Domain

/// The events about a subject, one after the other.
public struct TimelineReport: LaidOutReport {
    /// By the days on which they happened, or by the order in which the ledger learned of them.
    public enum Order: String, CaseIterable, Sendable {
        case world
        case recorded
    }

    public let title: String
    public let asOf: AsOf
    public let order: Order
    public let filter: TimelineFilter
    public let entries: [Entry]
    /// Among the entries those that fell only possibly within the window.
    private let possible: Set<Int>
    /// How many of the events did not pass the filter.
    private let leftOut: Int
    private let reviews: [MergeReview]

    public init(
        _ title: String, _ events: [Event], _ knowledge: KnownEvents, _ asOf: AsOf, order: Order,
        filter: TimelineFilter = TimelineFilter()
    ) {
        self.title = title
        self.asOf = asOf
        self.order = order
        self.filter = filter
        let all = Entries(knowledge, asOf).entries(for: events)
        let passed = filter.apply(to: all, in: knowledge)
        possible = Set(passed.filter { $0.certainty == .possible }.map(\.entry.event.seq))
        leftOut = all.count - passed.count
        let entries = passed.map(\.entry)
        self.entries = order == .recorded ? entries : entries.sorted { $0.worldOrder < $1.worldOrder }
        reviews = filter.words.isEmpty ? MergeReview.all(in: events, knowledge) : []
    }

    public var json: JSON {
        [
            "subject": .string(title), "known_on": .string(asOf.knownOn), "log": asOf.log.json,
            "order": .string(order.rawValue), "filters": .array(filter.words.map(JSON.string)),
            "left_out": .integer(leftOut), "entries": .array(entries.map(json)),
            "to_review": .array(reviews.map(\.json)),
        ]
    }

    private func json(_ entry: Entry) -> JSON {
        var object = JSONObject(entry.members)
        if filter.window != nil {
            object["certainty"] = .string(possible.contains(entry.event.seq) ? "possible" : "certain")
        }
        return .object(object)
    }

    public var tables: [DataTable] {
        let certainty: Cells<Entry> = [
            ("certainty", { possible.contains($0.event.seq) ? "possible" : "certain" })
        ]
        return asOf.stamp([
            DataTable(
                "events", "The events about it.", entries,
                Entry.columns + (filter.window == nil ? [] : certainty))
        ])
    }

    public var document: Document {
        var document = Document("Timeline of \(title)")
        document.add(
            facts: asOf.momentFacts + Backfill.facts(entries.map(\.event))
                + [
                    Fact("only", filter.words.joined(separator: ", ")),
                    Fact("left out", leftOut > 0 ? leftOut.of("event") : nil),
                ].compactMap(\.self))
        if filter.window == nil {
            document.add(table(of: entries))
        } else {
            for (title, isPossible) in [("Certainly", false), ("Possibly", true)] {
                document.add(heading: Phrase(title))
                document.add(table(of: entries.filter { possible.contains($0.event.seq) == isPossible }))
            }
        }
        if entries.isEmpty { document.add("No events.") }
        for review in reviews { review.add(to: &document) }
        return document
    }

    private func table(of entries: [Entry]) -> Table {
        Table(
            ["Date", "What", "Sources", "Since then", "Recorded", "Event"],
            entries.map { entry in
                let sources = entry.event.sources.map { Phrase($0.words) }
                return [
                    Phrase(entry.date), Phrase(entry.sentence), sources.joined(by: "; "), entry.fate,
                    "\(entry.event.recordingDays) by \(entry.event.by)", [.event(entry.event.seq)],
                ]
            })
    }

    public var layout: String {
        var lines = TextLines()
        lines.add(
            "Timeline of \(title.printable), as known \(asOf.knownOn == "now" ? "now" : "on \(asOf.knownOn)")")
        lines.add(asOf.log.words)
        asOf.log.addNotice(to: &lines)
        Backfill.addNotice(entries.map(\.event), to: &lines)
        if !filter.words.isEmpty {
            let rest = leftOut > 0 ? "; \(leftOut.of("event")) left out" : ""
            lines.add("Only \(filter.words.joined(separator: ", ").printable)\(rest)")
        }
        if filter.window == nil {
            add(entries, to: &lines)
        } else {
            for (title, isPossible) in [("Certainly", false), ("Possibly", true)] {
                lines.add(title: title)
                add(entries.filter { possible.contains($0.event.seq) == isPossible }, to: &lines)
            }
        }
        for review in reviews { review.add(to: &lines) }
        return lines.text
    }

    private func add(_ entries: [Entry], to lines: inout TextLines) {
        lines.add()
        for entry in entries { entry.add(to: &lines) }
        if entries.isEmpty { lines.add("No events.") }
    }
}

/// Makes entries of events.
struct Entries {
    private let knowledge: KnownEvents
    private let names: Names
    private let bySeq: [Int: Event]
    private let reviewsOfOtherLogs: Set<Int>

    init(_ knowledge: KnownEvents, _ asOf: AsOf) {
        self.knowledge = knowledge
        names = Names(knowledge, asOf)
        bySeq = Dictionary(knowledge.facts.map { ($0.seq, $0) }) { $1 }
        reviewsOfOtherLogs = asOf.log.reviewsOfOtherLogs
    }

    /// - Parameter supporting: the positions of those that nobody asked for.
    func entries(for events: [Event], supporting: Set<Int> = []) -> [Entry] {
        let changes = knowledge.changes(by: events)
        return events.map {
            Entry(
                $0, in: knowledge, names, bySeq, changes[$0.seq] ?? [],
                isOfAnotherLog: reviewsOfOtherLogs.contains($0.seq), isSupporting: supporting.contains($0.seq))
        }
    }
}
