import CanonicalJSON
import Domain

/// A source, as a report about it shows it: what it is, whether it was retracted, and all that rests on it.
struct SourceCard: Sendable {
    let source: SourceID
    /// As corrected, retracted or not.
    let registrations: [Event]
    let knowledge: KnownEvents
    let resting: [Resting]

    /// An event that cites the source, or one that took its words from it.
    struct Resting: Sendable {
        let entry: Entry
        /// Whether it cites nothing but these.
        let isAlone: Bool
    }

    init(_ source: SourceID, _ knowledge: KnownEvents, _ asOf: AsOf) {
        self.source = source
        self.knowledge = knowledge
        registrations = knowledge.registrations(of: [source])
        let copies = knowledge.copies(of: source)
        let citing = knowledge.events.filter { event in
            event.definition != nil && knowledge.retractions[event.seq] == nil
                && (knowledge.fact(at: event.seq) ?? event).cites(copies)
        }
        resting = Entries(knowledge, asOf).entries(for: citing).map { entry in
            let cited = (knowledge.fact(at: entry.event.seq) ?? entry.event).sources.map(\.source)
            return Resting(entry: entry, isAlone: cited.allSatisfy(copies.contains))
        }
    }

    var json: [(String, JSON)] {
        [
            ("sources", .array(registrations.map(json))),
            (
                "rests_on_it",
                .array(
                    resting.map {
                        [
                            "seq": .integer($0.entry.event.seq), "id": .string($0.entry.event.id.text),
                            "what": .string($0.entry.sentence), "alone": .bool($0.isAlone),
                        ]
                    })
            ),
        ]
    }

    private func json(_ registration: Event) -> JSON {
        guard case .object(var object)? = registration.line.root["data"]?.json else { return .null }
        object["event"] = .integer(registration.seq)
        if let retraction = knowledge.retractions[registration.seq] {
            object["retracted_by"] = .integer(retraction.seq)
            object["reason"] = .string(retraction.reason ?? "")
        }
        return .object(object)
    }

    var tables: [DataTable] {
        [
            DataTable(
                "rests_on_it", "The events that cite the source.", resting,
                [
                    ("seq", { .integer($0.entry.event.seq) }), ("id", { .string($0.entry.event.id.text) }),
                    ("what", { .string($0.entry.sentence) }), ("alone", { .bool($0.isAlone) }),
                ])
        ]
    }

    func add(to lines: inout TextLines) {
        for registration in registrations {
            let item = registration.sourceItem(knowledge)
            lines.add(title: "\(item.headline.plain) [source:\(source)]")
            for fact in item.facts {
                lines.add("\(fact.label): \(fact.values.map(\.plain).joined(separator: "; "))", indent: 2)
            }
        }
        lines.add(title: "What rests on it")
        for one in resting {
            lines.add("\(one.entry.date.padded(to: 24)) \(one.entry.sentence)", indent: 2)
            lines.add("@\(one.entry.event.seq) cites \(one.isAlone ? "nothing else" : "other sources too")", indent: 27)
        }
        if resting.isEmpty { lines.add("Nothing.", indent: 2) }
    }

    func add(to document: inout Document) {
        document.add(items: registrations.map { $0.sourceItem(knowledge) })
        document.add(heading: "What rests on it")
        document.add(
            items: resting.map {
                Item(
                    Phrase($0.entry.date), "\(.event($0.entry.event.seq)) \($0.entry.sentence)",
                    facts: [Fact("cites", $0.isAlone ? "nothing else" : "other sources too")])
            })
        if resting.isEmpty { document.add("Nothing.") }
    }
}

extension Event {
    fileprivate func cites(_ some: Set<SourceID>) -> Bool { sources.contains { some.contains($0.source) } }
}
