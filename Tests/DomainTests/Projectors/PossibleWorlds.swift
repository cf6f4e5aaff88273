import ExtendedDateTime

/// The oracle: what holds on which day, by trying every choice of a day for every claim.
///
/// It knows nothing of the algorithm. A **reading** says which claims are one spell. A **world** of a reading is a day
/// for the start and the end of each spell, such that the spells follow one another and every affirmation falls within
/// its spell. A state holds certainly on a day if it does in all worlds, possibly if it does in some.
struct PossibleWorlds: Equatable {
    /// A claim, with the days that it may mean as plain numbers. `side` is the party that it speaks of, where two
    /// parties must each have started.
    struct Claim: Hashable {
        enum Kind: Hashable { case start, end, seen }
        let kind: Kind
        let days: ClosedRange<Int>
        var isQualified = false
        var spell: Int?
        var side: Int?
        /// Whether its sources were retracted: it may not be so, and what only such claims tell may have come later, or never.
        var isGroundless = false

        /// As if its sources bore it.
        var grounded: Claim {
            var copy = self
            copy.isGroundless = false
            return copy
        }
    }

    /// The end of somebody who takes part, which ends what is open, and by which all had begun.
    struct PartyEnd: Hashable {
        let days: ClosedRange<Int>
        var isGroundless = false
    }

    /// What a recorder says of claims, by their positions: that all are of one spell, or each of another.
    struct Link: Hashable {
        let isSame: Bool
        let claims: [Int]
    }

    /// The claims of each spell, in the order of the spells, by their positions in the history.
    typealias Reading = [[Int]]

    /// What holds on each day of the calendar.
    struct Answers: Hashable {
        var certain: [Bool]
        var possible: [Bool]
    }

    var claims: [Claim]
    var partyEnds: [PartyEnd] = []
    var links: [Link] = []
    /// The days that are asked about. One more on either side stands for all that lie beyond.
    let calendar: ClosedRange<Int>
    var sides = 1

    private var past: Int { calendar.lowerBound - 1 }
    private var future: Int { calendar.upperBound + 1 }
}

// MARK: - Fewer claims

extension PossibleWorlds {
    func without(claims named: Set<Int>) -> PossibleWorlds {
        var fewer = self
        let kept = claims.indices.filter { !named.contains($0) }
        fewer.claims = kept.map { claims[$0] }
        fewer.links = links.compactMap { link in
            let left = link.claims.compactMap(kept.firstIndex)
            return left.count > 1 ? Link(isSame: link.isSame, claims: left) : nil
        }
        return fewer
    }

    /// The claims by which it was seen when somebody had ended who takes part.
    var seenAfterPartyEnds: [Int] {
        claims.indices.filter { index in
            claims[index].kind == .seen && partyEnds.contains { $0.days.upperBound <= claims[index].days.lowerBound }
        }
    }

    var withoutPartyEnds: PossibleWorlds {
        var fewer = self
        fewer.partyEnds = []
        return fewer
    }

    var withoutGroundless: PossibleWorlds {
        var fewer = without(claims: Set(claims.indices.filter { claims[$0].isGroundless }))
        fewer.partyEnds.removeAll(where: \.isGroundless)
        return fewer
    }
}

// MARK: - Readings

extension PossibleWorlds {
    /// Every way to put the claims into spells: each spell but the first has a start, each but the last an end, unless
    /// it was only seen, or numbered.
    var readings: [Reading] {
        var found: [Reading] = []
        assign(0, [], into: &found)
        return found
    }

    /// The readings with a world, and what holds in their worlds.
    var feasibleReadings: [(reading: Reading, answers: Answers)] {
        readings.compactMap { reading in answers(reading).map { (reading, $0) } }
    }

    var hasGroundless: Bool { claims.contains(where: \.isGroundless) || partyEnds.contains(where: \.isGroundless) }

    private func assign(_ next: Int, _ spells: [Int], into found: inout [Reading]) {
        guard next == claims.count else {
            for spell in 0..<claims.count { assign(next + 1, spells + [spell], into: &found) }
            return
        }
        let count = (spells.max() ?? 0) + 1
        guard Set(spells).count == count, agreesWithNumbers(spells), agreesWithLinks(spells) else { return }
        let reading = (0..<count).map { spell in claims.indices.filter { spells[$0] == spell } }
        if reading.indices.allSatisfy({ isWhole(reading, $0) }) { found.append(reading) }
    }

