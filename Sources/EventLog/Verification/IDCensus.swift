import Synchronization

/// Finds ids that occur more than once, in memory that does not grow with the log.
///
/// Each id is kept as a hash of eight bytes, under a key that changes with each process. Where there would be more than
/// `capacity` of them, the log is read several times, and each pass keeps only its share. Equal hashes are a suspicion;
/// the ids themselves decide.
final class IDCensus: Sendable {
    /// 32 MiB of hashes.
    static let capacity = 1 << 22

    let passes: Int
    private let hashes = Mutex<[Int]>([])

    init(size: Int, capacity: Int = IDCensus.capacity) {
        passes = max(1, (size + capacity - 1) / capacity)
    }

    /// The hashes of some ids that belong to a pass.
    func share(of ids: [String], pass: Int) -> [Int] {
        ids.map(\.hashValue).filter { Int($0.magnitude % UInt(passes)) == pass }
    }

    func add(_ share: [Int]) { hashes.withLock { $0 += share } }

    /// The hashes that occurred more than once in the pass that is over.
    func takeSuspects() -> Set<Int> {
        hashes.withLock { hashes in
            hashes.sort()
            defer { hashes.removeAll(keepingCapacity: true) }
            return Set(zip(hashes, hashes.dropFirst()).filter { $0 == $1 }.map(\.0))
        }
    }
}
