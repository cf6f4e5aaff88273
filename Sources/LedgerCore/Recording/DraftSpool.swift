import CanonicalJSON
import ExtendedDateTime
import EventStore
import Foundation
import Domain
import Parallelism

/// Drafts that wait to be recorded, in order: the last ones in memory, the others in a file that is gone with the process. Of
/// each only a few numbers stay in memory, so that an import may be of any length.
final class DraftSpool {
    /// What stays in memory of each draft: forty bytes.
    private struct Entry {
        /// Where it begins in the file, once it is there.
        var offset = 0
        /// Where it came from: the file's number, or -1 for nowhere.
        let file: Int32
        let line: Int32
        /// Its position; of one that is there already the complement, and the smallest number of one that was given none.
        let seq: Int
        let recorded: Int
        /// The smallest number for none.
        let entered: Int

        static let none = Int.min

        init(file: Int32, line: Int32, position: LogPosition?) {
            self.file = file
            self.line = line
            seq = position.map { $0.isNew ? $0.seq : ~$0.seq } ?? Self.none
            recorded = position?.recorded.milliseconds ?? 0
            entered = position?.entered?.milliseconds ?? Self.none
        }

        var position: LogPosition? {
            guard seq != Self.none else { return nil }
            return LogPosition(
                seq: seq < 0 ? ~seq : seq, isNew: seq >= 0, recorded: UTCInstant(milliseconds: recorded),
                entered: entered == Self.none ? nil : UTCInstant(milliseconds: entered))
        }
    }

    /// What the log is to say of a draft; for one that is there already, where it is.
    struct LogPosition {
        let seq: Int
        let isNew: Bool
        let recorded: UTCInstant
        var entered: UTCInstant?
    }

    private var entries: [Entry] = []
    /// The drafts that are not in the file yet.
    private var recent: [PlacedDraft] = []
    /// Their bytes, about.
    private var recentLength = 0
    private var files: [String] = []
    private var scratch: Scratch?
    private let folder: String

    /// So much is kept in memory before it is written to the file, in bytes of JSON.
    private static let mostInMemory = 4 << 20

    /// - Parameter folder: where the file is made.
    init(folder: String) {
        self.folder = folder
    }

    var count: Int { entries.count }

    private var firstInMemory: Int { entries.count - recent.count }

    func append(_ draft: PlacedDraft, at position: LogPosition? = nil) throws {
        let place = draft.place
        entries.append(
            Entry(
                file: place.map { number(of: $0.file) } ?? -1, line: Int32(truncatingIfNeeded: place?.line ?? 0),
                position: position))
        recent.append(draft)
        recentLength += draft.draft.document.bytes.count
        if recentLength > Self.mostInMemory { try spill() }
    }

    /// Where a draft came from.
    func place(at index: Int) -> Place? {
        let entry = entries[index]
        return entry.file < 0 ? nil : Place(file: files[Int(entry.file)], line: Int(entry.line))
    }

    private func number(of file: String) -> Int32 {
        // Of many files the last one is the likeliest.
        if let number = files.lastIndex(of: file) { return Int32(number) }
        files.append(file)
        return Int32(files.count - 1)
    }
}

extension DraftSpool {
    /// The drafts of a range, in order.
    func drafts(_ range: Range<Int>) throws -> [PlacedDraft] {
        let written = range.clamped(to: 0..<firstInMemory)
        let held = range.clamped(to: firstInMemory..<count)
        return try read(written) + recent[held.lowerBound - firstInMemory..<held.upperBound - firstInMemory]
    }

    func draft(at index: Int) throws -> PlacedDraft { try drafts(index..<index + 1)[0] }

    /// The drafts of a range with what the log is to say of them. Only for drafts that were given positions.
    func sequenced(_ range: Range<Int>, via: String) throws -> [SequencedEvent] {
        try zip(range, drafts(range)).compactMap { index, placed in
            guard let position = entries[index].position else { return nil }
            let draft = placed.draft
            guard position.isNew else {
                return SequencedEvent(placed: placed, outcome: .duplicate(seq: position.seq, draft.id))
            }
            let entry = LogEntry(
                seq: position.seq, recorded: position.recorded, entered: position.entered, via: via,
                imported: draft.imported)
            return SequencedEvent(placed: placed, outcome: .recorded(seq: position.seq, draft.id), entry: entry)
        }
    }

