import EventLog
import Foundation
import Synchronization
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
        let opening = head.size > 0 ? try? Self.event(log.line(at: 0)) : nil
        return try KeyHistory(
            opening: opening, changes: keyChanges(size: head.size), origin: head.origin,
            root: { try root(at: $0, head) })
    }

    /// The events that change the key, found by reading all lines, on all cores.
    private func keyChanges(size: Int) -> [Event] {
        // A checkpoint may claim any size; there are no more events than the files can hold.
        let files = (try? FileManager.default.contentsOfDirectory(atPath: log.layout.events).count) ?? 0
        let end = min(size, files * log.layout.eventsPerSegment)
        let starts = Array(stride(from: 0, to: end, by: Self.batchSize))
        let found = Mutex<[Event]>([])
        DispatchQueue.concurrentPerform(iterations: starts.count) { index in
            // Where lines are missing, what stands behind them cannot be read by anyone.
            try? log.read(starts[index]..<min(starts[index] + Self.batchSize, end)) { _, line in
                guard line.holds(Self.keyChange), let event = try? Self.event(Array(line)),
                    event.type == LedgerKeyChanged.type
                else { return }
                found.withLock { $0.append(event) }
            }
        }
        return found.withLock { $0.sorted { $0.seq < $1.seq } }
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
