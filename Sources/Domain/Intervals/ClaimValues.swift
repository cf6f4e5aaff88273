/// A value that events give, with the events that give it.
public struct Sourced<Value: Sendable>: Sendable {
    public let value: Value
    /// The events by position, in the order of the log.
    public internal(set) var seqs: [Int]
    /// Whether all sources of all of these events were retracted.
    public internal(set) var isGroundless: Bool
}

extension Sourced {
    /// What is added to the words for a value that nothing bears any more.
    var groundWords: String { isGroundless ? Rule.groundlessWords : "" }
}

/// One value of a thing, as several events tell it: the preferred, else the common one, else a conflict.
public struct Scalar<Value: Sendable>: Sendable {
    /// What counts: one value, or several that disagree, in the order of the log.
    public let candidates: [Sourced<Value>]
    /// The preference by which one of them stands alone, by position.
    public let preference: Int?

    /// The events that give a value that counts, and the preference.
    var seqs: [Int] { candidates.flatMap(\.seqs) + [preference].compactMap(\.self) }

    /// Whether only retracted sources tell it.
    public var isGroundless: Bool { candidates.allSatisfy(\.isGroundless) }
    public var isConflict: Bool { candidates.count > 1 }
    /// The value, unless there is a conflict.
    public var value: Value? { isConflict ? nil : candidates.first?.value }
}

extension KnownEvents {
    /// Lists unite: every item that any of the events names, with the events that name it.
    func united<Value: Hashable>(_ events: [Event], _ items: (Event) -> [Value]?) -> [Sourced<Value>] {
        sourced(events.flatMap { event in (items(event) ?? []).map { (event: event, value: $0) } })
    }

    /// Scalars agree, or conflict. What has no ground yields to what has. What a source took from another one of them is shown elsewhere, not counted.
    ///
    /// - Parameter field: The name in `data`, by which a preference chooses.
    func scalar<Value: Hashable>(_ events: [Event], _ field: String, _ value: (Event) -> Value?) -> Scalar<Value>? {
        let stated = events.compactMap { event in value(event).map { (event: event, value: $0) } }
        guard !stated.isEmpty else { return nil }
        if let (chosen, preference) = preferences.choice(among: stated, \.event.seq, field: "/data/" + field) {
            return Scalar(candidates: sourced([chosen]), preference: preference.seq)
        }
        let derived = derivedSources(among: Set(stated.flatMap { $0.event.sources.map(\.source) }))
        let voices = stated.filter {
            $0.event.sources.isEmpty || !derived.isSuperset(of: $0.event.sources.map(\.source))
        }
        let candidates = sourced(voices)
        let borne = candidates.filter { !$0.isGroundless }
        return Scalar(candidates: borne.isEmpty ? candidates : borne, preference: nil)
    }

    private func sourced<Value: Hashable>(_ stated: [(event: Event, value: Value)]) -> [Sourced<Value>] {
        var positions: [Value: Int] = [:]
        var items: [Sourced<Value>] = []
        for (event, value) in stated {
            if let position = positions[value] {
                if items[position].seqs.last != event.seq { items[position].seqs.append(event.seq) }
                items[position].isGroundless = items[position].isGroundless && isGroundless(event)
            } else {
                positions[value] = items.count
                items.append(Sourced(value: value, seqs: [event.seq], isGroundless: isGroundless(event)))
            }
        }
        return items
    }
}
