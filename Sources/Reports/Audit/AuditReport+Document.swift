import CanonicalJSON
import Domain

extension AuditReport {
    /// A part of the trail, under a heading.
    struct Section {
        /// By which a page refers to it.
        let id: String
        let heading: String
        var document: Document

        init(_ id: String, _ heading: String, _ fill: (inout Document) -> Void) {
            self.id = id
            self.heading = heading
            document = Document(Phrase(heading))
            fill(&document)
        }
    }

    public var document: Document {
        var document = Document(Phrase(headline))
        document.add(facts: header)
        document.add(Phrase(completeness))
        for section in sections {
            document.add(heading: Phrase(section.heading))
            document.add(section.document)
        }
        return document
    }

    var headline: String {
        subjects.count == 1 ? "Audit trail of \(title) [\(subjects[0])]" : "Audit trail of \(title)"
    }

    var header: [Fact] {
        asOf.facts + Backfill.facts(entries.map(\.event))
            + [Fact("order", Phrase(scope.order == .world ? "by the days of the world" : "as recorded"))]
    }

    var sections: [Section] {
        [
            review.map { changes in Section("since-review", "Since the last review") { add(changes, to: &$0) } },
            Section("summary", "In short") { $0.add(facts: summary) },
            stateSection,
            Section("claims", "Competing claims") { addClaims(to: &$0) },
            Section("trail", "Trail") { $0.add(items: entries.map(\.item)) },
            Section("corrections", "Corrections, side by side") { addCorrections(to: &$0) },
            Section("identities", "Who is who") { $0.add(items: identities.map(\.item)) },
            Section("sources", "Sources") { $0.add(items: sources.map { $0.sourceItem(knowledge) }) },
            Section("findings", "Findings") { document in
                document.add(items: findings.map(\.item))
                if findings.isEmpty { document.add("None.") }
            },
            Section("left-out", "Not in this trail") { addLeftOut(to: &$0) },
            Section("recorded-by", "Who recorded, and by which process") { $0.add(processes) },
            Section("proof", "Proof") { addProof(to: &$0) },
        ].compactMap(\.self)
    }

    var stateSection: Section {
        Section("states", "As it stood on \(asOf.on.readable)") { document in
            states.add(to: &document, level: 3)
            if states.all.isEmpty { document.add("Nothing is known to have held on that day.") }
            if !states.all.isEmpty { document.add(Phrase(State.legend)) }
        }
    }

    private func add(_ changes: ReviewChanges, to document: inout Document) {
        document.add(facts: changes.facts)
        let new = entries.filter { $0.event.seq >= changes.seenSize && $0.event.seq != changes.signOff.seq }
        document.add(
            items: new.map {
                Item(
                    Phrase($0.date), "\(.event($0.event.seq)) \($0.sentence)",
                    facts: [Fact("recorded", Phrase($0.event.recorded.description))])
            })
        document.add(
            new.isEmpty
                ? "Nothing in this trail is new since."
                : "\(new.count) of the entries \(new.count.verb("is", "are")) new since.")
    }

    private func addClaims(to document: inout Document) {
        document.add(items: states.conflicts.map(\.item))
        document.add(
            items: preferences.map { entry in
                let preference = entry.event[ClaimPreferred.self]
                return Item(
                    "preferred", "\(.event(entry.event.seq)) \(entry.sentence)",
                    facts: [
                        Fact("rule", Phrase(preference.rule)),
                        Fact("among", Phrase(preference.among.map(\.text).listed)),
                        Fact("reason", Phrase(entry.event.reason ?? "")),
                    ])
            })
        if states.conflicts.isEmpty && preferences.isEmpty { document.add("No two claims exclude each other.") }
    }

