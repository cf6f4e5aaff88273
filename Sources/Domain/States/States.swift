import CanonicalJSON

/// The states of a day by kind, in the order of reports, and the claims that disagree.
public struct States: Sendable {
    private var byKind: [KindName: [State]] = [:]
    public private(set) var conflicts: [SubjectConflict] = []
    /// How many there are, told or not.
    public internal(set) var counts = Counts()

    /// What there is beside what stands.
    public struct Counts: Sendable {
        /// Things that have ended, or were held, or came to nothing.
        public var over = 0
        /// Moments about which claims disagree.
        public var conflicts = 0

        package var json: JSON { ["conflicts": .integer(conflicts), "over": .integer(over)] }
    }

    public init() {}

    public subscript(kind: KindName) -> [State] { byKind[kind] ?? [] }

    public var all: [State] { KindName.allCases.flatMap { self[$0] } }

    mutating func add(_ state: State) {
        if let kind = state.subject.kind { byKind[KindName(kind), default: []].append(state) }
    }

    mutating func add(_ further: States) {
        byKind.merge(further.byKind, uniquingKeysWith: +)
        conflicts += further.conflicts
        counts.over += further.counts.over
        counts.conflicts += further.counts.conflicts
    }

    mutating func add(conflicts new: [SubjectConflict]) { conflicts += new }
}

extension States {
    /// The keys of a report that tells them.
    package func members(telling scope: ReplayScope = .all) -> [(String, JSON)] {
        KindName.allCases.map { kind in (kind.rawValue, .array(self[kind].map(\.json))) }
            + (scope.contains(.conflicts) ? [("conflicts", .array(conflicts.map(\.json)))] : [])
    }
}

extension States {
    /// Every event, by position, that a state or a conflict names.
    package var references: [Int] {
        all.flatMap(\.references) + conflicts.flatMap { $0.conflict.disagreement.candidates.flatMap(\.seqs) }
    }
}

/// Claims that disagree, with the subject that they are about.
public struct SubjectConflict: Sendable {
    public let subject: Subject
    public let conflict: Conflict
    /// Who says so, in words, by the positions of the events that claim.
    package let sources: [Int: String]
    /// What the party is called whose part it is about, where not everybody's.
    let partyName: String?

    /// What the claims are about, in words.
    package var momentWords: String {
        let moment =
            switch conflict.moment {
            case .since: "when it began"
            case .until: "when it ended"
            case .scheduled: "for when it was planned"
            }
        return moment + (partyName.map { " for \($0)" } ?? "")
    }

    public var json: JSON {
        let disagreement = conflict.disagreement
        var object: JSONObject = [
            "subject": .string(subject.description), "moment": .string(conflict.moment.rawValue),
            "grade": .string(disagreement.grade), "hull": conflict.hull.json,
            "candidates": .array(
                disagreement.candidates.map { candidate in
                    let says = candidate.seqs.compactMap { sources[$0] }.uniqued()
                    return [
                        "dates": candidate.range.json, "events": .array(candidate.seqs.map(JSON.integer)),
                        "says": .array(says.map(JSON.string)),
                    ]
                }),
        ]
        if let party = conflict.party { object["party"] = .string(party.text) }
        return .object(object)
    }
}