    private func isWhole(_ reading: Reading, _ spell: Int) -> Bool {
        let own = reading[spell].map { claims[$0] }
        let toldApart = links.filter { !$0.isSame }.flatMap(\.claims)
        if own.contains(where: { $0.spell != nil }) || reading[spell].contains(where: toldApart.contains)
            || own.allSatisfy({ $0.kind == .seen })
        {
            return true
        }
        let starts = own.contains { $0.kind == .start }
        let ends = own.contains { $0.kind == .end }
        return (starts || spell == 0) && (ends || spell == reading.count - 1)
    }

    /// Claims with one number are one spell, and the spells come in the order of their numbers.
    private func agreesWithNumbers(_ spells: [Int]) -> Bool {
        claims.indices.allSatisfy { a in
            claims.indices.allSatisfy { b in
                guard let first = claims[a].spell, let second = claims[b].spell else { return true }
                return (first < second) == (spells[a] < spells[b])
            }
        }
    }
}

extension PossibleWorlds {
    private func agreesWithLinks(_ spells: [Int]) -> Bool {
        links.allSatisfy { link in
            Set(link.claims.map { spells[$0] }).count == (link.isSame ? 1 : link.claims.count)
        }
    }
}

// MARK: - Worlds

extension PossibleWorlds {
    /// What holds in the worlds of a reading; `nil` if there is no world. Nothing is more certain than if all had ground.
    func answers(_ reading: Reading) -> Answers? {
        guard hasGroundless else { return answers(ofWorldsOf: reading) }
        var given = self
        given.claims = claims.map(\.grounded)
        given.partyEnds = partyEnds.map { PartyEnd(days: $0.days) }
        // Where somebody would have ended before, one of the two is not so.
        let all = given.answers(ofWorldsOf: reading) ?? given.withoutPartyEnds.answers(ofWorldsOf: reading)
        guard let own = answers(ofWorldsOf: reading), let borne = all else { return nil }
        return Answers(
            certain: zip(own.certain, borne.certain).map { $0 && $1 },
            possible: zip(own.possible, borne.possible).map { $0 || $1 })
    }

    private func answers(ofWorldsOf reading: Reading) -> Answers? {
        var answers: Answers?
        visitWorlds(of: reading) { world in
            let holds = calendar.map { day in world.contains { $0.lowerBound <= day && day < $0.upperBound } }
            let before = answers ?? Answers(certain: holds, possible: holds)
            answers = Answers(
                certain: zip(before.certain, holds).map { $0 && $1 },
                possible: zip(before.possible, holds).map { $0 || $1 })
        }
        return answers
    }

    /// Goes through every choice of days for the spells of a reading: from when to when each lasts.
    func visitWorlds(of reading: Reading, _ body: ([ClosedRange<Int>]) -> Void) {
        let begun = reading.map(begun).filter { !$0.isEmpty }
        let bounds = begun.indices.map { self.bounds(begun, $0) }
        for ends in choices(of: partyEnds.map { $0.isGroundless ? $0.days.lowerBound...future : $0.days }) {
            var world: [ClosedRange<Int>] = []
            visit(begun, bounds, from: past, to: ends.min() ?? future, &world, body)
        }
    }

    /// Every choice of a day for each.
    private func choices(of ranges: [ClosedRange<Int>]) -> [[Int]] {
        ranges.reduce([[]]) { chosen, range in chosen.flatMap { days in range.map { days + [$0] } } }
    }

    /// Whether claims about one moment share no day.
    func isConflicting(_ reading: Reading) -> Bool {
        reading.map(begun).contains { spell in
            let own = spell.map { claims[$0] }
            return Self.moments(in: own, sides).contains { Self.candidates($0).count > 1 }
        }
    }

