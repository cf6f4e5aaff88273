import EDTF

/// The times in which something held, from the claims about its starts, its ends and the days on which it was seen.
///
/// The algorithm of TIME.md section 3, step by step: segment, combine, order, affirm, close.
public struct Spells: Sendable {
    public private(set) var spells: [Spell] = []
    public private(set) var findings: [Finding] = []
    public private(set) var conflicts: [Conflict] = []

    /// An ending that strikes whatever is open when it comes: the end of a party, a successor's start.
    struct Cap {
        let claim: Claim
        /// The ending may lie anywhere before: only its latest day is known.
        let isUpperBoundOnly: Bool
    }

    init(
        starts: [Claim], ends: [Claim], affirmations: [Claim] = [], caps: [Cap] = [], in knowledge: Knowledge,
        earliest: Day = .distantPast
    ) {
        let segmentation = Segmentation(starts: starts, ends: ends, links: knowledge.links)
        findings = segmentation.findings
        for group in segmentation.groups { add(group, in: knowledge) }
        if spells.isEmpty && !affirmations.isEmpty {
            spells = [Spell(since: .anyTime, until: .open, starts: [], ends: [])]
        }
        for index in spells.indices {
            spells[index].since.lo = max(spells[index].since.lo, min(earliest, spells[index].since.hi))
        }
        for cap in caps { apply(cap) }
        order()
        for claim in affirmations.sorted(by: { ($0.range.hi, $0.range.lo, $0.seq) < ($1.range.hi, $1.range.lo, $1.seq) }
        ) {
            affirm(claim)
        }
        close()
        checkInvariants()
    }

    /// Spells made of others: a whole from its parties' parts.
    private init(_ spells: [Spell], from parts: [Spells]) {
        self.spells = spells
        findings = parts.flatMap(\.findings).uniqued()
        conflicts = parts.flatMap(\.conflicts).uniqued()
    }

    /// combine: a group's starts and ends, each to one range.
    private mutating func add(_ group: Segmentation.Group, in knowledge: Knowledge) {
        let start = knowledge.combine(group.starts)
        let end = knowledge.combine(group.ends)
        let until = end?.range ?? .open
        let since = start?.range ?? DayRange(.distantPast, until.hi)
        var spell = Spell(since: since, until: until, starts: group.starts, ends: group.ends)
        spell.latestStartBecause = (start?.deciding ?? group.ends).filter { $0.range.hi == since.hi }.map(\.because)
        spell.earliestEndBecause = end?.deciding.filter { $0.range.lo == until.lo }.map(\.because) ?? []
        for (combined, moment) in [(start, Conflict.Moment.since), (end, .until)] {
            guard let combined else { continue }
            if let preference = combined.preference { spell.preferences.append(preference.seq) }
            guard let disagreement = combined.disagreement else { continue }
            conflicts.append(Conflict(moment: moment, hull: combined.range, disagreement: disagreement))
            if moment == .since && disagreement.isHard {
                spell.latestStartBecause = spell.latestStartBecause.map { Because($0.seq, .conflict) }
            } else if disagreement.isHard {
                spell.earliestEndBecause = spell.earliestEndBecause.map { Because($0.seq, .conflict) }
            }
        }
        spells.append(spell)
    }

    /// The earlier of a spell's own ending and the cap, for every spell that may have begun by then.
    private mutating func apply(_ cap: Cap) {
        let end = cap.claim.range
        for index in spells.indices where spells[index].since.lo <= end.hi {
            let own = spells[index].until
            let capped =
                cap.isUpperBoundOnly
                ? DayRange(own == .open ? .distantPast : min(own.lo, end.hi), min(own.hi, end.hi))
                : own.earlier(end)
            guard capped != own else { continue }
            if own.lo > end.hi && own != .open {
                findings.append(
                    Finding(kind: .endedAfterItsParty, seqs: spells[index].ends.map(\.seq) + [cap.claim.seq]))
            }
            spells[index].until = capped
            spells[index].ends.append(cap.claim)
            spells[index].earliestEndBecause = [cap.claim.because]
            if spells[index].starts.isEmpty { spells[index].since.hi = min(spells[index].since.hi, capped.hi) }
        }
    }

    /// One spell ends before the next one begins.
    private mutating func order() {
        for index in spells.indices.dropLast() {
            let end = spells[index].until
            if end.lo <= spells[index + 1].since.hi {
                spells[index + 1].since.lo = max(spells[index + 1].since.lo, end.lo)
            }
            let next = spells[index + 1].since
            if next.hi >= end.lo && next.hi < end.hi { spells[index].until.hi = next.hi }
        }
    }

