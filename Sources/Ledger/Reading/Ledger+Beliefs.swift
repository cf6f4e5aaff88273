import EDTF
import EventLog
import Projections
import Reports
import Vocabulary

extension Ledger {
    /// What stood on some days, as believed when the log had a size: looked up, after whatever was never asked for is
    /// folded. Only where an answer turns within the days is it worked out for them, and not kept.
    ///
    /// - Returns: `nil` where the index can keep nothing, so that the caller has to fold.
    func kept(on days: DayRange, size: Int) throws -> KeptStates? {
        do {
            try refresh()
            try refreshBeliefs()
            let first = days.lo.number...days.lo.number
            try eachLot(of: index.beliefs(size: size, lacking: first), size: size) { lot, folds in
                // All answers about a thousand subjects may take more memory than what they are folded from.
                for part in lot.shares(of: 1024) { try index.add(folds.map(part) { $1.periods(of: $0, for: days.lo) }) }
            }
            let all = days.lo.number...days.hi.number
            var rows = try index.periods(on: all, size: size)
            if days.lo < days.hi {
                try eachLot(of: index.beliefs(size: size, lacking: all), size: size) { lot, folds in
                    let turning = folds.map(lot) { belief, fold in fold.state(of: belief, on: days) }
                    rows += zip(lot, turning).compactMap { belief, row in row.map { (belief.subject, $0) } }
                }
            }
            return KeptStates(rows)
        } catch  where Index.failure(error) != nil {
            return nil
        }
    }

    /// Notes what each event bears on that the index does not yet tell of.
    func refreshBeliefs() throws {
        let size = try index.stamp()?.size ?? 0
        var covered = try index.sizeOfBeliefs()
        if covered < size { environment.follows("events weighed", covered, size) }
        while covered < size { covered = try weigh(from: covered, to: size) }
    }

    /// - Returns: how many events are covered then; fewer than `size`, where another process did the same.
    private func weigh(from start: Int, to size: Int) throws -> Int {
        var reader = try BearingReader(self, from: start)
        let starts = Array(stride(from: start, to: size, by: Self.weighedAtOnce))
        // The next events are read while these are weighed.
        var lots = ReadingAhead(starts) { start in
            try events(in: start..<min(size, start + Self.weighedAtOnce))
        }
        for start in starts {
            let bearings = try lots.next().map { try reader.bearing(of: $0) }
            guard try index.add(bearings, of: reader.numbers.takeNew(), from: start) else {
                return try index.sizeOfBeliefs()
            }
            environment.follows("events weighed", start + bearings.count, size)
        }
        return size
    }

    private static let weighedAtOnce = 4 * batchSize

    /// The subjects of which, when the log has a size, other answers are kept than its events fold to.
    func beliefsKeptWrongly(size: Int) throws -> [String] {
        var wrong: [String] = []
        try eachLot(of: index.foldedBeliefs(size: size), size: size) { lot, folds in
            let kept = try lot.map { ($0, try index.periods(of: $0)) }
            wrong += folds.map(kept[...]) { kept, fold in
                let (belief, rows) = kept
                return fold.rows(of: belief, asIn: rows) == rows
                    ? nil : belief.subject.prefix { $0 != "\u{1}" }.description
            }.compactMap(\.self)
        }
        return wrong
    }

    /// Goes over beliefs in lots of so many events that memory stays bounded.
    private func eachLot(
        of beliefs: [Belief], size: Int, _ body: (ArraySlice<Belief>, BeliefFolds) throws -> Void
    ) throws {
        let lots = Self.lots(of: beliefs)
        // What the next ones fold from is read while these are folded.
        var folds = ReadingAhead(lots) { lot in
            let seqs = lot.flatMap(\.accounts)
            // Where most of the log is needed, it is faster read from end to end.
            let isMost = lots.count == 1 && Set(seqs).count > size / 2
            return try BeliefFolds(Knowledge(isMost ? events(in: 0..<size) : closure(of: seqs, upTo: size)))
        }
        for lot in lots {
            environment.follows("subjects folded", lot.startIndex, beliefs.count)
            try body(lot, folds.next())
            environment.follows("subjects folded", lot.endIndex, beliefs.count)
        }
    }

