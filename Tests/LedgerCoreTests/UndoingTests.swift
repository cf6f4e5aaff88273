import CanonicalJSON
import EventStore
import ExtendedDateTime
import Foundation
import Synchronization
import Testing
import TransparencyLog
import Domain

@testable import LedgerCore

/// The last entry of a recorder is looked for from the end of the log.
@Suite struct UndoingTests {
    @Test("Of a long log only the last lines are read")
    func fromTheEnd() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chancery-undo-\(UUID().uuidString)").path()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let environment = Environment(
            variables: ["HOME": folder], now: { UTCInstant(milliseconds: 1_800_000_000_000) },
            random: { Array(repeating: 7, count: $0) })
        let counted = Mutex<CountedLog?>(nil)
        let ledger = try Ledger.create(
            beside: folder + "/ledger", LedgerOpening(origin: "example.org/long", recorder: "keeper"), environment
        ) { origin, signing, line in
            let log = CountedLog(try MemoryLog(origin: origin, signing: signing) { _ in [line] })
            counted.withLock { $0 = log }
            return log
        }
        let drafts = try (0..<3000).map { number in
            let by = number == 2900 ? "jane" : "bob"
            return PlacedDraft(try Draft(Self.party("p\(number)"), recorder: by))
        }
        try ledger.record(drafts, RecordingTerms(via: "test"))
        try ledger.refresh()
        let log = try #require(counted.withLock { $0 })
        log.lines.withLock { $0 = 0 }
        #expect(try ledger.view().undoing(by: "jane").entry.seq == 2901)
        let read = log.lines.withLock { $0 }
        #expect(read > 0 && read < 600, "\(read) lines were read")
    }

    private static func party(_ id: String) -> JSON {
        [
            "key": .string("party/\(id)"), "type": "party.registered",
            "data": ["party": .string(id), "kind": "city", "names": [["text": .string(id)]]],
        ]
    }
}

/// A log in memory that counts the lines that are asked of it.
private final class CountedLog: AppendOnlyLog {
    private let log: MemoryLog
    let lines = Mutex(0)

    init(_ log: MemoryLog) { self.log = log }

    private func count(_ number: Int) { lines.withLock { $0 += number } }

    func head() -> Head { log.head() }
    func checkpoint() -> SignedCheckpoint { log.checkpoint() }

    func append(_ signing: CheckpointSigning, _ make: (Head) throws -> [Line]) throws -> Appended {
        try log.append(signing, make)
    }

    func read(
        _ range: Range<Int>, of checkpoint: Checkpoint, _ body: (Int, ArraySlice<UInt8>) throws -> Void
    ) throws {
        count(range.count)
        try log.read(range, of: checkpoint, body)
    }

    func lines(at seqs: [Int], of checkpoint: Checkpoint) throws(LogError) -> [[UInt8]] {
        count(seqs.count)
        return try log.lines(at: seqs, of: checkpoint)
    }

    func readStored(_ range: Range<Int>, _ body: (Int, ArraySlice<UInt8>) throws -> Void) throws {
        count(range.count)
        try log.readStored(range, body)
    }

    func inclusionProofs(of events: [(seq: Int, leaf: Hash)], in head: Head) throws(LogError) -> [[Hash]] {
        try log.inclusionProofs(of: events, in: head)
    }

    func consistencyProof(from size: Int, to head: Head) throws(LogError) -> (root: Hash, proof: [Hash]) {
        try log.consistencyProof(from: size, to: head)
    }

    func verify(
        trusting trusted: [VerifierKey], since earlier: [Checkpoint], progress: @Sendable (Int) -> Void,
        noting noted: LineMatch?, keys: ((_ opening: [UInt8]?, _ noted: [JSONDocument]) -> [VerifierKey])?
    ) throws -> Verification {
        try log.verify(trusting: trusted, since: earlier, progress: progress, noting: noted, keys: keys)
    }

    func sign(_ verified: Checkpoint, by signer: SignerKey) throws -> Head { try log.sign(verified, by: signer) }
}
