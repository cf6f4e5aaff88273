/// Rows of retractions, each of which retracts the one before and is retracted by the next one alone: whether the first of
/// them stands follows from the last, by whether their number is even. So a row can grow without another look at all of it.
extension AmendedForms {
    /// Lets a retraction that has no amendments go on a row.
    ///
    /// - Returns: whether it does.
    mutating func extendRow(of target: Int, by own: Int) -> Bool {
        guard nodes[own].amendmentCount == 0, nodes[target].amendmentCount == 1, !nodes[target].row.isBroken,
            nodes[target].target != nil, [target, own].allSatisfy({ nodes[$0].event.type == FactRetracted.type }),
            nodes[target].event.isAsserted
        else { return false }
        let first = nodes[target].row.first ?? target
        nodes[own].row.first = first
        nodes[own].row.before = nodes[target].row.before + 1
        nodes[target].row.first = nil
        nodes[target].row.next = own
        nodes[first].row.last = own
        return true
    }

    /// Takes a row apart in which something else amends one of the retractions: each is read by itself from then on.
    mutating func breakRow(at place: Int) {
        guard nodes[place].row.next != nil else { return }
        var current = last(from: place)
        guard let first = nodes[current].row.first else { return }
        while current != first, let target = nodes[current].target {
            nodes[current].row = Node.Row(isBroken: true)
            nodes[current].isChanged = true
            nodes[current].reach = .onward
            nodes[target].changed.append(current)
            current = target
        }
        nodes[first].row = Node.Row(isBroken: true)
        nodes[first].isChanged = true
        propagate(first)
    }

    private func last(from place: Int) -> Int {
        var last = place
        while let next = nodes[last].row.next { last = next }
        return last
    }

    /// Whether an amendment counts, once it has been read.
    func stands(_ place: Int) -> Bool {
        guard let last = nodes[place].row.last else {
            return nodes[place].retractions == 0 && nodes[place].form.isAsserted
        }
        let isLastStanding = nodes[last].retractions == 0 && nodes[last].form.isAsserted
        return isLastStanding == (nodes[last].row.before % 2 == 0)
    }

    /// Whether a live retraction takes an event out of what counts, wherever in a row it is.
    mutating func isRetracted(at place: Int) -> Bool {
        read(place)
        guard nodes[place].row.next != nil else { return nodes[place].retractions > 0 }
        var before = 0
        var last = place
        while let next = nodes[last].row.next { (last, before) = (next, before + 1) }
        read(last)
        let isLastStanding = nodes[last].retractions == 0 && nodes[last].form.isAsserted
        return isLastStanding != (before % 2 == 0)
    }
}
