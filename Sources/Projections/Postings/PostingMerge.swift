/// Goes over several runs as over one.
enum PostingMerge {
    static func forEach(in runs: [PostingRun], _ body: (Posting) throws -> Void) throws {
        var cursors = try runs.map { try Cursor($0) }
        var open: Posting?
        while let next = try smallest(of: &cursors) {
            if let last = open {
                if last.key == next.key && last.seq == next.seq {
                    // An event that was corrected in a later run.
                    open = Posting(key: last.key, value: last.value | next.value)
                    continue
                }
                try body(last)
            }
            open = next
        }
        if let open { try body(open) }
    }

    private static func smallest(of cursors: inout [Cursor]) throws -> Posting? {
        var best: Int?
        for index in cursors.indices {
            guard let posting = cursors[index].current else { continue }
            if let last = best, let other = cursors[last].current, other <= posting { continue }
            best = index
        }
        guard let best else { return nil }
        let posting = cursors[best].current
        try cursors[best].advance()
        return posting
    }

    private struct Cursor {
        private let run: PostingRun
        private var index = 0
        private(set) var current: Posting?

        init(_ run: PostingRun) throws {
            self.run = run
            current = run.count > 0 ? try run[0] : nil
        }

        mutating func advance() throws {
            index += 1
            current = index < run.count ? try run[index] : nil
        }
    }
}
