/// Sources that no longer bear what rests on them: their registration was retracted, as forged or as mistaken, or they took
/// their words from nothing but such sources (docs/MODEL.md, section 5).
struct WithdrawnSources: Sendable {
    /// The retractions by which a source is withdrawn, by their positions.
    private var retractions: [SourceID: [Int]] = [:]

    /// - Parameters:
    ///   - registrations: of all sources, as corrected, in the order of the log, those that were retracted too.
    ///   - retracted: the live retraction of an event, by the event's position.
    init(_ registrations: [Event], _ retracted: [Int: Event]) {
        var live: [SourceID: Set<SourceID>] = [:]
        for event in registrations where event.isAsserted {
            let registration = event[SourceRegistered.self]
            if let retraction = retracted[event.seq] {
                retractions[registration.source, default: []].append(retraction.seq)
            } else {
                live[registration.source, default: []].formUnion((registration.derivedFrom ?? []).map(\.source))
            }
        }
        guard !retractions.isEmpty else { return }
        for source in live.keys { retractions[source] = nil }
        withdrawCopies(live)
    }

    /// Whoever copied only from what is withdrawn is withdrawn, and whoever copied from that.
    private mutating func withdrawCopies(_ origins: [SourceID: Set<SourceID>]) {
        var copies: [SourceID: [SourceID]] = [:]
        for (copy, origins) in origins {
            for origin in origins { copies[origin, default: []].append(copy) }
        }
        var open = Array(retractions.keys)
        while let source = open.popLast() {
            for copy in copies[source] ?? [] where retractions[copy] == nil {
                let own = origins[copy] ?? []
                guard own.allSatisfy({ retractions[$0] != nil }) else { continue }
                retractions[copy] = own.flatMap { retractions[$0] ?? [] }.sortedUniqued()
                open.append(copy)
            }
        }
    }

    var isEmpty: Bool { retractions.isEmpty }

    /// Whether no registration of it is left.
    func isRetracted(_ source: SourceID) -> Bool { retractions[source] != nil }

    /// The positions of the retractions by which a source is withdrawn; none while it bears what it says.
    func retractions(of source: SourceID) -> [Int] { retractions[source] ?? [] }

    /// The retractions that leave a citing event without ground: those of all its sources. `nil` where one still bears it, and
    /// where it never named any.
    func retractions(leavingNothingOf sources: [SourceID]) -> [Int]? {
        guard !retractions.isEmpty, !sources.isEmpty else { return nil }
        var found: [Int] = []
        for source in sources {
            guard let own = retractions[source] else { return nil }
            found += own
        }
        return found.sortedUniqued()
    }
}