    /// Where both parties must have started, the start of one is none.
    private func begun(_ spell: [Int]) -> [Int] {
        let starts = spell.map { claims[$0] }.filter { $0.kind == .start }
        let isComplete = (0..<sides).allSatisfy { side in starts.contains { ($0.side ?? side) == side } }
        return isComplete ? spell : spell.filter { claims[$0].kind != .start }
    }

    /// The days on which a spell may begin and end, apart from everything else.
    private func bounds(_ reading: Reading, _ spell: Int) -> (start: ClosedRange<Int>, end: ClosedRange<Int>) {
        let own = reading[spell].map { claims[$0] }
        let starts = (0..<sides).compactMap { side in
            days(own.filter { $0.kind == .start && ($0.side ?? side) == side })
        }
        let end = days(own.filter { $0.kind == .end })
        let isLast = spell == reading.count - 1
        let start =
            starts.isEmpty
            ? past...future : (starts.map(\.lowerBound).max() ?? past)...(starts.map(\.upperBound).max() ?? future)
        return (start, end ?? (isLast ? future...future : past...future))
    }

    /// The date that claims about one moment make: the hull of the days that the largest agreeing sets share. Claims without
    /// ground narrow nothing, and what only they tell came then, later, or never.
    private func days(_ claims: [Claim]) -> ClosedRange<Int>? {
        guard let all = Self.hull(Self.candidates(claims)) else { return nil }
        let groundless = claims.filter(\.isGroundless).map(\.days)
        guard !groundless.isEmpty else { return all }
        guard let borne = Self.hull(Self.candidates(claims.filter { !$0.isGroundless })) else {
            return min(all.lowerBound, groundless.map(\.lowerBound).min() ?? past)...future
        }
        return Self.hull(groundless + [all, borne])
    }

    private static func hull(_ ranges: some Collection<ClosedRange<Int>>) -> ClosedRange<Int>? {
        guard let first = ranges.map(\.lowerBound).min(), let last = ranges.map(\.upperBound).max() else { return nil }
        return first...last
    }

    /// By trying every set of claims: those that share a day and to which no further one can be added.
    private static func candidates(_ claims: [Claim]) -> Set<ClosedRange<Int>> {
        let unqualified = claims.filter { !$0.isQualified }
        let firm = unqualified.isEmpty ? claims : unqualified
        func common(_ set: Int) -> ClosedRange<Int>? {
            let chosen = firm.indices.filter { set & (1 << $0) != 0 }.map { firm[$0].days }
            guard let lo = chosen.map(\.lowerBound).max(), let hi = chosen.map(\.upperBound).min(), lo <= hi else {
                return nil
            }
            return lo...hi
        }
        let sets = (1..<max(1, 1 << firm.count)).filter { common($0) != nil }
        let largest = sets.filter { set in !sets.contains { $0 != set && $0 & set == set } }
        return Set(largest.compactMap(common))
    }

    private static func moments(in claims: [Claim], _ sides: Int) -> [[Claim]] {
        [claims.filter { $0.kind == .end }]
            + (0..<sides).map { side in claims.filter { $0.kind == .start && ($0.side ?? side) == side } }
    }

    /// Goes through every choice of days for the spells from this one on, each after the one before it, and none begun after
    /// the last day, which ends whatever is open.
    private func visit(
        _ reading: Reading, _ bounds: [(start: ClosedRange<Int>, end: ClosedRange<Int>)], from earliest: Int,
        to last: Int,
        _ world: inout [ClosedRange<Int>], _ body: ([ClosedRange<Int>]) -> Void
    ) {
        let spell = world.count
        guard spell < reading.count else { return body(world) }
        for start in bounds[spell].start where earliest <= start && start <= last {
            for told in bounds[spell].end where told >= start {
                let end = min(told, last)
                guard isSeen(reading[spell], within: start, end) else { continue }
                world.append(start...end)
                visit(reading, bounds, from: end, to: last, &world, body)
                world.removeLast()
            }
        }
    }

    private func isSeen(_ spell: [Int], within start: Int, _ end: Int) -> Bool {
        spell.map { claims[$0] }.filter { $0.kind == .seen && !$0.isGroundless }.allSatisfy { seen in
            seen.days.contains { start <= $0 && $0 < end }
        }
    }
}
