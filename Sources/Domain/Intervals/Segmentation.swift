import ExtendedDateTime

/// Which claims belong to one spell: claims of one key are one fact, unless an ending lies between them.
///
/// `spell` numbers and links override what the dates say (docs/MODEL.md, section 7); a link that agrees with them changes nothing.
struct Segmentation {
    private(set) var groups: [ClaimGroup] = []
    /// Affirmations that nobody has put into a spell: they find theirs by their days.
    private(set) var affirmations: [Claim]
    /// Affirmations of which a link says only that they are of one spell, whichever that is.
    private(set) var tiedAffirmations: [[Claim]] = []
    private(set) var findings: [Finding] = []

    var allAffirmations: [Claim] { groups.flatMap(\.affirmations) + tiedAffirmations.flatMap(\.self) + affirmations }

    init(_ claims: ClaimGroup, links: Links) {
        let grouping = Grouping(claims, links: links)
        affirmations = grouping.rest.affirmations
        if grouping.groups.isEmpty {
            segment(
                grouping.rest.starts.sorted(by: Claim.isEarlier), grouping.rest.ends.sorted(by: Claim.isEarlier), links)
            tellEndsApart(links)
        } else {
            place(grouping)
        }
        join(links)
    }

    /// What a link calls the same is of one spell. So it joins spells, with what lies between them; it never splits one.
    private mutating func join(_ links: Links) {
        guard !links.isEmpty else { return }
        var places: [Int: ClosedRange<Int>] = [:]
        for (index, group) in groups.enumerated() where group.number == nil {
            for claim in group.starts + group.ends + group.affirmations {
                guard let tie = links.group(of: claim.seq) else { continue }
                places[tie] = min(index, places[tie]?.lowerBound ?? index)...index
            }
        }
        for claim in affirmations {
            guard let place = links.group(of: claim.seq).flatMap({ places[$0] }) else { continue }
            groups[place.lowerBound].affirmations.append(claim)
        }
        let elsewhere = Dictionary(grouping: affirmations) {
            links.group(of: $0.seq).flatMap { places[$0] == nil ? $0 : nil }
        }
        tiedAffirmations = elsewhere.filter { $0.key != nil && $0.value.count > 1 }.map {
            $0.value.sorted(by: Claim.isSeenEarlier)
        }
        .sorted { Claim.isSeenEarlier($0[0], $1[0]) }
        let placed = Set(tiedAffirmations.joined().map(\.seq))
        affirmations.removeAll { claim in
            placed.contains(claim.seq) || links.group(of: claim.seq).map { places[$0] != nil } ?? false
        }
        // From the last on, so that those in front keep their places.
        for place in Self.united(places.values).reversed() where place.count > 1 {
            var whole = ClaimGroup(number: groups[place].lazy.compactMap(\.number).first)
            for group in groups[place] {
                whole.starts += group.starts
                whole.ends += group.ends
                whole.affirmations += group.affirmations
            }
            groups.replaceSubrange(place, with: [whole])
        }
    }

    /// Ranges that overlap as one, in order.
    private static func united(_ ranges: some Sequence<ClosedRange<Int>>) -> [ClosedRange<Int>] {
        ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { united, next in
            guard let last = united.last, next.lowerBound <= last.upperBound else { return united.append(next) }
            united[united.count - 1] = last.lowerBound...max(last.upperBound, next.upperBound)
        }
    }

    /// Ends that a link tells apart are of several spells, of which the first keeps the starts.
    private mutating func tellEndsApart(_ links: Links) {
        guard groups.contains(where: { !links.toldApart(among: $0.ends.lazy.map(\.seq)).isEmpty }) else { return }
        groups = groups.flatMap { group in
            var spells = [ClaimGroup(starts: group.starts)]
            for end in group.ends {
                if links.tellApart(end, spells[spells.count - 1].ends) { spells.append(ClaimGroup()) }
                spells[spells.count - 1].ends.append(end)
            }
            return spells
        }
    }

    /// By the dates: each start in order joins those before it, unless an ending lies between, or a link tells them apart.
    ///
    /// Only endings that may fall before the start are looked at (`open`), and those wholly before the spell are put
    /// aside, so that many spells cost no more than their claims.
    private mutating func segment(_ starts: [Claim], _ ends: [Claim], _ links: Links) {
        var coming = ends[...]
        var open: [Claim] = []
        var aside: [Claim] = []
        var current: [Claim] = []
        for start in starts {
            while let end = coming.first, end.range.lo <= start.range.lo {
                open.append(end)
                coming.removeFirst()
            }
            // Starts on the very same days are told twice: nothing lies between them.
            let isToldApart = links.tellApart(start, current)
            if let first = current.first, isToldApart || first.range != start.range {
                let between = Self.endings(open, between: first, and: start)
                if isToldApart || !between.isEmpty {
                    groups.append(ClaimGroup(starts: current, ends: between))
                    let taken = Set(between.map(\.seq))
                    open.removeAll { taken.contains($0.seq) }
                    current = []
                }
            }
            if current.isEmpty {
                aside += open.filter { $0.range.hi < start.range.lo }
                open.removeAll { $0.range.hi < start.range.lo }
            }
            current.append(start)
        }
        if !current.isEmpty { groups.append(ClaimGroup(starts: current)) }
        attach((aside + open + coming).sorted(by: Claim.isEarlier))
    }

