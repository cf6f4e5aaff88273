/// Which sources took their words from which.
struct SourceDerivations: Sendable {
    private var origins: [SourceID: Set<SourceID>] = [:]

    init(_ registrations: [Event]) {
        for event in registrations {
            guard let derived = event[SourceRegistered.self].derivedFrom else { continue }
            origins[event[SourceRegistered.self].source, default: []].formUnion(derived.map(\.source))
        }
    }

    /// Whether every source speaks for itself.
    var isEmpty: Bool { origins.isEmpty }

    /// A source with all that took their words from it, at whatever remove.
    func copies(of source: SourceID) -> Set<SourceID> {
        var (found, open) = (Set([source]), [source])
        while let next = open.popLast() {
            for (copy, own) in origins where own.contains(next) && found.insert(copy).inserted { open.append(copy) }
        }
        return found
    }

    /// Some sources with all from which these took their words, at whatever remove.
    func origins(of sources: Set<SourceID>) -> Set<SourceID> {
        guard !isEmpty else { return sources }
        var (found, open) = (sources, Array(sources))
        while let source = open.popLast() {
            for origin in origins[source] ?? [] where found.insert(origin).inserted { open.append(origin) }
        }
        return found
    }

    /// The sources among these that took their words, at whatever remove, from another of them.
    ///
    /// Of sources that are said to derive from each other none is the later one, and all are kept.
    func derived(among sources: Set<SourceID>) -> Set<SourceID> {
        guard !origins.isEmpty, sources.count > 1 else { return [] }
        let circles = Circles(from: sources) { origins[$0] ?? [] }
        // Circles come after those that they lead to.
        var reaches: [Bool] = []
        var derived: Set<SourceID> = []
        for (place, circle) in circles.all.enumerated() {
            let earlier = circle.flatMap { origins[$0] ?? [] }.compactMap { circles.place(of: $0) }.filter {
                $0 != place
            }
            let takes = earlier.contains { reaches[$0] }
            let own = circle.filter(sources.contains)
            if takes { derived.formUnion(own) }
            reaches.append(takes || !own.isEmpty)
        }
        return derived
    }
}

/// Sources in groups of those that lead to each other in a circle, most of them alone: the strongly connected components of
/// a graph, by Tarjan's algorithm, without recursion, so that a long chain needs no deep stack.
private struct Circles {
    private(set) var all: [[SourceID]] = []
    private var places: [SourceID: Int] = [:]

    /// The number of each source in the order in which they were met, and the lowest one that it leads back to.
    private var numbers: [SourceID: Int] = [:]
    private var lowest: [SourceID: Int] = [:]
    private var unplaced: [SourceID] = []

    /// - Parameter next: the sources from which one took its words.
    init(from sources: Set<SourceID>, _ next: (SourceID) -> Set<SourceID>) {
        for source in sources where numbers[source] == nil { visit(source, next) }
    }

    func place(of source: SourceID) -> Int? { places[source] }

    private mutating func visit(_ start: SourceID, _ next: (SourceID) -> Set<SourceID>) {
        var way = [(source: start, open: Array(next(start)))]
        meet(start)
        while let current = way.last?.source {
            if let origin = way[way.count - 1].open.popLast() {
                if numbers[origin] == nil {
                    meet(origin)
                    way.append((origin, Array(next(origin))))
                } else if places[origin] == nil {
                    lower(current, to: numbers[origin])
                }
            } else {
                way.removeLast()
                if lowest[current] == numbers[current] { close(current) }
                if let before = way.last?.source { lower(before, to: lowest[current]) }
            }
        }
    }

    private mutating func meet(_ source: SourceID) {
        numbers[source] = numbers.count
        lowest[source] = numbers[source]
        unplaced.append(source)
    }

    private mutating func lower(_ source: SourceID, to number: Int?) {
        if let number, let own = lowest[source], number < own { lowest[source] = number }
    }

    private mutating func close(_ source: SourceID) {
        var circle: [SourceID] = []
        while let last = unplaced.popLast() {
            circle.append(last)
            places[last] = all.count
            if last == source { break }
        }
        all.append(circle)
    }
}
