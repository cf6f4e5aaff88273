import Domain

extension AuditReport {
    /// The trail in plain words: what holds, how sure that is, what was changed, and what is missing.
    var summary: [Fact] {
        [
            Fact("stands", holding), ended.map { Fact("over", $0) }, Fact("uncertain", uncertain),
            Fact("changed", changed),
            Fact("missing", missing),
        ].compactMap(\.self)
    }

    private static let answer: Set<String> = [
        Status.inForce, Status.provisionallyApplied, Status.signed, Status.consented, Status.suspended, Status.planned,
        Status.overdue, Status.open, Status.appointed,
    ]

    private var holding: Phrase {
        let current = states.all.filter { Self.answer.contains($0.answer.status) || isUnderWay($0) }
        guard !current.isEmpty else { return "Nothing stood on \(asOf.on.readable) that is known of." }
        return Self.list(current) { state in
            "\(.strong(state.content.label)), \(state.answer.status), \(state.answer.since.asStart) (\(.mark(state.answer.certainty.mark))\(state.flagWords))"
        }
    }

    /// Whether a visit was going on, or may have been.
    private func isUnderWay(_ state: State) -> Bool {
        state.subject.kind == Visits.self && state.answer.status == Status.held && !state.answer.isOver(on: asOf.days)
    }

    private var ended: Phrase? {
        let over = states.all.filter { $0.answer.status == Status.ended }
        guard !over.isEmpty else { return nil }
        return Self.list(over) {
            "\(.strong($0.content.label)), \($0.answer.until.asEnd ?? "ended on an unknown day") (\(.mark($0.answer.certainty.mark)))"
        }
    }

    private var uncertain: Phrase {
        let possible = states.all.count { $0.answer.certainty != .certain }
        let imprecise = entries.count { $0.effective.isImprecise }
        let conflicts = states.conflicts.count
        return Self.told([
            (possible, "\(possible) of \(states.all.count.of("state")) \(possible.verb("is", "are")) only possible"),
            (
                imprecise,
                "\(imprecise) of \(entries.count.of("entry", "entries")) \(imprecise.verb("has", "have")) a date that may mean several days"
            ),
            (conflicts, "\(conflicts.of("moment")) \(conflicts.verb("is", "are")) claimed differently"),
        ])
    }

    /// Each count that is not zero, as it is told.
    private static func told(_ counts: [(count: Int, words: String)]) -> Phrase {
        let told = counts.filter { $0.count > 0 }.map(\.words)
        return Phrase(told.isEmpty ? "Nothing." : told.joined(separator: "; ") + ".")
    }

    private var changed: Phrase {
        let last = entries.map(\.event.recorded).max().map { ", the last on \($0.day)" } ?? ""
        let undone = entries.count { $0.retraction != nil }
        let settled: Phrase =
            preferences.isEmpty
            ? ""
            : "; competing claims were settled by \(preferences.map { Phrase([.event($0.event.seq)]) }.joined(by: ", "))"
        let withdrawn = retractedSources.map { Phrase([.event($0.retraction.seq)]) }
        let were = withdrawn.count.verb("was", "were")
        let sources: Phrase =
            withdrawn.isEmpty
            ? "" : "; of its sources \(withdrawn.count) \(were) retracted, by \(withdrawn.joined(by: ", "))"
        guard corrections.count + undone > 0 else {
            let what = withdrawn.isEmpty ? "Nothing" : "No entry"
            return
                "\(what) was corrected or retracted; \(entries.count.of("event")) \(entries.count.verb("was", "were")) recorded\(last)\(sources)\(settled)."
        }
        let corrected = corrections.isEmpty ? [] : [corrections.count.of("correction")]
        let retracted = undone == 0 ? [] : ["\(undone.of("entry", "entries")) retracted"]
        return
            """
            \((corrected + retracted).joined(separator: ", and ")), of \(entries.count.of("event")) \
            recorded\(last)\(sources)\(settled).
            """
    }

    private var missing: Phrase {
        let open = states[.visits].filter { $0.answer.status == Status.overdue }.count
        let unsourced = entries.count { $0.event.on != nil && $0.event.sources.isEmpty && !$0.event.isImported }
        let grave = findings.count { $0.severity > .notice }
        let left = [
            (sameCount, "about the same agreements, visits and bodies"),
            (scope.range.count - entries.count - sameCount, "of the log about other things"),
        ].filter { $0.0 > 0 }
        let count = left.map(\.0).reduce(0, +)
        let parts = left.map { "\($0.of("event")) \($1)" }.joined(separator: ", and ")
        return Self.told([
            (open, "\(open.of("planned visit")) \(open.verb("has", "have")) no outcome"),
            (unsourced, "\(unsourced.of("dated entry", "dated entries")) \(unsourced.verb("names", "name")) no source"),
            (grave, "\(grave.of("finding")) \(grave.verb("asks", "ask")) to be looked at"),
            (count, "\(parts) \(count.verb("is", "are")) not here"),
        ])
    }

    /// The first few, and how many more.
    private static func list(_ states: [State], _ words: (State) -> Phrase) -> Phrase {
        let shown = states.prefix(8).map(words)
        let more = states.count > 8 ? "; and \(states.count - 8) more" : ""
        return shown.joined(by: "; ") + Phrase(more + ".")
    }
}

extension State {
    /// The marks beside the status, in words.
    fileprivate var flagWords: String { flags.map { ", \($0.name)" }.uniqued().joined() }
}
