import CanonicalJSON
import EventStore
import TransparencyLog
import Domain

extension KeyHistory {
    /// The keys of a log, by the events that change them.
    init(_ log: LogMoment, _ box: IndexBox) throws {
        let opening = try log.size > 0 ? log.event(at: 0) : nil
        let changes = try log.events(at: box.whole.seqs(ofType: LedgerKeyChanged.type))
        do throws(MalformedKey) {
            try self.init(
                opening: opening, changes: changes, origin: log.origin, root: { try log.root(at: $0) })
        } catch { throw KeyError.malformedVerifier(error.text) }
    }
}

extension LedgerView {
    /// The ledger's keys, whatever was known of them at the moment of knowledge.
    func keyHistory() throws -> KeyHistory { try KeyHistory(log, box) }
}

extension Ledger {
    /// The ledger's keys, by lines that are being verified, as far as they can be read.
    ///
    /// - Parameters:
    ///   - opening: the first line.
    ///   - changes: the lines that change the key.
    func keyHistory(
        opening: [UInt8]?, changes: [JSONDocument], _ checkpoint: SignedCheckpoint
    ) throws(MalformedKey) -> KeyHistory {
        let log = LogMoment(log: log, head: Head(checkpoint: checkpoint, recorded: nil), follows: environment.follows)
        return try KeyHistory(
            opening: opening.flatMap { try? Self.event($0) }, changes: changes.compactMap { try? Event($0) },
            origin: log.origin, root: { try log.root(at: $0) })
    }

    /// The lines that change the ledger's key.
    static let keyChanges = LineMatch(key: "type", value: LedgerKeyChanged.type)
}
