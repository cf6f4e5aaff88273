import ExtendedDateTime

/// What claims about one moment amount to.
struct Combined: Sendable {
    var range: DayRange
    /// The claims that decided, by whose bounds the range is what it is.
    var deciding: [Claim]
    var disagreements: [Disagreement] = []
    /// The preferences that let one claim stand alone.
    var preferences: [Event] = []
    /// The claims that do not count, with the rule that says so.
    var setAside: [Because] = []
    /// Whether nothing bears it: it may never have come.
    var isGroundless = false

    /// The reasons for its latest day: of a disagreement, that there is one.
    var latestBecause: [Because] { because { $0.range.hi == range.hi } }
    var earliestBecause: [Because] { because { $0.range.lo == range.lo } }

    private func because(_ decides: (Claim) -> Bool) -> [Because] {
        let isDisputed = disagreements.contains(where: \.isHard)
        let reasons = deciding.filter(decides).map { isDisputed ? Because($0.seq, .conflict) : $0.because }
        return (reasons.isEmpty ? deciding.map(\.because) : reasons).uniqued()
    }

    /// The latest of some moments, all of which must have come.
    static func latest(of moments: [Combined]) -> Combined? {
        guard let first = moments.first else { return nil }
        return Combined(
            range: moments.dropFirst().reduce(first.range) { $0.later($1.range) },
            deciding: moments.flatMap(\.deciding), disagreements: moments.flatMap(\.disagreements).uniqued(),
            preferences: moments.flatMap(\.preferences), setAside: moments.flatMap(\.setAside),
            isGroundless: moments.contains(where: \.isGroundless))
    }
}

/// Claims about one moment that cannot all be right, or that point elsewhere.
public struct Disagreement: Hashable, Sendable {
    /// Several candidates among the claims that count; else a claim with `? ~ %` beside the date of the others.
    public let isHard: Bool
    /// The same as a word.
    package var grade: String { isHard ? "hard" : "soft" }
    /// The same for people.
    package var words: String { isHard ? "conflict" : "soft conflict" }
    public let candidates: [Candidate]

    public init(isHard: Bool, candidates: [Candidate]) {
        self.isHard = isHard
        self.candidates = candidates
    }

    public struct Candidate: Hashable, Sendable {
        public let range: DayRange
        public let seqs: [Int]

        public init(range: DayRange, seqs: [Int]) {
            self.range = range
            self.seqs = seqs
        }
    }
}

extension KnownEvents {
    /// Combines the claims about one moment (docs/MODEL.md, section 4). A preference names the field that it is about.
    func combine(_ claims: [Claim], field: String = Preferences.date) -> Combined? {
        guard claims.contains(where: \.isGroundless), var all = weigh(claims, field) else {
            return weigh(claims, field)
        }
        let groundless = claims.filter(\.isGroundless)
        guard let grounded = weigh(claims.filter { !$0.isGroundless }, field) else {
            all.range = groundless.reduce(all.range) { $0.hull($1.range) }.withoutGround
            all.deciding = all.deciding.map { $0.under(.groundless) }
            all.isGroundless = true
            return all
        }
        // It is so with them or without them, or as any of them says.
        all.range = ([grounded.range] + groundless.map(\.range)).reduce(all.range) { $0.hull($1) }
        // What only agrees decides nothing.
        let wider = groundless.filter { $0.range.lo < grounded.range.lo || $0.range.hi > grounded.range.hi }
        all.deciding = grounded.deciding + wider.map { $0.under(.groundless) }
        all.setAside += groundless.map { Because($0.seq, .groundless) }
        return all
    }

