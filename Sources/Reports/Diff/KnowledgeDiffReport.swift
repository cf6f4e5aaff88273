import CanonicalJSON
import ExtendedDateTime
import Domain

/// What the ledger learned between two moments: the events, by cause, and the answers for a day that they changed.
public struct KnowledgeDiffReport: LaidOutReport {
    public let before: AsOf
    public let after: AsOf
    let learned: [Learned]
    let changes: [(change: StateChange, causes: [Cause])]

    struct Learned: Sendable {
        let entry: Entry
        let cause: Cause
        /// Days from when it had happened at the latest until it was recorded; `nil` where that is not known.
        let latenessDays: Int?
    }

    /// - Parameters:
    ///   - old: what was known at the earlier moment.
    ///   - new: what was known at the later one.
    ///   - since: the day of the earlier moment.
    public init(_ old: KnownEvents, _ new: KnownEvents, from before: AsOf, to after: AsOf, since: Day) {
        self.before = before
        self.after = after
        let events = new.events.filter { $0.seq >= before.log.size }
        learned = Entries(new, after).entries(for: events).map { entry in
            Learned(entry: entry, cause: Cause(entry.event, since: since), latenessDays: entry.event.latenessDays)
        }
        let changes = StateChange.all(
            from: StateBuilder(old, on: before.days).states { _ in true },
            to: StateBuilder(new, on: after.days).states { _ in true })
        let reach = ControlClosure(of: learned.map { ($0.entry.event, $0.cause) }, in: new)
        self.changes = changes.map { ($0, reach.causes(of: Set($0.seqs))) }
    }

    /// How long the ledger took to learn of what had happened.
    private var lateness: Lateness? { Lateness(learned.compactMap(\.latenessDays)) }

    public var json: JSON {
        let groups = Cause.allCases.compactMap { cause -> JSON? in
            let own = learned.filter { $0.cause == cause }
            return own.isEmpty ? nil : ["cause": .string(cause.rawValue), "events": .array(own.map(Self.json))]
        }
        let changes = changes.map { change, causes -> JSON in
            guard case .object(var object) = change.json else { return change.json }
            object["causes"] = .array(causes.map { .string($0.rawValue) })
            return .object(object)
        }
        return [
            "on": .string(after.on.description), "known_on": [.string(before.knownOn), .string(after.knownOn)],
            "log": [before.log.json, after.log.json], "learned": .array(groups), "changes": .array(changes),
            "lateness": lateness?.json ?? .null,
        ]
    }

    private static func json(_ learned: Learned) -> JSON {
        var members = learned.entry.members
        if let days = learned.latenessDays { members.append(("lateness_days", .integer(days))) }
        return .object(JSONObject(members))
    }

    public var tables: [DataTable] {
        after.stamp([
            DataTable(
                "learned", "The events that were recorded in between.", learned,
                [("cause", { .string($0.cause.rawValue) })]
                    + cells(Entry.columns, of: \.entry)
                    + [("lateness_days", { $0.latenessDays.map(JSON.integer) ?? .null })]),
            DataTable(
                "changes", "The things that stand otherwise.", changes,
                cells(StateChange.columns, of: \.change) + [
                    ("causes", { .text($0.causes.map(\.rawValue).joined(separator: "; ")) })
                ]),
        ])
    }

    public var document: Document {
        var document = Document("What was learned between \(before.knownOn) and \(after.knownOn)")
        document.add(
            facts: after.log.noticeFacts + [
                Fact("events", Phrase(String(learned.count))), Fact("from", Phrase(before.log.size.of("event"))),
                Fact("to", Phrase(after.log.words)),
            ] + Backfill.facts(learned.map(\.entry.event)))
        for cause in Cause.allCases {
            let own = learned.filter { $0.cause == cause }
            guard !own.isEmpty else { continue }
            document.add(heading: "\(cause.rawValue.capitalizedFirst): \(own.count)")
            document.add(items: own.map(\.entry.item))
        }
        if let lateness { document.add(Phrase(lateness.words)) }
        document.add(heading: "Answers for \(after.on.readable) that changed: \(changes.count)")
        document.add(
            Table(
                ["What", "Before", "After", "Id", "Cause"],
                changes.map { $0.change.row + [Phrase($0.causes.map(\.rawValue).joined(separator: ", "))] }))
        return document
    }

    public var layout: String {
        var lines = TextLines()
        lines.add("What was learned between \(before.knownOn) and \(after.knownOn): \(learned.count.of("event"))")
        lines.add(
            "Log \(after.log.origin.printable), from \(before.log.size) to \(after.log.size.of("event")), root \(after.log.root)"
        )
        Backfill.addNotice(learned.map(\.entry.event), to: &lines)
        for cause in Cause.allCases {
            let own = learned.filter { $0.cause == cause }
            guard !own.isEmpty else { continue }
            lines.add(title: "\(cause.rawValue.capitalizedFirst): \(own.count)")
            for item in own {
                item.entry.add(to: &lines)
                if let days = item.latenessDays {
                    lines.add("known \(days.of("day")) after it had happened", indent: 27)
                }
            }
        }
        if let lateness { lines.add(title: lateness.words) }
        lines.add(title: "Answers for \(after.on.readable) that changed: \(changes.count)")
        for (change, causes) in changes {
            change.add(to: &lines)
            lines.add("cause:  \(causes.map(\.rawValue).joined(separator: ", "))", indent: 4)
        }
        return lines.text
    }
}

extension Event {
    /// Recorded minus happened, in days, counted from the latest day on which it may have happened.
    var latenessDays: Int? {
        guard let latest = on?.bounds.latest, latest.isFinite, latest <= recorded.day else { return nil }
        return recorded.day.number - latest.number
    }
}