    /// Endings that are not before the first start and not after the next one. Those on the very days of the next start
    /// count only where there is no other.
    private static func endings(_ ends: [Claim], between first: Claim, and next: Claim) -> [Claim] {
        let between = ends.filter { $0.range.isAtOrBefore(next.range) && !$0.isBefore(first) }
        let others = between.filter { $0.range != next.range }
        return others.isEmpty ? between : others
    }

    /// Each to the last spell that it does not come before, or to one with no start, in front of all.
    private mutating func attach(_ ends: [Claim]) {
        guard !ends.isEmpty else { return }
        // A spell with no start, in front of all, takes what no other one does.
        var last = groups.first.map(\.starts.isEmpty) ?? false ? 0 : -1
        let firsts = FirstDays(groups.map { $0.first?.range ?? .anyTime })
        var inFront: [Claim] = []
        for end in ends {
            let index = max(last, firsts.lastIndex(notAfter: end.range))
            if index >= 0 {
                // One that was only seen, too, takes all later ends once it has one.
                if groups[index].starts.isEmpty && groups[index].ends.isEmpty { last = index }
                groups[index].ends.append(end)
            } else {
                if inFront.isEmpty, !groups.isEmpty {
                    findings.append(Finding(kind: .endedBeforeItBegan, seqs: [end.seq]))
                }
                inFront.append(end)
            }
        }
        if !inFront.isEmpty { groups.insert(ClaimGroup(ends: inFront), at: 0) }
    }

    /// Spells that were given, in the order of their numbers; a start that was put nowhere joins the one whose days it
    /// shares, and an end the last one that it does not come before.
    private mutating func place(_ grouping: Grouping) {
        let given = grouping.groups.map { group in
            ClaimGroup(
                starts: group.starts.sorted(by: Claim.isEarlier), ends: group.ends.sorted(by: Claim.isEarlier),
                affirmations: group.affirmations, number: group.number)
        }
        groups = given.filter { $0.number != nil }.sorted { ($0.number ?? 0) < ($1.number ?? 0) }
        let isInOrder = zip(groups, groups.dropFirst()).allSatisfy { one, other in
            guard let first = one.first, let next = other.first else { return false }
            return Claim.isEarlier(first, next)
        }
        for group in given where group.number == nil { insert(group, isInOrder) }
        for start in grouping.rest.starts.sorted(by: Claim.isEarlier) {
            let sharing = groups.lastIndex { group in group.starts.contains { $0.range.overlaps(start.range) } }
            if let sharing {
                groups[sharing].starts.append(start)
            } else {
                insert(ClaimGroup(starts: [start]), isInOrder)
            }
        }
        attach(grouping.rest.ends.sorted(by: Claim.isEarlier))
    }

    /// - Parameter isInOrder: whether the spells are in the order of their first claims, as they stay then.
    private mutating func insert(_ group: ClaimGroup, _ isInOrder: Bool) {
        guard let first = group.first else { return }
        let isLater = { (other: ClaimGroup) in other.first.map { Claim.isEarlier(first, $0) } ?? false }
        let next = isInOrder ? groups.partitioningIndex(where: isLater) : groups.firstIndex(where: isLater)
        groups.insert(group, at: next ?? groups.endIndex)
    }
}

/// The days of the first claims of spells, in which the last spell is found that a moment does not come before.
private struct FirstDays {
    /// The earliest of each bound from each spell on.
    private var earliest: [DayRange]
    private var last: [DayRange: Int] = [:]

    init(_ days: [DayRange]) {
        earliest = days
        for index in days.indices.dropLast().reversed() { earliest[index] = days[index].earlier(earliest[index + 1]) }
        for (index, range) in days.enumerated() { last[range] = index }
    }

    /// It does not come before what begins earlier by either bound, or on the very same days.
    ///
    /// - Returns: -1 where it comes before all of them.
    func lastIndex(notAfter range: DayRange) -> Int {
        let byStart = earliest.partitioningIndex { $0.lo >= range.lo } - 1
        let byEnd = earliest.partitioningIndex { $0.hi >= range.hi } - 1
        return max(byStart, byEnd, last[range] ?? -1)
    }
}

extension ClaimGroup {
    /// The claim by which the spell is put in order.
    fileprivate var first: Claim? { starts.first ?? ends.first ?? affirmations.first }
}

extension Claim {
    static func isEarlier(_ a: Claim, _ b: Claim) -> Bool {
        (a.range.lo, a.range.hi, a.seq) < (b.range.lo, b.range.hi, b.seq)
    }

    /// Certainly another time, and an earlier one: the same vague days are no order.
    fileprivate func isBefore(_ other: Claim) -> Bool {
        range.isAtOrBefore(other.range) && range != other.range
    }
}