    private func weigh(_ claims: [Claim], _ field: String) -> Combined? {
        guard let heaviest = claims.map(\.weight).max() else { return nil }
        if let (claim, preference) = preferences.choice(among: claims, \.seq, field: field) {
            let others = claims.filter { $0.seq != claim.seq }.map { Because($0.seq, .passedOver) }
            // Where there is nothing to choose from, nothing was chosen.
            let deciding = others.isEmpty ? [] : [preference]
            return Combined(range: claim.range, deciding: [claim], preferences: deciding, setAside: others)
        }
        let weighty = claims.filter { $0.weight == heaviest }
        let voices = Self.aligned(independent(weighty))
        let unqualified = voices.filter { !$0.isQualified }
        let firm = unqualified.isEmpty ? voices : unqualified
        let parts = Self.maximalCommonParts(firm.map(\.range))
        let hull = parts.dropFirst().reduce(parts[0]) { $0.hull($1) }
        let astray = unqualified.isEmpty ? [] : voices.filter { $0.isQualified && !$0.range.overlaps(hull) }
        var combined = Combined(range: hull, deciding: firm)
        let (heard, counted) = (Set(voices.map(\.seq)), Set(firm.map(\.seq)))
        combined.setAside =
            weighty.filter { !heard.contains($0.seq) }.map { Because($0.seq, .oneVoice) }
            + voices.filter { !counted.contains($0.seq) }.map { Because($0.seq, .yields) }
            + claims.filter { $0.weight != heaviest }.map { Because($0.seq, .outweighed) }
        if parts.count > 1 || !astray.isEmpty {
            let candidates = Self.candidates(parts, firm)
            let others = astray.map { Disagreement.Candidate(range: $0.range, seqs: [$0.seq]) }
            combined.disagreements = [Disagreement(isHard: parts.count > 1, candidates: candidates + others)]
        }
        return combined
    }

    /// One instant that is told in several zones may fall on several days: it came on one of these, whoever reckons.
    private static func aligned(_ claims: [Claim]) -> [Claim] {
        guard claims.contains(where: { $0.instant != nil }) else { return claims }
        var days: [UTCInstant: DayRange] = [:]
        for claim in claims {
            guard let instant = claim.instant else { continue }
            days[instant] = days[instant]?.hull(claim.range) ?? claim.range
        }
        return claims.map { claim in claim.instant.flatMap { days[$0] }.map(claim.with) ?? claim }
    }

    /// Drops each claim whose every source took its words from the source of another claim: one voice counts once.
    func independent(_ claims: [Claim]) -> [Claim] {
        guard claims.count > 1, hasDerivedSources else { return claims }
        let sources = claims.map { fact(at: $0.seq)?.sources.map(\.source) ?? [] }
        let derived = derivedSources(among: Set(sources.joined()))
        guard !derived.isEmpty else { return claims }
        return zip(claims, sources).filter { $1.isEmpty || !derived.isSuperset(of: $1) }.map(\.0)
    }

    /// Each part with the claims that share it. The parts are in order and apart, so each claim's lie side by side.
    private static func candidates(_ parts: [DayRange], _ claims: [Claim]) -> [Disagreement.Candidate] {
        var seqs: [[Int]] = parts.map { _ in [] }
        for claim in claims {
            let first = parts.partitioningIndex { $0.hi >= claim.range.lo }
            for part in parts.indices[first...].prefix(while: { parts[$0].lo <= claim.range.hi }) {
                seqs[part].append(claim.seq)
            }
        }
        return zip(parts, seqs).map { Disagreement.Candidate(range: $0, seqs: $1) }
    }

    /// Every largest set of ranges that share a day gives the days that they share.
    ///
    /// A sweep over the ends in order, starts before ends on one day: each end directly after a start closes a part.
    static func maximalCommonParts(_ ranges: [DayRange]) -> [DayRange] {
        var ends = ranges.flatMap { [(day: $0.lo, isEnd: false), (day: $0.hi, isEnd: true)] }
        ends.sort { ($0.day, $0.isEnd ? 1 : 0) < ($1.day, $1.isEnd ? 1 : 0) }
        var parts: [DayRange] = []
        for (previous, end) in zip(ends, ends.dropFirst()) where end.isEnd && !previous.isEnd {
            parts.append(DayRange(previous.day, end.day))
        }
        return parts
    }
}
