import Testing

@testable import Projections

@Suite struct MentionRowTests {
    private typealias Mention = (thing: Int, seq: Int, isIdentity: Bool)

    /// Which events speak of which things, of them those that say what the thing is.
    private struct Told: Equatable {
        var all: [Int: Set<Int>] = [:]
        var identity: [Int: Set<Int>] = [:]

        init(_ mentions: [Mention]) {
            for mention in mentions { add(mention.thing, mention.seq, mention.isIdentity) }
        }

        init(_ rows: [MentionRow], things: Int) {
            for row in rows {
                for thing in 0..<things where row.thing == thing {
                    row.seqs.withUnsafeBytes { bytes in
                        MentionRow.forEach(row.key, bytes) { add(thing, $0, $1) }
                    }
                }
            }
        }

        private mutating func add(_ thing: Int, _ seq: Int, _ isIdentity: Bool) {
            all[thing, default: []].insert(seq)
            if isIdentity { identity[thing, default: []].insert(seq) }
        }
    }

    private static func mentions(_ count: Int, _ random: inout SystemRandomNumberGenerator) -> [Mention] {
        let edges = [0, 1, 16_383, 16_384, 16_385, 3 * 16_384 - 1, 3 * 16_384]
        return (0..<count).map { _ in
            let seq = Bool.random() ? Int.random(in: 0..<60_000) : edges.randomElement() ?? 0
            return (Int.random(in: 0..<5), seq, Int.random(in: 0..<4) == 0)
        }
    }

    @Test("Rows hold what they were made of, whatever the order, once each", arguments: [0, 1, 2, 50, 2000])
    func rows(_ count: Int) {
        var random = SystemRandomNumberGenerator()
        let mentions = Self.mentions(count, &random)
        let rows = MentionRow.rows(mentions)
        #expect(Told(rows, things: 5) == Told(mentions))
        #expect(rows.map(\.key) == Set(rows.map(\.key)).sorted())
        for row in rows {
            var seqs: [Int] = []
            row.seqs.withUnsafeBytes { bytes in MentionRow.forEach(row.key, bytes) { seq, _ in seqs.append(seq) } }
            #expect(seqs == Set(seqs).sorted())
        }
    }

    @Test("Merged rows are those of all mentions, in whatever order they come", arguments: [true, false])
    func merging(isOrdered: Bool) {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20 {
            var mentions = Self.mentions(600, &random)
            if isOrdered { mentions.sort { $0.seq < $1.seq } }
            let (first, second) = (Array(mentions[..<300]), Array(mentions[300...]))
            let rows = Dictionary(uniqueKeysWithValues: MentionRow.rows(first).map { ($0.key, $0) })
            let merged = MentionRow.rows(second).map { new in
                rows[new.key].map { old in old.seqs.withUnsafeBytes { new.merged(with: $0) } } ?? new
            }
            let keys = Set(merged.map(\.key))
            let all = merged + rows.values.filter { !keys.contains($0.key) }
            #expect(all.sorted { $0.key < $1.key }.map(\.seqs) == MentionRow.rows(mentions).map(\.seqs))
        }
    }
}
