/// Near misses: what somebody may have meant.
public enum Similarity {
    /// The candidates within a third of the word's length in edits, the nearest first, at most three.
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

    /// Levenshtein's distance, in bytes, with one row of the table.
    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let substitution = diagonal + (x == y ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(substitution, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[b.count]
    }
}
