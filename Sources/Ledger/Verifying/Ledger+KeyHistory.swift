import CanonicalJSON
import EventLog
import TransparencyLog
import Vocabulary

extension Ledger {
    /// The ledger's keys, by what the index says of their changes: for writers, who need them at once.
    func keyHistory() throws -> KeyHistory {
        try refresh()
        let head = try log.head()
        let (opening, changes) = (try opening(), try events(at: index.seqs(ofType: LedgerKeyChanged.type)))
        do {
            return try KeyHistory(
                opening: opening, changes: changes, origin: head.origin, root: { try root(at: $0, head) })
        } catch { throw KeyError.malformedVerifier(error.text) }
    }

    /// The ledger's keys, by its lines alone: for verifiers, who believe no index. As far as the lines can be read.
    ///
    /// - Parameters:
    ///   - opening: the first line.
    ///   - changes: the lines that change the key.
    func keyHistory(
        opening: [UInt8]?, changes: [JSONDocument], _ checkpoint: SignedCheckpoint
    ) throws(MalformedKey) -> KeyHistory {
        let head = Head(checkpoint: checkpoint, recorded: nil)
        return try KeyHistory(
            opening: opening.flatMap { try? Self.event($0) }, changes: changes.compactMap { try? Event($0) },
            origin: head.origin, root: { try root(at: $0, head) })
    }

    /// The same, for a verifier who has not read the lines yet.
    func keyHistoryByLines() throws -> KeyHistory {
        let checkpoint = try log.checkpoint()
        var lines: (opening: [UInt8]?, changes: [JSONDocument]) = (nil, [])
        _ = try LogVerifier(folder: root).verify(
            noting: Self.keyChanges,
            keys: {
                lines = ($0, $1)
                return []
            })
        do {
            return try keyHistory(opening: lines.opening, changes: lines.changes, checkpoint)
        } catch { throw KeyError.malformedVerifier(error.text) }
    }

    /// The lines that change the ledger's key.
    static let keyChanges = LogVerifier.Noted(key: "type", value: LedgerKeyChanged.type)
}
