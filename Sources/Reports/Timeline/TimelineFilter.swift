import ExtendedDateTime
import Domain

/// Which events a timeline tells: those that pass every filter that is set.
public struct TimelineFilter: Sendable {
    /// Types (`agreement.signed`), or their first halves (`agreement`).
    public var types: [String] = []
    public var modalities: [Modality] = []
    /// Only statements, of these kinds.
    public var statements: [StatementKind] = []
    /// Only events recorded by these.
    public var recorders: [String] = []
    /// Only events whose date was resolved from words.
    public var isStated = false
    /// Only events whose date may mean more than one day.
    public var isImprecise = false
    /// Only contacts between two regions.
    public var regions: (PartyID, PartyID)?
    /// Only events about what involves, for each of these, it or a party within it.
    public var places: [PartyID] = []
    /// Only events whose `via` holds one of these.
    public var processes: [String] = []
    public var window: Window?

    public init() {}

    /// Whether everything passes.
    public var isEmpty: Bool { words.isEmpty }

    /// The filters in words, as a header names them.
    public var words: [String] {
        var words: [String] = []
        func add(_ label: String, _ values: [String]) {
            if !values.isEmpty { words.append("\(label) \(values.joined(separator: " or "))") }
        }
        add("type", types)
        add("modality", modalities.map(\.rawValue))
        add("statement", statements.map(\.rawValue))
        add("by", recorders)
        if isStated { words.append("dated by words") }
        if isImprecise { words.append("imprecise") }
        if let regions { words.append("contacts between \(regions.0) and \(regions.1)") }
        if places.count == 1 { words.append("within \(places[0])") }
        if places.count > 1 { words.append("between \(places.map(\.text).listed)") }
        add("via", processes)
        if let days = window?.days {
            words.append("from \(days.lo.isFinite ? "\(days.lo)" : "..") to \(days.hi.isFinite ? "\(days.hi)" : "..")")
        }
        return words
    }

    /// The events that pass, in their order, with how surely they fell within the window.
    func apply(to entries: [Entry], in knowledge: KnownEvents) -> [(entry: Entry, certainty: Certainty)] {
        let involved = places.isEmpty ? nil : Involvement(knowledge, of: places)
        let encounters = regions.map { Encounters(knowledge, between: $0.0, $0.1) }
        return entries.compactMap { entry in
            guard passes(entry.effective), involved?.contains(entry.event) ?? true,
                encounters?.contains(entry.event) ?? true
            else { return nil }
            let certainty = window?.certainty(of: entry.effective) ?? .certain
            return certainty == .no ? nil : (entry, certainty)
        }
    }

    /// The events that pass, with what controls them.
    public func apply(to events: [Event], in knowledge: KnownEvents, _ asOf: AsOf) -> [Event] {
        guard !words.isEmpty else { return events }
        let entries = Entries(knowledge, asOf).entries(for: events)
        return events.withControls(of: Set(apply(to: entries, in: knowledge).map(\.entry.event.id)))
    }

    private func passes(_ event: Event) -> Bool {
        func passes<Value: Equatable>(_ allowed: [Value], _ value: Value?) -> Bool {
            allowed.isEmpty || value.map(allowed.contains) ?? false
        }
        let isOfType = types.isEmpty || types.contains { event.type == $0 || event.type.hasPrefix($0 + ".") }
        return isOfType && passes(modalities, event.modality) && passes(recorders, event.by)
            && (processes.isEmpty || processes.contains { event.via.contains($0) })
            && passes(statements, event.type == StatementMade.type ? event[StatementMade.self].kind : nil)
            && (!isStated || event.stated != nil) && (!isImprecise || event.isImprecise)
    }
}

extension Event {
    /// Whether its date may mean more than one day.
    var isImprecise: Bool {
        guard let on else { return false }
        return [on.start, on.end].contains { $0.earliest != $0.latest }
    }
}
