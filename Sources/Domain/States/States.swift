import CanonicalJSON

/// The states of a day by kind, in the order of reports, and the claims that disagree.
public struct States: Sendable {
    private var byKind: [KindName: [State]] = [:]
    public private(set) var conflicts: [SubjectConflict] = []

    public init() {}

    public subscript(kind: KindName) -> [State] { byKind[kind] ?? [] }

    public var all: [State] { KindName.allCases.flatMap { self[$0] } }

    mutating func add(_ state: State) {
        if let kind = state.subject.kind { byKind[KindName(kind), default: []].append(state) }
    }

    mutating func add(conflicts new: [SubjectConflict]) { conflicts += new }

    /// Those that pass. Conflicts stay with the states that they are about.
    func filtered(_ passes: (State) -> Bool) -> States {
        var passed = States()
        for state in all where passes(state) { passed.add(state) }
        let subjects = Set(passed.all.map(\.subject))
        passed.conflicts = conflicts.filter { subjects.contains($0.subject) }
        return passed
    }
}

extension States {
    /// The keys of a report that tells them.
    package var members: [(String, JSON)] {
        KindName.allCases.map { kind in (kind.rawValue, .array(self[kind].map(\.json))) }
            + [("conflicts", .array(conflicts.map(\.json)))]
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
