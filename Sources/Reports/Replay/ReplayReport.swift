import CanonicalJSON
import Domain

/// What stood on a day, as known on a day: every state of the ledger, or those of some subjects.
public struct ReplayReport: LaidOutReport {
    public let asOf: AsOf
    /// How many events could not be applied: unknown types, newer versions, lines that do not have the form of their type.
    public let notApplied: Int
    public let filter: StateFilter
    /// What is told beside what stands.
    public let scope: ReplayScope
    public let states: States

    /// - Parameter asked: the parties that are asked about; of what many take part in, their own part is told.
    public init(
        _ knowledge: KnownEvents, _ asOf: AsOf, filter: StateFilter = StateFilter(), telling scope: ReplayScope = .all,
        about asked: [PartyID] = [], where includes: (Subject) -> Bool = { _ in true }
    ) {
        self.asOf = asOf
        self.filter = filter
        self.scope = scope
        let builder = StateBuilder(knowledge, on: asOf.days, about: asked, partStatuses: filter.partStatuses)
        let involved = filter.within.map { Involvement(knowledge, of: [$0]) }
        states = builder.states(filter, telling: scope) { includes($0) && involved?.contains($0) ?? true }
        notApplied = knowledge.notApplied.count
    }

    public var json: JSON {
        let envelope: [(String, JSON)] = [
            ("on", .string(asOf.on.description)), ("known_on", .string(asOf.knownOn)),
            ("log", asOf.log.json), ("not_applied", .integer(notApplied)),
            ("filters", .array(filter.words.map(JSON.string))), ("counts", states.counts.json),
        ]
        return .object(JSONObject(envelope + states.members(telling: scope)))
    }

    public var tables: [DataTable] { asOf.stamp(states.tables) }

    public var document: Document {
        var document = Document("What stood on \(asOf.on.readable)")
        document.add(facts: asOf.facts + filter.facts)
        if states.all.isEmpty { document.add(nothing) }
        states.addTables(to: &document)
        if let untold { document.add(Phrase(untold)) }
        if notApplied > 0 { document.add(Phrase(unappliedWords)) }
        return document
    }

    private var nothing: Phrase {
        guard filter.words.isEmpty else { return "Nothing passes." }
        return scope.contains(.over) ? "Nothing is known to have held." : "Nothing is known to have stood."
    }

    /// What there is beside what is told, and how it is asked for; `nil` where there is nothing.
    private var untold: String? {
        let (counts, isOverTold) = (states.counts, scope.contains(.over) || filter.asksForOver)
        let over =
            isOverTold || counts.over == 0
            ? [] : ["\(counts.over.of("thing")) that \(counts.over.verb("is", "are")) over (--ended)"]
        let conflicts =
            scope.contains(.conflicts) || counts.conflicts == 0
            ? [] : ["\(counts.conflicts.of("conflict")) (--conflicts)"]
        let all = over + conflicts
        return all.isEmpty ? nil : "Not shown: \(all.listed)."
    }

    var unappliedWords: String {
        "\(notApplied) events of unknown types, newer versions or another form were not applied."
    }

    public var layout: String {
        var lines = TextLines()
        asOf.addHeader(to: &lines)
        filter.addHeader(to: &lines)
        if states.all.isEmpty {
            lines.add(title: nothing.plain)
        }
        states.add(to: &lines)
        if let untold { lines.add(title: untold) }
        if notApplied > 0 {
            lines.add(title: unappliedWords)
        }
        return lines.text
    }
}

extension StateFilter {
    var facts: [Fact] { words.isEmpty ? [] : [Fact("only", Phrase(words.joined(separator: ", ")))] }

    func addHeader(to lines: inout TextLines) {
        if !words.isEmpty { lines.add("Only \(words.joined(separator: ", ").printable)") }
    }
}

extension AsOf {
    /// Both dates, and the log that was read, in words.
    func addHeader(to lines: inout TextLines) {
        lines.add("On \(on.readable) (\(on)), as known \(knownOn == "now" ? "now" : "on \(knownOn)")")
        log.addNotice(to: &lines)
        lines.add(log.words)
    }
}
