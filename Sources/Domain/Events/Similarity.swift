/// Near misses: what somebody may have meant.
public enum Similarity {
    /// The candidates within a third of the word's length in slips, the nearest first, at most three.
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> [String] {
        let limit = max(1, word.utf8.count / 3)
        let source = Array(word.utf8)
        var scored: [(distance: Int, candidate: String)] = []
        for candidate in candidates where abs(candidate.utf8.count - source.count) <= limit {
            let distance = distance(source, Array(candidate.utf8))
            if distance <= limit { scored.append((distance, candidate)) }
        }
        scored.sort { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }
        return scored.prefix(3).map(\.candidate)
    }

    /// How many slips lead from one to the other: a byte left out, put in or mistaken, or two neighbours exchanged
    /// (optimal string alignment, with three rows of its table).
    static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var rowBeforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var best = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] { best = min(best, rowBeforeLast[j - 1] + 1) }
                row.append(best)
            }
            (rowBeforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
