import LedgerCore
import EventStore
import TransparencyLog
import Domain

extension Ledger {
    /// Whether the log begins with what a checkpoint covers.
    func begins(with checkpoint: Checkpoint) throws -> Bool {
        let log = try moment()
        guard checkpoint.origin == log.origin, checkpoint.size <= log.size else { return false }
        return try log.root(at: checkpoint.size) == checkpoint.root
    }

    /// The events of another copy that this one does not hold, at whatever place: none with that id and that content.
    ///
    /// - Parameter size: how many of the other copy's events count; all where left out.
    func events(lackedOf other: Ledger, first size: Int? = nil) throws -> [Event] {
        let comparison = try LogComparison(log, other.log)
        let parting = comparison.differing.first ?? comparison.commonSize
        let end = size ?? comparison.right.size
        guard parting < end else { return [] }
        var contents: [EventID: [UInt8]] = [:]
        for event in try moment().events(in: parting..<comparison.left.size) { contents[event.id] = event.draftBytes }
        return try other.moment().events(in: parting..<end).filter { contents[$0.id] != $0.draftBytes }
    }

    /// The same as drafts, to be recorded in this one. A change of the ledger's key is among them, but no ledger takes it: it is
    /// vouched for with the root before it.
    ///
    /// - Throws: `MergeError.notMovable` for another opening: then the two are copies of nothing.
    /// - Parameter commit: where the other copy was found, for messages.
    func drafts(lackedOf other: Ledger, first size: Int? = nil, at commit: String) throws -> [PlacedDraft] {
        try events(lackedOf: other, first: size).map { event in
            guard event.type != LedgerOpened.type else {
                throw MergeError.notMovable(side: commit, type: event.type, event.id)
            }
            let place = other.log.place(of: event.seq)
            return PlacedDraft(
                try Draft(of: event), at: Place(file: "\(commit):\(place.file ?? "")", line: place.line ?? 0))
        }
    }
}