    /// The event that a draft is to become. Only for one that is not there already.
    func event(at index: Int, via: String) throws -> Event {
        guard let event = try sequenced(index..<index + 1, via: via).first?.event() else {
            preconditionFailure("Only drafts that become events are asked for.")
        }
        return event
    }

    /// Whether any of the drafts came from one of the places.
    func contains(anyOf places: Set<Place>) -> Bool {
        !places.isEmpty && entries.indices.contains { place(at: $0).map(places.contains) ?? false }
    }

    /// The drafts from all other places.
    func without(_ places: Set<Place>) -> some DraftSource {
        StoredDrafts(self, entries.indices.filter { !(place(at: $0).map(places.contains) ?? false) })
    }

    private func read(_ range: Range<Int>) throws -> [PlacedDraft] {
        guard !range.isEmpty, let scratch else { return [] }
        let start = entries[range.lowerBound].offset
        let end = range.upperBound < firstInMemory ? entries[range.upperBound].offset : scratch.length
        let bytes = try scratch.read(start..<end)
        let parts = range.map { index in
            let next = index + 1 < firstInMemory ? entries[index + 1].offset : scratch.length
            return StoredDraft(
                bytes: bytes[entries[index].offset - start..<next - start], place: place(at: index))
        }
        return try concurrently(parts[...].shares) { share in Result { try share.map { try $0.draft() } } }
            .flatMap { try $0.get() }
    }

    private func spill() throws {
        let scratch = try scratch ?? Scratch(folder: folder)
        self.scratch = scratch
        var bytes: [UInt8] = []
        for (index, placed) in zip(firstInMemory..., recent) {
            entries[index].offset = scratch.length + bytes.count
            StoredDraft.append(placed.draft, to: &bytes)
        }
        try scratch.append(bytes)
        recent = []
        recentLength = 0
    }
}

/// A draft as the file has it: its canonical bytes, and what stands beside them, each behind its length.
private struct StoredDraft: Sendable {
    let bytes: ArraySlice<UInt8>
    let place: Place?

    static func append(_ draft: Draft, to bytes: inout [UInt8]) {
        append(draft.document.bytes, to: &bytes)
        append(draft.recorded.map { Array($0.utf8) }, to: &bytes)
        append(draft.imported?.canonicalBytes, to: &bytes)
    }

    func draft() throws -> PlacedDraft {
        var rest = bytes
        let document = Self.nextField(&rest)
        let recorded = Self.nextField(&rest).map { String(decoding: $0, as: UTF8.self) }
        let imported = try Self.nextField(&rest).map { try JSON(parsing: $0) }
        let draft = try Draft(canonicalBytes: Array(document ?? []), recorded: recorded, imported: imported)
        return PlacedDraft(draft, at: place)
    }

    private static func append(_ part: [UInt8]?, to bytes: inout [UInt8]) {
        let length = UInt32(part.map { $0.count + 1 } ?? 0)
        for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: length >> shift)) }
        bytes += part ?? []
    }

    private static func nextField(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let length = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        rest = rest.dropFirst(4)
        guard length > 0 else { return nil }
        defer { rest = rest.dropFirst(length - 1) }
        return rest.prefix(length - 1)
    }
}

/// Drafts of a store, by their places in it.
final class StoredDrafts: DraftSource {
    private let store: DraftSpool
    private let order: [Int]
    private var position = 0

    init(_ store: DraftSpool, _ order: [Int]) {
        self.store = store
        self.order = order
    }

    var unreadable: [(place: Place, error: any Error)] { [] }

    func next() throws -> [PlacedDraft]? {
        guard position < order.count else { return nil }
        let end = min(position + Ledger.batchSize, order.count)
        defer { position = end }
        return try order[position..<end].map { try store.draft(at: $0) }
    }
}
