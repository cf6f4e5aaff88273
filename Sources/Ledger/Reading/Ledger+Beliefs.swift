import EDTF
import EventLog
import Projections
import Reports
import Vocabulary

extension Ledger {
    /// What stood on a day, as believed when the log had a size: looked up, after whatever was never asked for is folded.
    ///
    /// - Returns: `nil` where the index can keep nothing, so that the caller has to fold.
    func kept(on day: Day, size: Int) throws -> KeptStates? {
        do {
            try refresh()
            try refreshBeliefs()
            if let rows = try index.periods(on: day.number, size: size) { return KeptStates(rows) }
            try fold(index.beliefs(size: size, areFolded: false), size: size) { try index.add($0) }
            return try index.periods(on: day.number, size: size).map(KeptStates.init)
        } catch  where Index.failure(error) != nil {
            return nil
        }
    }

    /// Notes what each event bears on that the index does not yet tell of.
    func refreshBeliefs() throws {
        let size = try index.stamp()?.size ?? 0
        var covered = try index.sizeOfBeliefs()
        if covered < size { environment.follows("events weighed", covered, size) }
        while covered < size {
            let next = min(size, covered + Self.batchSize)
            var reader = BearingReader(self)
            try index.add(events(in: covered..<next).map { try reader.bearing(of: $0) }, from: covered)
            covered = next
            environment.follows("events weighed", covered, size)
        }
    }

    /// The subjects of which, when the log has a size, other answers are kept than its events fold to.
    func beliefsKeptWrongly(size: Int) throws -> [String] {
        var wrong: [String] = []
        try fold(index.beliefs(size: size, areFolded: true), size: size) { folded in
            for (belief, rows) in folded where try index.periods(of: belief.number) != rows {
                wrong.append(belief.subject.prefix { $0 != "\u{1}" }.description)
            }
        }
        return wrong
    }

    /// Folds beliefs, in lots of so many events that memory stays bounded.
    private func fold(
        _ beliefs: [Belief], size: Int, each lot: ([(belief: Belief, rows: [PeriodRow])]) throws -> Void
    ) throws {
        var open = beliefs[...]
        if !open.isEmpty { environment.follows("subjects folded", 0, beliefs.count) }
        while let first = open.first {
            var seqs: Set<Int> = []
            let next = open.prefix { belief in
                seqs.formUnion(belief.accounts)
                return seqs.count <= Self.eventsInLot || belief.number == first.number
            }
            open = open.dropFirst(next.count)
            try lot(fold(next, size: size))
            environment.follows("subjects folded", beliefs.count - open.count, beliefs.count)
        }
    }

    private static let eventsInLot = 40_000

    private func fold(_ lot: ArraySlice<Belief>, size: Int) throws -> [(belief: Belief, rows: [PeriodRow])] {
        let seqs = Set(lot.flatMap(\.accounts)).sorted()
        // Where most of the log is needed, it is faster read from end to end.
        let isMost = seqs.count > size / 2
        let knowledge = try isMost ? knowledge(size: size) : Knowledge(closure(of: seqs, upTo: size))
        let subjects = Dictionary(knowledge.subjects.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let cutter = StateCutter(knowledge)
        return lot.map { ($0, cutter.periods(of: subjects[$0.subject]).rows) }
    }
}

extension StatePeriods {
    /// As the index keeps them.
    fileprivate var rows: [PeriodRow] {
        periods.map { period in
            let days = period.from.number..<period.until.number
            guard let state = period.state, let kind = period.kind else { return PeriodRow(days: days, kind: nil) }
            return PeriodRow(days: days, kind: kind, json: state.json, words: state.words)
        }
            + conflicts.map {
                PeriodRow(days: Int.min..<Int.max, kind: KeptStates.conflicts, json: $0.json, words: $0.words)
            }
    }
}

extension KeptStates {
    fileprivate convenience init(_ rows: [(subject: String, row: PeriodRow)]) {
        self.init(rows.map { ($0.row.kind ?? "", StoredState(json: $0.row.json, words: $0.row.words)) })
    }
}

extension Ledger {
    /// How many of the first events still count and cannot be applied.
    func countNotApplied(size: Int) throws -> Int {
        let unread = try index.unread(first: size)
        return unread.isEmpty ? 0 : Knowledge(try closure(of: unread, upTo: size)).notApplied.count
    }
}
