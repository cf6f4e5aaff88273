import CanonicalJSON

extension Invariants {
    /// A preference chooses among claims about one and the same: events about the same thing that all give the field, and, for the
    /// date, are of one type.
    static func preferenceProblems(_ data: JSONView?, _ registry: some CommandContext) throws -> [Problem] {
        let preferred = EventID(reading: data?["prefer"])
        guard let event = try registry.event(preferred).map(registry.standing), let definition = event.definition else {
            return []
        }
        let field = Preferences.pointer(data?["field"]?.string)
        guard definition.claims(field) else {
            return [Problem("/data/prefer", .noClaim(field: data?["field"]?.string ?? "on", type: event.type))]
        }
        let things = try subjects(of: event, registry)
        return try (data?["among"]?.elements.map { EventID(reading: $0) } ?? []).enumerated().compactMap { index, id in
            guard id != preferred, let other = try registry.event(id).map(registry.standing) else { return nil }
            let isRival =
                try (other.type == event.type || field != Preferences.date && other.definition?.claims(field) == true)
                && (things.isEmpty || !things.isDisjoint(with: subjects(of: other, registry)))
            return isRival ? nil : Problem("/data/among/\(index)", .noRival(id.text, of: preferred.text))
        }
    }

    /// What an event is about; nothing where it is a meeting of its own, which another event may tell of too.
    private static func subjects(of event: Event, _ registry: some CommandContext) throws -> Set<Subject> {
        let all = event.subjects { party in (try? registry.canonical(party)) ?? party }
        return Set(all.filter { if case .encounter = $0 { false } else { true } })
    }
}

extension Definition {
    /// Whether its events say something of a field.
    ///
    /// - Parameter pointer: into the line: `/on`, `/data/size`.
    fileprivate func claims(_ pointer: String) -> Bool {
        // When a thing was registered says nothing of the thing.
        let registers = data.fields.contains { $0.role == .registers }
        if pointer == Preferences.date { return occurrence != .never && !registers }
        guard let path = try? JSONPointer(parsing: pointer), path.tokens.count > 1, path.tokens[0] == "data" else {
            return false
        }
        return data[path.tokens[1]] != nil
    }
}