    /// Seen to hold on a day: begun by then and not ended, in the last spell that it can belong to.
    private mutating func affirm(_ claim: Claim) {
        let seen = claim.range
        let index = spells.lastIndex { $0.since.lo <= seen.hi && seen.lo < $0.until.hi }
        guard let index else { return insert(affirmedBy: claim) }
        spells[index].affirmations.append(claim)
        let latest = max(spells[index].since.lo, min(spells[index].since.hi, seen.hi))
        if latest < spells[index].since.hi {
            spells[index].since.hi = latest
            spells[index].latestStartBecause = [claim.because]
        }
        if spells[index].until.lo <= seen.lo {
            spells[index].until.lo = min(seen.lo.next, spells[index].until.hi)
            spells[index].earliestEndBecause = spells[index].ends.map(\.because)
        }
    }

    /// Seen to hold outside every spell: a spell of its own, bounded by its neighbours, and a finding.
    private mutating func insert(affirmedBy claim: Claim) {
        let position = spells.firstIndex { $0.since.lo > claim.range.hi } ?? spells.count
        let since = DayRange(position > 0 ? spells[position - 1].until.lo : .distantPast, claim.range.hi)
        let until =
            position < spells.count
            ? DayRange(claim.range.lo.next, spells[position].since.hi) : DayRange.open
        var spell = Spell(since: since, until: until, starts: [], ends: [])
        spell.affirmations = [claim]
        spell.latestStartBecause = [claim.because]
        spells.insert(spell, at: position)
        findings.append(Finding(kind: .affirmedOutsideEverySpell, seqs: [claim.seq]))
    }

    /// Nothing ends before it may have begun, nor begins after it has certainly ended.
    private mutating func close() {
        for index in spells.indices {
            if spells[index].until.hi < spells[index].since.lo {
                let seqs = (spells[index].starts + spells[index].ends).map(\.seq)
                findings.append(Finding(kind: .endedBeforeItBegan, seqs: seqs))
            }
            spells[index].until.lo = max(spells[index].until.lo, spells[index].since.lo)
            if spells[index].until.hi < spells[index].since.hi {
                spells[index].since.hi = spells[index].until.hi
                spells[index].latestStartBecause = spells[index].ends.map(\.because)
            }
        }
    }

    private func checkInvariants() {
        for spell in spells {
            assert(spell.until.lo >= spell.since.lo, "A spell cannot end before it may have begun.")
            assert(spell.since.hi <= spell.until.hi, "A spell cannot begin after it has ended.")
        }
    }
}

/// A disagreement, with the moment that it is about.
public struct Conflict: Hashable, Sendable {
    public enum Moment: String, Sendable {
        case since = "since"
        case until = "until"
        case scheduled = "for"
    }

    public let moment: Moment
    /// What the answer takes: the hull of the candidates that count.
    public let hull: DayRange
    public let disagreement: Disagreement
}

extension Spells {
    /// How surely it holds on the days, by the spell that answers best.
    public func holds(on days: DayRange) -> (certainty: Certainty, spell: Spell)? {
        var best: (certainty: Certainty, spell: Spell)?
        for spell in spells {
            let certainty = spell.holds(on: days)
            if certainty > (best?.certainty ?? .no) { best = (certainty, spell) }
        }
        return best
    }

    /// The last spell that had ended for certain by the days.
    func lastEnded(by days: DayRange) -> Spell? { spells.last { $0.hasEnded(by: days) } }

    func mayHaveEnded(by days: DayRange) -> Bool { spells.contains { $0.mayHaveEnded(by: days) } }

    /// The times in which both hold: any end of either ends it.
    func intersected(with other: Spells) -> Spells {
        // The same times on both sides are the times of the whole; crossing them would make spells that never were.
        if spells.map(\.since) == other.spells.map(\.since), spells.map(\.until) == other.spells.map(\.until) {
            return Spells(spells, from: [self, other])
        }
        var both: [Spell] = []
        for a in spells {
            for b in other.spells {
                var spell = Spell(
                    since: a.since.later(b.since), until: a.until.earlier(b.until), starts: a.starts + b.starts,
                    ends: a.ends + b.ends)
                guard spell.since.lo < spell.until.hi, spell.since.lo <= spell.until.lo else { continue }
                spell.since.hi = min(spell.since.hi, spell.until.hi)
                spell.affirmations = a.affirmations + b.affirmations
                let latest = a.since.hi >= b.since.hi ? a : b
                let earliest = a.until.lo <= b.until.lo ? a : b
                spell.latestStartBecause = latest.latestStartBecause
                spell.earliestEndBecause = earliest.earliestEndBecause
                spell.preferences = a.preferences + b.preferences
                both.append(spell)
            }
        }
        return Spells(both, from: [self, other])
    }

    /// The times in which either holds, side by side.
    func united(with other: Spells) -> Spells {
        let all = (spells + other.spells).sorted { ($0.since.lo, $0.since.hi) < ($1.since.lo, $1.since.hi) }
        return Spells(all, from: [self, other])
    }
}
