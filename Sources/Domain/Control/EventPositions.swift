/// Where events are, by their ids, as far as a control event among them names any.
struct EventPositions: Sendable {
    private let positions: [EventID: Int]

    init(_ events: [Event]) {
        guard events.contains(where: \.isControl) else {
            positions = [:]
            return
        }
        positions = Dictionary(events.map { ($0.id, $0.seq) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(event: EventID) -> Int? { positions[event] }
}