    private func addCorrections(to document: inout Document) {
        let rows = corrections.flatMap { entry -> [[Phrase]] in
            entry.changes.map { change in
                [
                    "\(.code(entry.event[FactCorrected.self].target.text)) \(.code(change.field))",
                    Phrase(change.before.canonicalText), Phrase(change.after.canonicalText),
                    "\(.event(entry.event.seq)) on \(entry.event.recorded.day) by \(entry.event.by)",
                    Phrase(entry.event.sources.map(\.words).joined(separator: "; ")), Phrase(entry.event.reason ?? ""),
                ]
            }
        }
        document.add(Table(["Field", "Before", "After", "Corrected", "Source", "Reason"], rows))
        document.add(
            items: entries.compactMap { entry in
                entry.retraction.map {
                    Item(
                        [.mark(.retracted)], "\(.event(entry.event.seq)) \(entry.sentence)",
                        facts: [
                            Fact("by", "\(.event($0.seq)) on \($0.recorded.day), \($0.by)"),
                            Fact("reason", Phrase($0.reason ?? "")),
                        ])
                }
            })
        document.add(
            items: retractedSources.map { source, retraction in
                Item(
                    [.mark(.retracted)],
                    "\(.event(source.seq)) \(source.sentence(Names(knowledge, asOf)))",
                    facts: [
                        Fact("by", "\(.event(retraction.seq)) on \(retraction.recorded.day), \(retraction.by)"),
                        Fact("reason", Phrase(retraction.reason ?? "")),
                    ])
            })
        if rows.isEmpty && retractions.isEmpty { document.add("Nothing was corrected or retracted.") }
    }

    private func addLeftOut(to document: inout Document) {
        document.add(Phrase(completeness))
        document.add(
            Table(
                ["Events left out", "About the same agreements, visits and bodies", "About other things"],
                leftOut.map { [Phrase($0.type), Phrase(String($0.same)), Phrase(String($0.count - $0.same))] }))
        if !knowledge.notApplied.isEmpty {
            let count = knowledge.notApplied.count
            let what = "\(count.of("event")) of unknown types, newer versions or another form"
            document.add("\(what) \(count.verb("was", "were")) not applied.")
        }
        document.add(
            "What no source told is not here, nor are the texts of the sources: of copies that were read, only hashes are "
                + "kept. Attempts that were refused never became events: whoever keeps the ledger finds them in its "
                + ".chancery/refused.jsonl.")
    }

    private var processes: Table {
        let groups = Dictionary(grouping: entries.map(\.event)) { [$0.by, $0.via] }
        return Table(
            ["Recorded by", "Via", "Events", "First", "Last", "Entered"],
            groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, events in
                let days = events.map { $0.recorded.day.description }.sorted()
                let entered = events.compactMap { $0.entered?.day.description }.sorted()
                let span = [entered.first, entered.last].compactMap(\.self).uniqued().joined(separator: " to ")
                return (key + [String(events.count), days.first ?? "", days.last ?? "", span]).map { Phrase($0) }
            })
    }

    private func addProof(to document: inout Document) {
        document.add(
            "The JSON and HTML forms of this trail carry each stored line with the hashes that prove it part of the log under "
                + "this checkpoint: scripts/verify-independently TRAIL --key KEY checks them, and what is said of each line, with a key "
                + "that you have from elsewhere. That nothing was left out shows only in the log itself: chancery verify TRAIL, "
                + "beside a copy of it.")
        document.add(
            facts: [Fact("key", evidence.key?.verifier ?? "none: the checkpoint is not signed")].compactMap(\.self))
        document.add(verbatim: evidence.checkpoint.split(separator: "\n").map(String.init))
    }
}

extension Event {
    /// A source, as registered: what it is, where it was found, and which copy was read.
    func sourceItem(_ knowledge: KnownEvents) -> Item {
        let source = self[SourceRegistered.self]
        let derived = (source.derivedFrom ?? []).map { "\($0.source), by \($0.how.rawValue)" }
        return Item(
            Phrase(source.source.text),
            Phrase(source.title ?? "Without a title"),
            facts: [
                Fact("kind", source.kind.rawValue),
                Fact("publisher", source.publisher),
                Fact("published", source.published?.edtf?.description),
                source.url.map { Fact("address", [.address($0)]) },
                Fact("retrieved", source.retrieved?.edtf?.description),
                Fact("copy", source.sha256.map { "SHA-256 \($0)" }),
                Fact("took its words from", derived.joined(separator: "; ")), Fact("registered", "@\(seq)"),
                knowledge.retractions[seq].map { Fact("retracted by", "\(.event($0.seq)): \($0.reason ?? "")") },
            ].compactMap(\.self))
    }
}
