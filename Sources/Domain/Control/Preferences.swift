/// Which claim a recorder has let stand, by event and field. Of several preferences over one fact the latest wins.
struct Preferences: Sendable {
    private var latest: [Key: Event] = [:]

    private struct Key: Hashable {
        let event: Int
        let field: String
    }

    /// The field that a preference is about where it names none.
    static let date = "/on"

    /// - Parameters:
    ///   - preferences: oldest first.
    ///   - positions: where events are, by their ids.
    init(_ preferences: [Event], _ positions: EventPositions) {
        for event in preferences {
            let preference = event[ClaimPreferred.self]
            guard let preferred = positions[preference.preferred] else { continue }
            latest[Key(event: preferred, field: Self.pointer(preference.field))] = event
        }
    }

    /// A field as a recorder names it, as a pointer into the line: `on`, `size` and `/data/size` are all understood.
    static func pointer(_ field: String?) -> String {
        guard let field else { return date }
        if field.hasPrefix("/") { return field }
        return field == "on" ? date : "/data/" + field
    }

    /// The element whose event the latest preference over these lets stand.
    func choice<Element>(
        among elements: [Element], _ seq: KeyPath<Element, Int>, field: String
    ) -> (element: Element, preference: Event)? {
        guard !latest.isEmpty else { return nil }
        let chosen = elements.compactMap { element in
            latest[Key(event: element[keyPath: seq], field: field)].map { (element: element, preference: $0) }
        }
        return chosen.max { $0.preference.seq < $1.preference.seq }
    }
}
