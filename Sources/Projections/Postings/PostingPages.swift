import Crypto
import TransparencyLog

/// The layout of a file of sorted postings: pages, each with as many as fit, then a table with the first posting and the SHA-256
/// of each page. Whoever knows the table's own hash can check each page that it reads.
enum PostingPages {
    static let pageLength = 4096
    static let perPage = pageLength / Posting.width
    /// A row of the table: the page's first posting, and its hash.
    static let rowLength = Posting.width + Hash.byteCount

    static func append(_ posting: Posting, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: posting.key.littleEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: posting.value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    static func posting(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Posting {
        Posting(
            key: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)),
            value: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt32.self)))
    }

    static func digest(_ bytes: some Collection<UInt8>) -> [UInt8] {
        bytes.withContiguousStorageIfAvailable { Array(SHA256.hash(data: UnsafeRawBufferPointer($0))) }
            ?? Array(SHA256.hash(data: Array(bytes)))
    }
}

/// Lays sorted postings out in pages, as they come.
struct PostingPageWriter {
    private var page: [UInt8] = []
    private var table: [UInt8] = []
    private(set) var count = 0
    private let write: ([UInt8]) throws -> Void

    /// - Parameter write: takes the bytes of the file, front to back.
    init(_ write: @escaping ([UInt8]) throws -> Void) {
        self.write = write
    }

    mutating func append(_ posting: Posting) throws {
        if page.isEmpty { PostingPages.append(posting, to: &table) }
        PostingPages.append(posting, to: &page)
        count += 1
        if page.count + Posting.width > PostingPages.pageLength { try endPage() }
    }

    private mutating func endPage() throws {
        guard !page.isEmpty else { return }
        page += Array(repeating: 0, count: PostingPages.pageLength - page.count)
        table += PostingPages.digest(page)
        try write(page)
        page.removeAll(keepingCapacity: true)
    }

    /// - Returns: the hash of the table.
    mutating func finish() throws -> [UInt8] {
        try endPage()
        try write(table)
        return PostingPages.digest(table)
    }
}
