import EDTF

/// What claims about one moment amount to.
struct Combined: Sendable {
    var range: DayRange
    /// The claims that decided, by whose bounds the range is what it is.
    let deciding: [Claim]
    let disagreement: Disagreement?
    /// The preference that let one claim stand alone.
    let preference: Event?
}

/// Claims about one moment that cannot all be right, or that point elsewhere.
public struct Disagreement: Hashable, Sendable {
    /// Several candidates among the claims that count, or a claim with `? ~ %` beside the date of the others.
    public let isHard: Bool
    public let candidates: [Candidate]

    public struct Candidate: Hashable, Sendable {
        public let range: DayRange
        public let seqs: [Int]
    }
}

extension Knowledge {
    /// Combines the claims about one moment (TIME.md, `combine`).
    func combine(_ claims: [Claim]) -> Combined? {
        guard !claims.isEmpty else { return nil }
        if let (claim, preference) = preferred(among: claims) {
            return Combined(range: claim.range, deciding: [claim], disagreement: nil, preference: preference)
        }
        let voices = independent(claims)
        let unqualified = voices.filter { !$0.isQualified }
        let firm = unqualified.isEmpty ? voices : unqualified
        let parts = Self.maximalCommonParts(firm.map(\.range))
        let hull = parts.dropFirst().reduce(parts[0]) { $0.hull($1) }
        let astray = voices.filter { claim in claim.isQualified && !unqualified.isEmpty && !claim.range.overlaps(hull) }
        var disagreement: Disagreement?
        if parts.count > 1 || !astray.isEmpty {
            let candidates = parts.map { part in
                Disagreement.Candidate(range: part, seqs: firm.filter { $0.range.overlaps(part) }.map(\.seq))
            }
            let others = astray.map { Disagreement.Candidate(range: $0.range, seqs: [$0.seq]) }
            disagreement = Disagreement(isHard: parts.count > 1, candidates: candidates + others)
        }
        return Combined(range: hull, deciding: firm, disagreement: disagreement, preference: nil)
    }

    /// The latest live preference over these claims wins, and its claim stands alone.
    private func preferred(among claims: [Claim]) -> (Claim, Event)? {
        for preference in preferences.reversed() {
            let field = preference[ClaimPreferred.fields.field]
            guard field == nil || field == "on" || field == "/on" else { continue }
            let id = preference[ClaimPreferred.fields.preferred]
            if let claim = claims.first(where: { $0.event == id }) { return (claim, preference) }
        }
        return nil
    }

    /// Drops each claim whose every source took its words from the source of another claim: one voice counts once.
    func independent(_ claims: [Claim]) -> [Claim] {
        let kept = claims.filter { claim in
            guard !claim.sources.isEmpty else { return true }
            return !claim.sources.allSatisfy { source in
                claims.contains { other in
                    other.seq != claim.seq
                        && other.sources.contains { derives(source, from: $0) && !derives($0, from: source) }
                }
            }
        }
        return kept.isEmpty ? claims : kept
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
