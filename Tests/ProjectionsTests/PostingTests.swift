import Testing

@testable import Projections

/// Postings: that an event speaks of something, and in which ways.
@Suite struct PostingTests {
    private func run(_ postings: [Posting]) -> PostingRun { PostingRun(postings.sortedAndJoined()) }

    private func merged(_ runs: [PostingRun]) throws -> [Posting] {
        var all: [Posting] = []
        try PostingMerge.forEach(in: runs) { all.append($0) }
        return all
    }

    @Test("A posting holds its position and its ways, up to the last position there is")
    func parts() {
        for seq in [0, 1, 4095, Posting.largestSeq] {
            for ways: Posting.Ways in [[], .identifies, [.registers, .registersCorrected], [.identifies, .registers]] {
                let posting = Posting(key: 7, seq: seq, ways)
                #expect(posting.seq == seq && posting.ways == ways && posting.key == 7)
                #expect(Posting(key: 7, value: posting.value) == posting)
            }
        }
    }

    @Test("They stand in the order of keys, then of positions, as whole numbers without a sign")
    func order() {
        let sorted = [
            Posting(key: 0, seq: 9), Posting(key: 1, seq: 0), Posting(key: 1, seq: 2), Posting(key: .max, seq: 0),
        ]
        #expect(sorted.shuffled().sorted() == sorted)
    }

    @Test("Of an event and a thing there is one, with all its ways")
    func joined() {
        let postings = [
            Posting(key: 5, seq: 3, .registers), Posting(key: 5, seq: 3, .identifies), Posting(key: 5, seq: 4),
            Posting(key: 4, seq: 3), Posting(key: 5, seq: 3),
        ].sortedAndJoined()
        #expect(postings.map(\.key) == [4, 5, 5])
        #expect(postings.map(\.ways) == [[], [.registers, .identifies], []])
    }

    @Test("Several runs read as one, and what a later one adds to an event is joined", arguments: 1...4)
    func merges(count: Int) throws {
        let all = (0..<400).map { number in
            Posting(key: UInt64(number * 7919 % 50), seq: number * 31 % 97, number.isMultiple(of: 3) ? .identifies : [])
        }
        let runs = (0..<count).map { part in
            run(all.enumerated().filter { $0.offset % count == part }.map(\.element))
        }
        #expect(try merged(runs) == all.sortedAndJoined())
        #expect(try merged(runs + [run([])]) == all.sortedAndJoined())
        #expect(try merged([]) == [])
    }

    @Test("A run gives what a key has, counts it before a position, and gives nothing for a key that it has not")
    func asked() throws {
        let own = (0..<1000).map { Posting(key: UInt64($0 % 10), seq: $0) }
        let run = run(own)
        for key in UInt64(0)..<12 {
            var seqs: [Int] = []
            try run.forEach(key) { seqs.append($0.seq) }
            #expect(seqs == own.filter { $0.key == key }.map(\.seq))
            for end in [0, 1, 505, 1000, 5000] {
                #expect(try run.count(key, before: end) == seqs.count { $0 < end })
            }
        }
        #expect(run.count == 1000)
    }

    @Test("The layout in pages depends on the postings alone, and any other posting gives another hash")
    func pages() throws {
        func written(_ postings: [Posting]) throws -> (bytes: [UInt8], digest: [UInt8]) {
            let file = Box()
            var writer = PostingPageWriter { file.bytes += $0 }
            for posting in postings { try writer.append(posting) }
            #expect(writer.count == postings.count)
            let digest = try writer.finish()
            return (file.bytes, digest)
        }
        let perPage = PostingPages.perPage
        for count in [0, 1, perPage - 1, perPage, perPage + 1, 3 * perPage] {
            let postings = (0..<count).map { Posting(key: UInt64($0 / 3), seq: $0) }
            let (bytes, digest) = try written(postings)
            let pages = (count + perPage - 1) / perPage
            #expect(bytes.count == pages * (PostingPages.pageLength + PostingPages.rowLength))
            #expect(try written(postings).digest == digest)
            for (index, posting) in postings.enumerated().prefix(3) {
                #expect(bytes.withUnsafeBytes { PostingPages.posting(in: $0, at: index * Posting.width) } == posting)
            }
            guard count > 0 else { continue }
            var other = postings
            other[count - 1] = Posting(key: .max, seq: 1)
            #expect(try written(other).digest != digest)
        }
    }

    private final class Box { var bytes: [UInt8] = [] }
}
