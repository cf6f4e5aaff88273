import TransparencyLog

@testable import EventStore

/// The stores that keep a log: each has to do what the contract says.
enum StoreKind: CaseIterable, CustomStringConvertible {
    case segmentedFiles, memory

    var description: String {
        switch self {
        case .segmentedFiles: "segmented files"
        case .memory: "memory"
        }
    }

    /// A new log with an opening event.
    func open(isSigned: Bool = true) throws -> StoredLog {
        let fixture = try LedgerFixture(SimulatedDisk(seed: 1), root: "/ledger", isSigned: isSigned)
        switch self {
        case .segmentedFiles: return StoredLog(log: try fixture.create(), signing: fixture.signing)
        case .memory:
            let log = try MemoryLog(origin: LedgerFixture.origin, signing: fixture.signing) { _ in [fixture.opening] }
            return StoredLog(log: log, signing: fixture.signing)
        }
    }
}

/// A log of some store, and who signs it.
struct StoredLog: Sendable {
    let log: any AppendOnlyLog
    let signing: CheckpointSigning

    /// Appends as many events as ids are given.
    @discardableResult
    func append(_ ids: String...) throws -> Appended {
        try log.append(signing) { head in
            ids.enumerated().map { LedgerFixture.line(head.size + $0.offset, id: $0.element) }
        }
    }

    /// All lines, read from the beginning.
    func lines() throws -> [[UInt8]] {
        var lines: [[UInt8]] = []
        try log.read(0..<log.head().size) { seq, line in
            guard seq == lines.count else { throw OutOfOrder(seq: seq) }
            lines.append(Array(line))
        }
        return lines
    }

    struct OutOfOrder: Error { let seq: Int }
}
