import EventLog
import TransparencyLog
import Vocabulary

extension Ledger {
    /// The ledger's keys, by what the index says of their changes: for writers, who need them at once.
    func keyHistory() throws -> KeyHistory {
        try refresh()
        let head = try log.head()
        return try KeyHistory(
            opening: opening(), changes: events(at: index.seqs(ofType: LedgerKeyChanged.type)), origin: head.origin,
            root: { try root(at: $0, head) })
    }

    /// The ledger's keys, by its lines alone: for verifiers, who believe no index. As far as the lines can be read.
    func keyHistoryByLines() throws -> KeyHistory {
        let head = Head(checkpoint: try log.checkpoint(), recorded: nil)
        var opening: Event?
        var changes: [Event] = []
        do {
            try log.read(0..<head.size) { seq, line in
                guard seq == 0 || line.holds(Self.keyChange), let event = try? Self.event(Array(line)) else { return }
                if seq == 0 { opening = event } else if event.type == LedgerKeyChanged.type { changes.append(event) }
            }
        } catch LogError.damaged {
            // What is behind the damage cannot be read by anyone.
        }
        return try KeyHistory(
            opening: opening, changes: changes, origin: head.origin, root: { try root(at: $0, head) })
    }

    private static let keyChange = Array(LedgerKeyChanged.type.utf8)
}

extension ArraySlice<UInt8> {
    /// Whether the bytes, of which there is at least one, stand somewhere in these.
    fileprivate func holds(_ bytes: [UInt8]) -> Bool {
        withUnsafeBytes { text in
            var rest = text[...]
            while rest.count >= bytes.count, let start = rest.firstIndex(of: bytes[0]) {
                rest = rest[start...]
                if rest.starts(with: bytes) { return true }
                rest = rest.dropFirst()
            }
            return false
        }
    }
}