    private static func lots(of beliefs: [Belief]) -> [ArraySlice<Belief>] {
        var lots: [ArraySlice<Belief>] = []
        var open = beliefs[...]
        while let first = open.first {
            var seqs: Set<Int> = []
            let lot = open.prefix { belief in
                seqs.formUnion(belief.accounts)
                return seqs.count <= Self.eventsInLot || belief.subject == first.subject
            }
            lots.append(lot)
            open = open.dropFirst(lot.count)
        }
        return lots
    }

    private static let eventsInLot = 20_000
}

/// Folds beliefs from what is known of their subjects, on all cores.
private struct BeliefFolds: Sendable {
    private let knowledge: Knowledge
    private let subjects: [String: Subject]

    init(_ knowledge: Knowledge) {
        self.knowledge = knowledge
        subjects = Dictionary(knowledge.subjects.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func map<Item: Sendable, Value: Sendable>(
        _ items: ArraySlice<Item>, _ work: @Sendable (Item, BeliefFold) -> Value
    ) -> [Value] {
        concurrently(items.shares) { share in
            let fold = BeliefFold(cutter: StateCutter(knowledge), subjects: subjects)
            return share.map { work($0, fold) }
        }.flatMap(\.self)
    }
}

/// Folds one belief after another.
private struct BeliefFold {
    let cutter: StateCutter
    let subjects: [String: Subject]

    /// The answer around a day; all answers, where that is not the first day that is asked for.
    func periods(of belief: Belief, for day: Day) -> FoldedBelief {
        let subject = subjects[belief.subject]
        let all = belief.isPartlyFolded ? cutter.periods(of: subject) : nil
        let periods = all ?? cutter.periods(of: subject, around: [day])
        return FoldedBelief(belief: belief, rows: periods.rows, isWhole: periods.isWhole)
    }

    /// What is to be kept of a belief, as far as rows are kept of it.
    func rows(of belief: Belief, asIn kept: [PeriodRow]) -> [PeriodRow] {
        let subject = subjects[belief.subject]
        let days = kept.filter { !$0.isConflict }.map { Day($0.days.lowerBound) }
        let all = belief.isPartlyFolded ? nil : cutter.periods(of: subject)
        return (all ?? cutter.periods(of: subject, around: days)).rows
    }

    /// How it stands on the days; `nil` where nothing holds and nothing has ended.
    func state(of belief: Belief, on days: DayRange) -> PeriodRow? {
        subjects[belief.subject].flatMap { cutter.state(of: $0, on: days) }.map { kind, state in
            PeriodRow(days: 0..<0, kind: kind, json: state.json, words: state.words)
        }
    }
}

extension StatePeriods {
    /// As the index keeps them, those for all days first.
    fileprivate var rows: [PeriodRow] {
        conflicts.enumerated().map { place, conflict in
            PeriodRow(
                days: Int.min..<Int.max, place: place, kind: PeriodRow.conflicts, json: conflict.json,
                words: conflict.words)
        }
            + periods.map { period in
                let days = period.from.number..<period.until.number
                guard let state = period.state, let kind = period.kind else { return PeriodRow(days: days, kind: nil) }
                return PeriodRow(days: days, kind: kind, json: state.json, words: state.words)
            }
    }
}

extension KeptStates {
    fileprivate convenience init(_ rows: [(subject: String, row: PeriodRow)]) {
        let ordered = rows.sorted { ($0.subject, $0.row.place) < ($1.subject, $1.row.place) }
        self.init(ordered.map { ($0.row.kind ?? "", StoredState(json: $0.row.json, words: $0.row.words)) })
    }
}

extension Ledger {
    /// How many of the first events still count and cannot be applied.
    func countNotApplied(size: Int) throws -> Int {
        let unread = try index.unread(first: size)
        return unread.isEmpty ? 0 : Knowledge(try closure(of: unread, upTo: size)).notApplied.count
    }
}
