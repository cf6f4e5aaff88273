import CanonicalJSON

/// What corrections and retractions make of events, kept up to date while more events come in.
///
/// It says what `Amendments` says of the same events, without starting anew for each that comes: an event is read again
/// only from those amendments that have changed since it was last asked for. So thousands of corrections of one event, and
/// retractions of retractions thousands deep, cost a step each.
public struct AmendedForms {
    private var stored: [EventID: Event] = [:]
    /// Amendments of events that are not there yet.
    private var waiting: [EventID: [Event]] = [:]
    /// The events that amend something, or are amended.
    var nodes: [Node] = []
    private var places: [EventID: Int] = [:]
    /// Events that amend nothing here, and have to be read again.
    private var changedRoots: [Int] = []
    /// How often an amendment was looked at: what the work grows with.
    private(set) var steps = 0
    /// Whether a correction lets an amendment speak of another event than the one that it was recorded for. From then on
    /// nothing here counts: `Amendments` has to be asked.
    public private(set) var isRetargeted = false

    public init() {}

    /// How many events it holds.
    public var count: Int { stored.count }

    public func holds(_ id: EventID) -> Bool { stored[id] != nil }

    /// Takes in an event, in any order.
    public mutating func add(_ event: Event) {
        guard stored[event.id] == nil else { return }
        stored[event.id] = event
        for amendment in waiting.removeValue(forKey: event.id) ?? [] { tie(amendment, to: event) }
        guard event.isAmendment, event.definition != nil else { return }
        let id = event[Amendment.self].target
        if let target = stored[id] { tie(event, to: target) } else { waiting[id, default: []].append(event) }
    }

    /// The event as its live corrections have made it; `nil` for one that was not taken in.
    public mutating func form(of id: EventID) -> Event? {
        guard let place = places[id] else { return stored[id] }
        read(place)
        return nodes[place].form
    }

    /// Whether a live retraction takes an event out of what counts.
    public mutating func isRetracted(_ id: EventID) -> Bool {
        guard let place = places[id] else { return false }
        return isRetracted(at: place)
    }

    /// The corrected forms of live events that may have changed since this was last asked for.
    ///
    /// - Parameter all: finds all of them, where an amendment was made to speak of another event.
    public mutating func takeChangedForms(orElse all: () -> [Event]) -> [Event] {
        let roots = changedRoots
        changedRoots = []
        for root in roots { nodes[root].reach = .nobody }
        let forms = roots.filter { nodes[$0].target == nil }.compactMap { place in
            read(place)
            return nodes[place].lines.isEmpty || nodes[place].retractions > 0 ? nil : nodes[place].form
        }
        return isRetargeted && !roots.isEmpty ? all() : forms
    }
}

extension AmendedForms {
    /// An event that amends another one, or is amended.
    struct Node {
        let event: Event
        /// What it amends.
        var target: Int?
        /// The amendments that may have changed since this was last read.
        var changed: [Int] = []
        var isChanged = false
        /// Who knows that this may have changed: its target, and what that bears on.
        var reach = Reached.nobody
        var amendmentCount = 0
        /// The live corrections, oldest first, and the line as each of them leaves it, valid or not.
        var corrections: [Int] = []
        var lines: [JSON] = []
        /// How many live retractions there are.
        var retractions = 0
        var form: Event
        /// Grows with each change of the form.
        var version = 0
        /// Whether it counts at its target, and in which version.
        var counts = false
        var countedVersion = 0
        /// Its place in a row of retractions, each of which has only the next one to amend it.
        var row = Row()

        enum Reached { case nobody, target, onward }

        struct Row {
            /// The one that retracts it, if it is in the row and not the last there.
            var next: Int?
            /// Of the last in the row: the first one, and how many stand before it. Of the first one: the last.
            var first: Int?
            var before = 0
            var last: Int?
            var isBroken = false
        }

        init(_ event: Event) {
            self.event = event
            form = event
        }
    }
}

// MARK: - Taking in

extension AmendedForms {
    /// An amendment of what comes later amends nothing.
    private mutating func tie(_ amendment: Event, to target: Event) {
        guard target.seq < amendment.seq else { return }
        let (target, own) = (place(of: target), place(of: amendment))
        nodes[own].target = target
        nodes[own].reach = .nobody
        nodes[target].amendmentCount += 1
        if !extendRow(of: target, by: own) {
            breakRow(at: target)
            nodes[own].isChanged = true
        }
        propagate(own)
    }

    private mutating func place(of event: Event) -> Int {
        if let place = places[event.id] { return place }
        places[event.id] = nodes.count
        nodes.append(Node(event))
        return nodes.count - 1
    }

