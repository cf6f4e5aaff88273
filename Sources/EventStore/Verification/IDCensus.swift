import Synchronization

/// Finds ids that occur more than once, in memory that does not grow with the log.
///
/// Each id is kept as a hash of eight bytes, under a key that changes with each process. Where there would be more than
/// `capacity` of them, the log is read several times, and each pass keeps only its share. Equal hashes are a suspicion;
/// the ids themselves decide.
final class IDCensus: Sendable {
    /// 64 MiB of slots.
    static let capacity = 1 << 22

    let passes: Int
    private let seen: Mutex<SeenHashes>

    init(size: Int, capacity: Int = IDCensus.capacity) {
        passes = max(1, (size + capacity - 1) / capacity)
        seen = Mutex(SeenHashes(expecting: min(size, capacity)))
    }

    /// The hash of an id's bytes.
    static func hash(_ id: UnsafeBufferPointer<UInt8>) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(id))
        return hasher.finalize()
    }

    /// Adds those of some hashes that belong to a pass.
    func add(_ hashes: [Int], pass: Int) {
        seen.withLock { seen in
            for hash in hashes where self.pass(of: hash) == pass { seen.insert(hash) }
        }
    }

    private func pass(of hash: Int) -> Int {
        Int(UInt(bitPattern: hash).multipliedFullWidth(by: UInt(passes)).high)
    }

    /// The hashes that occurred more than once in the pass that is over.
    func takeSuspects() -> Set<Int> { seen.withLock { $0.takeRepeated() } }
}

/// Hashes, and those among them that came more than once: an open table in which each has the next free slot behind its
/// own. What was hashed once is not hashed again, as a `Set` would.
private struct SeenHashes {
    /// 0 where nothing is. So the hash 0 is taken as 1, which can only add a suspicion.
    private var slots: [Int]
    private var count = 0
    private var repeated: Set<Int> = []

    /// - Parameter count: how many there will be, about.
    init(expecting count: Int) {
        var size = 16
        while size < 2 * count { size *= 2 }
        slots = Array(repeating: 0, count: size)
    }

    mutating func insert(_ hash: Int) {
        if 4 * count >= 3 * slots.count { grow() }
        let hash = hash == 0 ? 1 : hash
        var slot = hash & (slots.count - 1)
        while slots[slot] != 0 {
            if slots[slot] == hash {
                repeated.insert(hash)
                return
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = hash
        count += 1
    }

    private mutating func grow() {
        var larger = SeenHashes(expecting: slots.count)
        for hash in slots where hash != 0 { larger.insert(hash) }
        larger.repeated = repeated
        self = larger
    }

    mutating func takeRepeated() -> Set<Int> {
        defer {
            for slot in slots.indices { slots[slot] = 0 }
            (count, repeated) = (0, [])
        }
        return repeated
    }
}
