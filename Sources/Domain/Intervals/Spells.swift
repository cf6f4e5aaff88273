import ExtendedDateTime

/// The times in which something held, from the claims about its starts, its ends and the days on which it was seen.
///
/// The algorithm of docs/MODEL.md, section 7, step by step: segment, combine, bound, affirm. Each spell's bounds are kept as
/// narrow as the order of the spells allows, so that every day within them is the day in some telling of the events.
public struct Spells: Sendable {
    public internal(set) var spells: [Spell] = []
    public internal(set) var findings: [Finding] = []
    public internal(set) var conflicts: [Conflict] = []
    /// The spells as they would be if every claim had ground, where some have none. Which claims belong together does not change
    /// with their ground, so that these say in which spell a day lies on which it was seen, and what no answer goes beyond.
    var homes: [Spell]?
    /// Whether no telling of the events can meet what is claimed: the bounds, the end of a party, the spell in which a recorder has
    /// put something that was seen.
    var isContradictory = false
    /// Whether the claims would be so if all had ground, and some have none: which of them is wrong nobody knows, and nothing is
    /// certain.
    var isBelied = false
    /// What ends whatever is open when it comes, in the order in which it does.
    private(set) var cutoffs: [Cutoff] = []
    /// Whether neither the earliest starts nor the latest ends of the spells go back: found out before they are affirmed.
    var isOrdered = false

    /// An ending that strikes whatever is open when it comes: the end of a party, a successor's start.
    struct Cutoff {
        let claim: Claim
        /// The ending may lie anywhere before: only its latest day is known.
        let isUpperBoundOnly: Bool
        /// The earliest day on which what it ended held again; `nil` where it never did.
        var resumption: Day?

        func with(_ claim: Claim) -> Cutoff {
            Cutoff(claim: claim, isUpperBoundOnly: isUpperBoundOnly, resumption: resumption)
        }

        /// Whether a spell may begin behind it: the ending settles nothing, or what it ended may hold again by then.
        func allows(_ spell: Spell) -> Bool { isUpperBoundOnly || resumption.map { $0 <= spell.since.hi } ?? false }

        /// What strikes first is struck by nothing that comes later.
        static func isEarlier(_ a: Cutoff, _ b: Cutoff) -> Bool {
            (a.claim.range.hi, a.claim.range.lo, a.claim.seq) < (b.claim.range.hi, b.claim.range.lo, b.claim.seq)
        }
    }

    init(
        spells: [Spell] = [], homes: [Spell]? = nil, findings: [Finding] = [], conflicts: [Conflict] = []
    ) {
        self.homes = homes
        self.spells = spells
        self.findings = findings
        self.conflicts = conflicts
    }

    /// - Parameters:
    ///   - earliest: The day before which the first spell did not begin.
    ///   - isKnownByEnd: An ending without a start tells that it held before; else it may have ended something else.
    ///   - combineStarts: Makes one moment of the starts of a spell; `nil` where they do not make it begin.
    init(
        _ claims: ClaimGroup, caps: [Cutoff] = [], earliest: Day = .distantPast, isKnownByEnd: Bool = true,
        in knowledge: KnownEvents, combineStarts: (([Claim]) -> Combined?)? = nil
    ) {
        guard !claims.isSilent || caps.contains(where: \.isUpperBoundOnly) else { return }
        if claims.hasGroundless || caps.contains(where: \.claim.isGroundless) {
            let caps = caps.map { $0.with($0.claim.grounded) }
            let borne = Spells(
                claims.grounded, caps: caps, earliest: earliest, isKnownByEnd: isKnownByEnd, in: knowledge,
                combineStarts: combineStarts)
            (homes, isBelied) = (borne.spells, borne.isContradictory)
        }
        let segmentation = Segmentation(claims, links: knowledge.links)
        findings = segmentation.findings
        var given: [[Claim]] = []
        for group in segmentation.groups {
            let starts = group.starts.filter { !$0.isElsewhere }
            let start = combineStarts.map { $0(starts) } ?? knowledge.combine(starts)
            guard start != nil || !group.ends.isEmpty || !group.affirmations.isEmpty else { continue }
            add(group, start: start, end: knowledge.combine(group.ends))
            let isElsewhere = starts.isEmpty && !(group.starts.isEmpty && isKnownByEnd)
            spells[spells.count - 1].isElsewhere = isElsewhere
            given.append(group.affirmations)
        }
        let isOnlySeen =
            spells.isEmpty && segmentation.tiedAffirmations.isEmpty && !segmentation.affirmations.isEmpty
        let isOnlySucceeded = spells.isEmpty && caps.contains(where: \.isUpperBoundOnly)
        if isOnlySeen || isOnlySucceeded { spells = [Spell(since: .anyTime, until: .open)] }
        if let first = spells.first, earliest <= first.since.hi { spells[0].since.lo = max(first.since.lo, earliest) }
        closeGaps()
        if !caps.isEmpty {
            let seen = segmentation.allAffirmations
            cutoffs = caps.map { bounded($0, by: seen) }.sorted(by: Cutoff.isEarlier)
        }
        for cap in cutoffs { apply(cap, given: given) }
        for index in spells.indices { propagateBounds(around: index) }
        isOrdered = true
        if !spells.isEmpty { checkOrder(of: 0...spells.count - 1) }
        var misplaced: [Claim] = []
        for (index, claims) in given.enumerated() {
            for claim in claims where !affirm(claim, given: index) { misplaced.append(claim) }
        }
        for claims in segmentation.tiedAffirmations { misplaced += affirm(together: claims) }
        isContradictory = !misplaced.isEmpty || spells.contains { $0.contradiction != nil }
        for claim in misplaced { insert(affirmedBy: claim) }
        for claim in segmentation.affirmations.sorted(by: Claim.isSeenEarlier) { affirm(claim) }
        spells.removeAll { $0.isElsewhere && $0.affirmations.isEmpty }
        findIncoherent()
    }
}