    /// Tells what an amendment bears on, as far as that does not know already that it has to be read again.
    mutating func propagate(_ amendment: Int) {
        var place = amendment
        while true {
            if let first = nodes[place].row.first {
                place = first
                nodes[first].isChanged = true
            }
            guard nodes[place].reach != .onward else { return }
            guard let target = nodes[place].target else {
                nodes[place].reach = .onward
                return changedRoots.append(place)
            }
            steps += 1
            if nodes[place].reach == .nobody { nodes[target].changed.append(place) }
            nodes[target].isChanged = true
            nodes[place].reach = bears(place, beyond: target) ? .onward : .target
            if nodes[place].reach == .target { return }
            place = target
        }
    }

    /// Whether an amendment may change what its target does to others. Why something was amended, or by whom, does not.
    private func bears(_ amendment: Int, beyond target: Int) -> Bool {
        let event = nodes[amendment].event
        return event.type == FactRetracted.type || event.changesMeaning || nodes[amendment].amendmentCount > 0
            || nodes[target].target == nil
    }
}

// MARK: - Reading

extension AmendedForms {
    /// Reads whatever has changed below an event, and the event last.
    mutating func read(_ root: Int) {
        guard nodes[root].isChanged else { return }
        var open = [root]
        var next = 0
        while next < open.count {
            let last = nodes[open[next]].row.last.map { [$0] } ?? []
            open += (nodes[open[next]].changed + last).filter { nodes[$0].isChanged }
            next += 1
        }
        for place in open.reversed() { recompute(place) }
    }

    /// Reads an event from its amendments, all of which have been read.
    private mutating func recompute(_ place: Int) {
        let changed = nodes[place].changed.sorted { nodes[$0].event.seq < nodes[$1].event.seq }
        nodes[place].changed = []
        nodes[place].isChanged = false
        var firstChanged = nodes[place].corrections.count
        for amendment in changed {
            steps += 1
            if let position = count(amendment, at: place) { firstChanged = min(firstChanged, position) }
        }
        if firstChanged < max(nodes[place].lines.count, nodes[place].corrections.count) {
            correct(place, from: firstChanged)
        }
    }

    /// Lets an amendment count or not, as it has been read.
    ///
    /// - Returns: the position of the first correction from which the event reads otherwise, if it does.
    private mutating func count(_ amendment: Int, at place: Int) -> Int? {
        let (counted, version) = (nodes[amendment].counts, nodes[amendment].countedVersion)
        let counts = stands(amendment)
        nodes[amendment].counts = counts
        nodes[amendment].reach = .nobody
        nodes[amendment].countedVersion = nodes[amendment].version
        guard nodes[amendment].event.type == FactCorrected.type else {
            nodes[place].retractions += (counts ? 1 : 0) - (counted ? 1 : 0)
            return nil
        }
        guard counts || counted, counts != counted || version != nodes[amendment].version else { return nil }
        let seq = nodes[amendment].event.seq
        let position = nodes[place].corrections.partitioningIndex { nodes[$0].event.seq >= seq }
        if counts && !counted { nodes[place].corrections.insert(amendment, at: position) }
        if counted && !counts { nodes[place].corrections.remove(at: position) }
        return position
    }

    /// Applies the corrections of an event from a position on. One that leads nowhere any more is passed over: it was valid
    /// when it was taken in. So is one that takes from it the form of its type, as in `Amendments`.
    private mutating func correct(_ place: Int, from position: Int) {
        let event = nodes[place].event
        let before = nodes[place].lines.last
        nodes[place].lines.removeSubrange(position...)
        var line = nodes[place].lines.last ?? event.line.root.json
        for correction in nodes[place].corrections[position...] {
            steps += 1
            let changes = nodes[correction].form[FactCorrected.self].changes
            if let changed = try? changes.applied(to: line) { line = changed }
            nodes[place].lines.append(line)
        }
        let corrected = nodes[place].lines.last.flatMap { Event(corrected: $0) } ?? event
        let isInForm = corrected.definition != nil || event.definition == nil
        guard nodes[place].lines.last != before || !isInForm else { return }
        // What takes from an event the form of its type is passed over, each for itself.
        let own = isInForm ? [] : nodes[place].corrections.map { nodes[$0].form }
        nodes[place].form = isInForm ? corrected : Amendments.effective(event, correctedBy: own)
        nodes[place].version += 1
        if event.isAmendment, nodes[place].form[Amendment.self].target != event[Amendment.self].target {
            isRetargeted = true
        }
    }
}

extension Event {
    /// A line as corrections have made it; `nil` where they leave none that is an event.
    init?(corrected line: JSON, _ definitionNamed: DefinitionLookup = EventTypes.named) {
        guard let document = try? JSONDocument(line.canonicalBytes),
            let event = try? Event(document, definitionNamed)
        else { return nil }
        self = event
    }

    /// Whether it corrects or retracts another event.
    public var isAmendment: Bool { type == FactCorrected.type || type == FactRetracted.type }
}
