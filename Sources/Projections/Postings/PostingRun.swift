import EventStore
import Synchronization

/// The postings of a run of the log, sorted: in a file of which each page is checked as it is read, or in memory.
///
/// It never changes. Whoever has opened a file keeps it, whatever takes its place.
final class PostingRun: Sendable {
    private enum Place: Sendable {
        case memory([Posting])
        case file(PostingFile)
    }

    private let place: Place
    let count: Int

    /// - Parameter sorted: in order, each event and key once.
    init(_ sorted: [Posting]) {
        place = .memory(sorted)
        count = sorted.count
    }

    init(_ file: PostingFile) {
        place = .file(file)
        count = file.count
    }

    subscript(index: Int) -> Posting {
        get throws {
            switch place {
            case .memory(let postings): postings[index]
            case .file(let file): try file.posting(at: index)
            }
        }
    }

    /// The place of the first posting that is not before one.
    func lowerBound(_ posting: Posting) throws -> Int {
        var (low, high) = (0, count)
        if case .file(let file) = place { (low, high) = file.places(around: posting) }
        while low < high {
            let middle = (low + high) / 2
            if try self[middle] < posting { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Calls `body` with each posting of a key, in the order of the log.
    func forEach(_ key: UInt64, _ body: (Posting) -> Void) throws {
        var index = try lowerBound(Posting(key: key, value: 0))
        while index < count {
            let posting = try self[index]
            guard posting.key == key else { return }
            body(posting)
            index += 1
        }
    }

    /// How many postings a key has of events before a position.
    func count(_ key: UInt64, before size: Int) throws -> Int {
        guard size > 0 else { return 0 }
        return try lowerBound(Posting(key: key, seq: size)) - lowerBound(Posting(key: key, value: 0))
    }
}

/// The index, or a part of it, is not what was written.
struct IndexDamage: Error {}

/// A file of sorted postings, opened once.
final class PostingFile: Sendable {
    let count: Int
    private let file: File
    private let firsts: [Posting]
    private let digests: [UInt8]
    /// Pages that were read and found right.
    private let pages = Mutex<[Int: [UInt8]]>([:])

    private static let mostPages = 4096

    /// - Parameters:
    ///   - count: how many postings it has.
    ///   - digest: the hash of its table.
    /// - Throws: `IndexDamage` where it is not that file.
    init(_ files: any FileSystem, _ path: String, count: Int, digest: [UInt8]) throws {
        do throws(FileError) { file = try File(files, path, .read) } catch { throw IndexDamage() }
        let pageCount = (count + PostingPages.perPage - 1) / PostingPages.perPage
        let start = pageCount * PostingPages.pageLength
        let table = try file.read(start..<start + pageCount * PostingPages.rowLength)
        guard PostingPages.digest(table) == digest, table.count == pageCount * PostingPages.rowLength else {
            throw IndexDamage()
        }
        self.count = count
        var (firsts, digests): ([Posting], [UInt8]) = ([], [])
        firsts.reserveCapacity(pageCount)
        table.withUnsafeBytes { bytes in
            for row in stride(from: 0, to: bytes.count, by: PostingPages.rowLength) {
                firsts.append(PostingPages.posting(in: bytes, at: row))
                digests += bytes[row + Posting.width..<row + PostingPages.rowLength]
            }
        }
        (self.firsts, self.digests) = (firsts, digests)
    }

    /// Between which places the first posting stands that is not before one.
    func places(around posting: Posting) -> (low: Int, high: Int) {
        var (low, high) = (0, firsts.count)
        while low < high {
            let middle = (low + high) / 2
            if firsts[middle] < posting { low = middle + 1 } else { high = middle }
        }
        return (max(low - 1, 0) * PostingPages.perPage, min(low * PostingPages.perPage, count))
    }

    func posting(at index: Int) throws -> Posting {
        let (page, place) = index.quotientAndRemainder(dividingBy: PostingPages.perPage)
        return try pages.withLock { pages in
            if pages[page] == nil {
                if pages.count >= Self.mostPages { pages.removeAll() }
                pages[page] = try read(page)
            }
            return pages[page]?.withUnsafeBytes { PostingPages.posting(in: $0, at: place * Posting.width) }
                ?? Posting(key: 0, value: 0)
        }
    }

    private func read(_ page: Int) throws -> [UInt8] {
        let start = page * PostingPages.pageLength
        let bytes = try file.read(start..<start + PostingPages.pageLength)
        let digest = digests[page * 32..<(page + 1) * 32]
        guard bytes.count == PostingPages.pageLength, PostingPages.digest(bytes)[...] == digest else {
            throw IndexDamage()
        }
        return bytes
    }
}
