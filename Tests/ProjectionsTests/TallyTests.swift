import CanonicalJSON
import EDTF
import Projections
import Testing
import Vocabulary

/// How many of the first events there are of each type, held against a count of them.
@Suite struct TallyTests {
    private static let types = ["party.renamed", "visit.held", "policy.ended", "of.no-known-type"]

    private static func event(_ seq: Int) throws -> Event {
        try Event(
            JSONDocument(
                JSON.object([
                    "seq": .integer(seq), "id": .string("e:\(seq)"), "type": .string(types[(seq ^ seq >> 3) % 4]),
                    "recorded": .string(UTCInstant(milliseconds: seq * 1000).description), "by": "tester",
                    "via": "test", "data": [:],
                ]).canonicalBytes))
    }

    /// - Parameter batches: where the log is cut, as often as it is not to be there at once.
    @Test(arguments: [[3100], [1, 1023, 1024, 2049, 3100], [1024, 2048, 3072, 3100], [700, 1400, 2100, 2800, 3100]])
    func countsAnyNumberOfFirstEvents(batches: [Int]) throws {
        let log = try (0..<3100).map(Self.event)
        let index = try Index()
        for (start, end) in zip([0] + batches, batches) {
            try index.add(Array(log[start..<end]), covering: Stamp(origin: "o", size: end, root: "\(end)")) { log[$0] }
            for size in Set(
                [0, start, end / 2, end - 1, end] + [1023, 1024, 1025, 2047, 2048, 3072].filter { $0 <= end })
            {
                let counted = Dictionary(grouping: log[..<size], by: \.type).mapValues(\.count)
                #expect(try index.typeCounts(first: size) == counted, "\(size) of \(end)")
            }
        }
    }
}
