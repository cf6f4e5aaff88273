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
        let disk = SimulatedDisk(seed: 1)
        let fixture = try LedgerFixture(disk, root: "/ledger", isSigned: isSigned)
        switch self {
        case .segmentedFiles:
            let path = fixture.layout.segment(base: 0)
            return StoredLog(log: try fixture.create(), signing: fixture.signing) { old, new in
                let lines = (disk.contents(path) ?? []).split(separator: UInt8(ascii: "\n"))
                disk.replace(path, by: lines.flatMap { (Array($0) == old ? new : Array($0)) + [UInt8(ascii: "\n")] })
            }
        case .memory:
            let log = try MemoryLog(origin: LedgerFixture.origin, signing: fixture.signing) { _ in [fixture.opening] }
            return StoredLog(log: log, signing: fixture.signing) { old, new in
                log.state.withLock { state in
                    for (seq, line) in state.lines.enumerated() where line == old { state.lines[seq] = new }
                }
            }
        }
    }
}

/// A log of some store, and who signs it.
struct StoredLog: Sendable {
    let log: any AppendOnlyLog
    let signing: CheckpointSigning
    /// Puts another line in the place of one, behind the log's back.
    let replace: @Sendable (_ line: [UInt8], _ other: [UInt8]) throws -> Void

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
