import CanonicalJSON
import Domain

/// One subject on a day: who or what it is, how it and all that it takes part in stood, and the events about it.
public struct ShowReport: LaidOutReport {
    public let title: String
    public let subject: Subject
    public let replay: ReplayReport
    public let events: [Event]
    /// Whether each rule and each event that decided is spelled out.
    public let explains: Bool
    private let card: IdentityCard?
    private let source: SourceCard?
    /// The event that was asked for, where it was one.
    private let own: Entry?
    /// Of the events, where they are spelled out.
    private let entries: [Entry]
    private let reviews: [MergeReview]

    public init(
        _ title: String, _ subject: Subject, _ events: [Event], _ knowledge: KnownEvents, _ asOf: AsOf,
        explains: Bool, filter: StateFilter = StateFilter(), where includes: (Subject) -> Bool
    ) {
        self.title = title
        self.subject = subject
        self.events = events
        self.explains = explains
        replay = ReplayReport(
            knowledge, asOf, filter: filter, about: [subject.party].compactMap(\.self), where: includes)
        let names = Names(knowledge, asOf)
        if let party = subject.party, let identity = knowledge.identity(of: party) {
            card = IdentityCard(identity, on: asOf.days, names)
        } else {
            card = nil
        }
        source = subject.id().map { SourceCard($0, knowledge, asOf) }
        own = Self.asked(subject, events).flatMap { Entries(knowledge, asOf).entries(for: [$0]).first }
        let references = Set(replay.states.references)
        let deciding = knowledge.events.filter { references.contains($0.seq) }
        entries = explains ? Entries(knowledge, asOf).entries(for: deciding) : []
        reviews = MergeReview.all(in: events, knowledge)
    }

    /// The event that a subject is.
    private static func asked(_ subject: Subject, _ events: [Event]) -> Event? {
        guard case .encounter(let id) = subject else { return nil }
        return events.first { $0.id == id }
    }

    private func decidingEntries(_ reasons: [Int: [Rule]]) -> [Entry] {
        let seqs = Set(replay.states.all.flatMap(\.answer.seqs)).union(reasons.keys)
        return entries.filter { seqs.contains($0.event.seq) }
    }

    /// The rules that were applied to each event, by its position.
    private var reasons: [Int: [Rule]] {
        var reasons: [Int: [Rule]] = [:]
        for reason in replay.states.all.flatMap(\.reasons).uniqued() {
            reasons[reason.seq, default: []].append(reason.rule)
        }
        return reasons
    }

    public var json: JSON {
        guard case .object(var object) = replay.json else { return replay.json }
        object["subject"] = .string(subject.description)
        if let card { object["identity"] = card.json }
        for (key, value) in source?.json ?? [] { object[key] = value }
        if let own { object["event"] = .object(JSONObject(own.members)) }
        object["events"] = .array(events.map { .integer($0.seq) })
        if !reviews.isEmpty { object["to_review"] = .array(reviews.map(\.json)) }
        if explains {
            let reasons = reasons
            let rules = Set(reasons.values.joined())
            object["rules"] = .object(
                JSONObject(Rule.allCases.filter(rules.contains).map { ($0.rawValue, .string($0.explanation)) }))
            object["entries"] = .array(
                decidingEntries(reasons).map { entry in
                    let rules = (reasons[entry.event.seq] ?? []).map { JSON.string($0.rawValue) }
                    return .object(JSONObject(entry.members + [("rules", .array(rules))]))
                })
        }
        return .object(object)
    }

    public var tables: [DataTable] {
        replay.asOf.stamp(
            replay.states.tables + (card?.tables ?? []) + (source?.tables ?? []) + [
                DataTable(
                    "events", "The events that speak of it.", events,
                    [
                        ("seq", { .integer($0.seq) }), ("id", { .string($0.id.text) }), ("type", { .string($0.type) }),
                        ("on", { .text($0.on?.description) }), ("recorded", { .string($0.recorded.description) }),
                        ("by", { .string($0.by) }),
                        ("sources", { .text($0.sources.map(\.words).joined(separator: "; ")) }),
                    ])
            ])
    }

    public var document: Document {
        var document = Document(Phrase(title))
        document.add(facts: replay.asOf.facts + Backfill.facts(events) + replay.filter.facts)
        if let card { document.add(items: [card.item]) }
        source?.add(to: &document)
        if let own { document.add(items: [own.item]) }
        if replay.states.all.isEmpty && source == nil && own == nil { document.add(nothing) }
        replay.states.addTables(to: &document)
        for review in reviews { review.add(to: &document) }
        if explains {
            document.add(heading: "Because")
            document.add(items: decidingEntries(reasons).map(\.item))
            document.add(Phrase(State.legend))
            document.add(heading: "Rules")
            let rules = Set(reasons.values.joined())
            document.add(
                facts: Rule.allCases.filter(rules.contains).map { Fact($0.rawValue, Phrase($0.explanation)) })
        }
        document.add(Phrase("\(eventCount) of it: chancery timeline \(subject.shellWord)"))
        if replay.notApplied > 0 { document.add(Phrase(replay.unappliedWords)) }
        return document
    }

    private var nothing: Phrase {
        "\(title): \(replay.filter.words.isEmpty ? "nothing is known to have held." : "nothing passes.")"
    }

    private var eventCount: String { "\(events.count.of("event")) \(events.count.verb("speaks", "speak"))" }

    public var layout: String {
        var lines = TextLines()
        replay.asOf.addHeader(to: &lines)
        Backfill.addNotice(events, to: &lines)
        replay.filter.addHeader(to: &lines)
        card?.add(to: &lines)
        if let source {
            source.add(to: &lines)
        } else if let own {
            lines.add(title: "Event")
            own.add(to: &lines)
        } else if replay.states.all.isEmpty {
            lines.add(title: nothing.plain.printable)
        }
        replay.states.add(to: &lines)
        for review in reviews { review.add(to: &lines) }
        if explains { addExplanation(to: &lines) }
        lines.add(title: "\(eventCount) of it: chancery timeline \(subject.shellWord)")
        if replay.notApplied > 0 {
            lines.add(replay.unappliedWords)
        }
        return lines.text
    }

    private func addExplanation(to lines: inout TextLines) {
        lines.add(title: "Because")
        let reasons = reasons
        for entry in decidingEntries(reasons) {
            entry.add(to: &lines)
            let rules = (reasons[entry.event.seq] ?? []).map(\.rawValue)
            if !rules.isEmpty { lines.add("rule: \(rules.joined(separator: ", "))", indent: 27) }
        }
        lines.add(title: State.legend)
        lines.add(title: "Rules")
        let rules = Set(reasons.values.joined())
        for rule in Rule.allCases where rules.contains(rule) {
            lines.add("\(rule.rawValue): \(rule.explanation)", indent: 2)
        }
    }
}

extension State {
    /// Every rule that was applied, to what counts and to what does not.
    fileprivate var reasons: [Because] { answer.applied + answer.because + disregarded }
}

extension Subject {
    /// The subject as a word of a shell.
    var shellWord: String {
        let text = description
        let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"'\"$`\\!*?[]{}()<>|&;#~".utf8.contains($0) }
        return isPlain ? text : "'" + text.printable.replacing("'", with: "'\\''") + "'"
    }
}
