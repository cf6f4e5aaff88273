/// The claims that belong to one spell.
struct ClaimGroup: Sendable {
    var starts: [Claim] = []
    var ends: [Claim] = []
    var affirmations: [Claim] = []
    /// The number that a recorder gave the spell.
    var number: Int?

    /// Whether none of the claims is about it: it neither began nor ended, nor was it seen.
    var isSilent: Bool { ends.isEmpty && affirmations.isEmpty && starts.allSatisfy(\.isElsewhere) }

    /// Whether all sources of one of the claims were retracted.
    var hasGroundless: Bool {
        [starts, ends, affirmations].contains { $0.contains(where: \.isGroundless) }
    }

    /// The claims as if their sources bore them.
    var grounded: ClaimGroup {
        ClaimGroup(
            starts: starts.map(\.grounded), ends: ends.map(\.grounded), affirmations: affirmations.map(\.grounded),
            number: number)
    }
}

/// Spells as recorders have given them by `spell` numbers, and by what links tell apart beside these. They override what the dates
/// say.
struct Grouping {
    private(set) var groups: [ClaimGroup] = []
    /// The claims that nobody has put anywhere.
    private(set) var rest: ClaimGroup

    init(_ claims: ClaimGroup, links: Links) {
        let all = claims.starts + claims.ends + claims.affirmations
        var keys = Keys(all, links: links)
        rest = ClaimGroup()
        guard !keys.isEmpty else {
            rest = claims
            return
        }
        keys.tellApart(claims.starts, links)
        keys.tellApart(claims.ends, links)
        distribute(claims, \.starts, keys)
        distribute(claims, \.ends, keys)
        distribute(claims, \.affirmations, keys)
    }

    private var positions: [Key: Int] = [:]

    private mutating func distribute(
        _ claims: ClaimGroup, _ part: WritableKeyPath<ClaimGroup, [Claim]>, _ keys: Keys
    ) {
        for claim in claims[keyPath: part] {
            guard let key = keys[claim] else {
                rest[keyPath: part].append(claim)
                continue
            }
            if positions[key] == nil {
                positions[key] = groups.count
                groups.append(ClaimGroup(number: key.number))
            }
            if let position = positions[key] { groups[position][keyPath: part].append(claim) }
        }
    }
}

extension Grouping {
    /// What makes claims one group.
    fileprivate enum Key: Hashable {
        case number(Int)
        case alone(Int)

        var number: Int? { if case .number(let number) = self { number } else { nil } }
    }

    fileprivate struct Keys {
        private var byEvent: [Int: Key] = [:]

        /// A number counts for all that a link calls the same as the claim.
        init(_ claims: [Claim], links: Links) {
            var tied: [Int: [Int]] = [:]
            for claim in claims {
                if let number = claim.spell { byEvent[claim.seq] = .number(number) }
                if let group = links.group(of: claim.seq) { tied[group, default: []].append(claim.seq) }
            }
            for events in tied.values {
                guard let key = events.compactMap({ byEvent[$0] }).first else { continue }
                for event in events where byEvent[event] == nil { byEvent[event] = key }
            }
        }

        var isEmpty: Bool { byEvent.isEmpty }
        subscript(_ claim: Claim) -> Key? { byEvent[claim.seq] }

        /// Claims of one kind that are told apart each make a spell of their own.
        mutating func tellApart(_ claims: [Claim], _ links: Links) {
            for event in links.toldApart(among: claims.lazy.map(\.seq)) where byEvent[event] == nil {
                byEvent[event] = .alone(event)
            }
        }
    }
}
