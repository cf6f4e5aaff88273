import EventStore
import Projections
import Domain

extension WriteModel {
    func amendments(of id: EventID) throws -> [Event] {
        let stored = try storedAmendments(of: id)
        return try inOrder(stored + amendments(among: [id] + stored.map(\.id)))
    }

    /// Those that the ledger has of one of its own events.
    private func storedAmendments(of id: EventID) throws -> [Event] {
        guard let view, places[id] == nil, try seq(of: id) != nil else { return [] }
        var found: [Event] = []
        var seen: Set<Int> = []
        var open: Set = [id]
        while !open.isEmpty {
            let naming = try view.events(at: view.index.seqs(mentioning: Set(open.map(Reference.event))))
            let new = naming.filter { event in
                event.amended.map(open.contains) ?? false && seen.insert(event.seq).inserted
            }
            found += new
            open = Set(new.map(\.id))
        }
        return found
    }

    /// What was taken in that corrects or retracts any of the events, what corrects or retracts that, and so on.
    func amendments(among ids: [EventID]) throws -> [Event] {
        var found: Set<EventID> = []
        var open = ids
        while let next = open.popLast() {
            for id in amending[next] ?? [] where found.insert(id).inserted { open.append(id) }
        }
        return inOrder(try events(Array(found)))
    }

    func inOrder(_ events: [Event]) -> [Event] { events.uniqued(by: \.seq).sorted { $0.seq < $1.seq } }

    func standing(_ event: Event) throws -> Event {
        if amended.isExact {
            try hold(event)
            let form = amended.form(of: event.id) ?? event
            if amended.isExact { return form }
        }
        return event.effective(amendedBy: try amendments(of: event.id))
    }

    /// Whether no live retraction takes the event out of what counts.
    func isLive(_ event: Event) throws -> Bool {
        try hold(event)
        return !amended.isRetracted(event.id)
    }

    private func hold(_ event: Event) throws {
        if !amended.holds(event.id) { amended.add([event] + (try amendments(of: event.id))) }
    }
}

extension WriteModel {
    /// Takes in a correction or a retraction: what it speaks of counts for something else from now on, or for nothing.
    func add(_ amendment: Event) throws {
        guard let id = amendment.amended, try holds(id) else { return }
        let changes = amendment.type == FactRetracted.type || amendment.changesMeaning
        let target = changes ? try event(id) : nil
        let base = try target.flatMap(base(of:))
        if let fact = base?.fact { try rolls.noteChange(of: fact) { try standing(fact) } }
        amending[id, default: []].append(amendment.id)
        amended.note(amendment, of: id)
        guard let target else { return }
        if !target.isAmendment {
            // As the index has it: what one correction alone makes of the event.
            if amendment.type == FactCorrected.type {
                register(Mention.all(in: target.effective(amendedBy: [amendment])), by: id)
            }
        } else if amendment.mayRetarget || base?.mayBeRetargeted ?? true {
            try retarget(by: amendment)
        }
        if let fact = base?.fact, fact.type == PartyMerged.type { liveMerges?.noteChange(of: fact) }
    }

    /// What is amended in the end, through amendments that amend each other.
    struct Base {
        let fact: Event
        /// Whether one of the amendments may have been made to speak of another event.
        let mayBeRetargeted: Bool
    }

    /// `nil` where amendments lead nowhere: to what is not there or, in lines made by hand, round in a circle.
    private func base(of event: Event) throws -> Base? {
        var passed: [Event] = []
        var seen: Set<EventID> = []
        var current = event
        var known: Base?
        while current.isAmendment {
            known = bases[current.id]
            if known != nil { break }
            guard seen.insert(current.id).inserted else { return nil }
            passed.append(current)
            guard let next = try current.amended.flatMap(self.event) else { return nil }
            current = next
        }
        var base = known ?? Base(fact: current, mayBeRetargeted: false)
        for amendment in passed.reversed() {
            let amends = try amendment.amended.flatMap(self.event)
            let mayRetarget = amendment.mayRetarget && amends?.isAmendment ?? false
            base = Base(fact: base.fact, mayBeRetargeted: base.mayBeRetargeted || mayRetarget)
            bases[amendment.id] = base
        }
        return base
    }

    /// Amendments may have come to speak of other events: whatever they bear on now has changed.
    private func retarget(by amendment: Event) throws {
        rolls.forgetAll()
        liveMerges = nil
        var seen: Set<EventID> = [amendment.id]
        var open = [amendment]
        while let next = open.popLast() {
            let now = next.effective(amendedBy: try amendments(of: next.id))
            for id in Set([next.amended, now.amended].compactMap(\.self)) {
                if id != next.amended { lead(next, to: id) }
                guard seen.insert(id).inserted, let target = try event(id) else { continue }
                if target.isAmendment { open.append(target) } else { rolls.noteChange(of: target) { target } }
            }
        }
    }

    private func lead(_ amendment: Event, to id: EventID) {
        amended.giveUp()
        if amending[id]?.contains(amendment.id) != true { amending[id, default: []].append(amendment.id) }
    }
}

extension Event {
    /// The event that a correction or a retraction is about.
    var amended: EventID? { isAmendment ? self[Amendment.self].target : nil }

    /// Whether it may let an amendment speak of another event: then the word stands in what it sets.
    fileprivate var mayRetarget: Bool {
        type == FactCorrected.type
            && self[FactCorrected.self].changes.entries.contains { pointer, value in
                pointer.contains("event") || String(decoding: value.canonicalBytes, as: UTF8.self).contains("event")
            }
    }
}
