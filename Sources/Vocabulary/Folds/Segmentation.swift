import EDTF

/// Which starts and ends belong together: claims of one key are one fact unless an ending lies between them.
///
/// `spell` numbers and links override what the dates say (TIME.md, `segment`).
struct Segmentation {
    struct Group {
        var starts: [Claim] = []
        var ends: [Claim] = []
    }

    private(set) var groups: [Group] = []
    private(set) var findings: [Finding] = []

    init(starts: [Claim], ends: [Claim], links: Links) {
        let numbered = links.groups(starts: starts, ends: ends)
        let grouped = Set(numbered.flatMap { ($0.starts + $0.ends).map(\.seq) })
        groups = numbered
        let looseStarts = starts.filter { !grouped.contains($0.seq) }
        let looseEnds = ends.filter { !grouped.contains($0.seq) }
        if numbered.isEmpty {
            segment(looseStarts, looseEnds)
        } else {
            join(looseStarts, looseEnds)
        }
        groups.sort { Self.position(of: $0) < Self.position(of: $1) }
    }

    /// By the dates alone.
    private mutating func segment(_ starts: [Claim], _ ends: [Claim]) {
        var rest = ends.sorted(by: Self.inOrder)
        var current: [Claim] = []
        for start in starts.sorted(by: Self.inOrder) {
            if let first = current.first {
                var between = rest.filter { end in
                    end.range.isAtOrBefore(start.range)
                        && !(end.range.isAtOrBefore(first.range) && end.range != first.range)
                }
                let distinct = between.filter { $0.range != start.range }
                if !distinct.isEmpty { between = distinct }
                if !between.isEmpty {
                    groups.append(Group(starts: current, ends: between))
                    let taken = Set(between.map(\.seq))
                    rest.removeAll { taken.contains($0.seq) }
                    current = []
                }
            }
            current.append(start)
        }
        if !current.isEmpty { groups.append(Group(starts: current, ends: [])) }
        for end in rest { attach(end) }
    }

    /// To the last spell that did not begin after it, or to one of its own, with no start in front.
    private mutating func attach(_ end: Claim) {
        for index in groups.indices.reversed() {
            guard let first = groups[index].starts.first else {
                // A spell without a start takes every further ending that no other one takes.
                groups[index].ends.append(end)
                return
            }
            if !(end.range.isAtOrBefore(first.range) && end.range != first.range) {
                groups[index].ends.append(end)
                return
            }
        }
        if !groups.isEmpty { findings.append(Finding(kind: .endedBeforeItBegan, seqs: [end.seq])) }
        groups.insert(Group(starts: [], ends: [end]), at: 0)
    }

    /// Beside spells that were numbered or linked: a start joins the one that it overlaps, an end the last one that
    /// had begun.
    private mutating func join(_ starts: [Claim], _ ends: [Claim]) {
        for start in starts.sorted(by: Self.inOrder) {
            let fitting = groups.lastIndex { group in group.starts.contains { $0.range.overlaps(start.range) } }
            if let fitting {
                groups[fitting].starts.append(start)
            } else {
                groups.append(Group(starts: [start], ends: []))
            }
        }
        groups.sort { Self.position(of: $0) < Self.position(of: $1) }
        for end in ends.sorted(by: Self.inOrder) { attach(end) }
    }

    static func inOrder(_ a: Claim, _ b: Claim) -> Bool {
        (a.range.lo, a.range.hi, a.seq) < (b.range.lo, b.range.hi, b.seq)
    }

    private static func position(of group: Group) -> (Int, Int) {
        let first = (group.starts.isEmpty ? group.ends : group.starts).map(\.range.lo.number).min() ?? .min
        return (group.starts.isEmpty ? .min : first, first)
    }
}
