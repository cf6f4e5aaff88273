import Projections
import Domain

extension LedgerView {
    /// Looks for the last entry of a recorder that counts, from the end of the log.
    ///
    /// What an undo recorded is passed over, so that the next undo takes back the entry before.
    public func undoing(by recorder: String) throws -> Undoing {
        guard let entry = try lastEntry(by: recorder) else {
            let last = size > 0 ? try event(at: size - 1) : nil
            throw UndoError.nothing(by: recorder, last: last?.by == recorder ? nil : last)
        }
        if entry.isAboutLedger { throw UndoError.aboutLedger(entry) }
        if entry.isFromFile { throw UndoError.imported(entry, by: recorder) }
        let amended = try entry.isAmendment ? event(withID: entry[Amendment.self].target) : nil
        return Undoing(
            entry: entry, amended: amended,
            furtherRetraction: try amended.flatMap { try retraction(of: $0, besides: entry) },
            companions: try companions(of: entry), dependents: try dependents(on: entry))
    }

    /// Read in blocks from the end: of a long log only what is newer than the entry.
    private func lastEntry(by recorder: String) throws -> Event? {
        var end = size
        while end > 0 {
            let block = max(0, end - Self.blockLength)..<end
            let own = try log.events(in: block).filter { $0.isEntry(of: recorder) && !$0.isUndoing }
            let retractions = try known(own.map(\.seq)).retractions
            if let last = own.last(where: { retractions[$0.seq] == nil }) { return last }
            end = block.lowerBound
        }
        return nil
    }

    private static var blockLength: Int { 256 }

    /// Some events with what amends them.
    private func known(_ seqs: [Int]) throws -> KnownEvents {
        KnownEvents(try readSet(of: seqs, withIdentities: false))
    }

    private func retraction(of event: Event, besides own: Event) throws -> Event? {
        let others = try readSet(of: [event.seq], withIdentities: false).filter { $0.seq != own.seq }
        return KnownEvents(others).retractions[event.seq]
    }

    /// The live events right before an entry that made known what it names, as where a signing registers its agreement; in the
    /// order of the log.
    private func companions(of entry: Event) throws -> [Event] {
        let named = Set(Mention.all(in: entry).map(\.target))
        var found: [Event] = []
        while let seq = (found.last ?? entry).seq.before, case let event = try event(at: seq),
            event.isRecorded(with: entry), event.makesKnown(anyOf: named)
        { found.append(event) }
        let retractions = try known(found.map(\.seq)).retractions
        return found.filter { retractions[$0.seq] == nil }.reversed()
    }

    /// The live events that name the entry, or a thing that no other live event makes known, in the order of the log.
    private func dependents(on entry: Event) throws -> [Event] {
        let made = Mention.all(in: entry).filter { $0.role != .refers }.map(\.target)
        var found = try naming(.event(entry.id), besides: entry).map(\.event)
        for thing in Set(made) {
            let others = try naming(thing, besides: entry)
            guard others.allSatisfy({ $0.role == .refers }) else { continue }
            found += others.map(\.event)
        }
        return found.uniqued(by: \.seq).sorted { $0.seq < $1.seq }
    }

    /// The live events other than one that name something, as corrected, and what they do with it.
    private func naming(
        _ target: Reference, besides entry: Event
    ) throws -> [(event: Event, role: FieldDescription.Role)] {
        let seqs = try index.seqs(mentioning: [target]).filter { $0 != entry.seq }
        let known = try known(seqs)
        return seqs.compactMap { seq in
            guard known.retractions[seq] == nil, let event = known.fact(at: seq) ?? known.event(at: seq) else {
                return nil
            }
            let mentions = Mention.all(in: event).filter { $0.target == target }
            guard let first = mentions.first else { return nil }
            return (event, mentions.first { $0.role != .refers }?.role ?? first.role)
        }
    }
}

extension Event {
    fileprivate var isFromFile: Bool { line.root["imported"] != nil }

    /// Whether somebody recorded it, or ran the import that took it in, which records by the name of its job.
    fileprivate func isEntry(of recorder: String) -> Bool {
        by == recorder || isFromFile && via.hasSuffix("run by \(recorder)")
    }

    /// Whether it is a retraction that an undo recorded.
    fileprivate var isUndoing: Bool { type == FactRetracted.type && via.hasSuffix("(\(Undoing.way))") }

    /// Whether somebody recorded both in one go, as far as their moments tell: drafts of one commit are some milliseconds apart.
    fileprivate func isRecorded(with later: Event) -> Bool {
        by == later.by && via == later.via && later.recorded.milliseconds - recorded.milliseconds < 1000
    }

    fileprivate func makesKnown(anyOf things: Set<Reference>) -> Bool {
        Mention.all(in: self).contains { $0.role != .refers && things.contains($0.target) }
    }
}

extension Int {
    /// The position before; `nil` before the first.
    fileprivate var before: Int? { self > 0 ? self - 1 : nil }
}
