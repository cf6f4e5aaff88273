import CanonicalJSON
import Domain

/// The first screen of a trail: what stood, since when, how sure, and who says so; what was changed last, and what is missing.
///
/// It is made by rules from the states, the findings and the entries of the trail, and says nothing about nothing.
struct TrailHead {
    /// One sentence or two.
    let answer: String
    /// By kind, what is contested first; then what is over.
    let rows: [StateRow]
    private let changed: Phrase?
    private let missing: Phrase?

    /// The kinds of which states are told; inquiries, contacts and figures are told by their entries.
    private static let kinds: [any Kind.Type] = [
        Agreements.self, Memberships.self, Offices.self, Visits.self, Policies.self,
    ]

    /// - Parameters:
    ///   - asked: the day in words.
    ///   - changed: what was corrected, retracted or decided; `nil` where nothing was.
    ///   - missing: what a reviewer would ask for; `nil` where nothing is known to be missing.
    init(_ states: States, on days: DayRange, asked: String, changed: Phrase?, missing: Phrase?) {
        let disputed = Set(states.conflicts.map(\.subject))
        let told = Self.kinds.flatMap { kind in
            let rows = states[KindName(kind)].map { state in
                StateRow(state, kind, isDatedDifferently: disputed.contains(state.subject), on: days)
            }
            return rows.filter(\.isContested) + rows.filter { !$0.isContested }
        }
        rows = told.filter { !$0.isOver } + told.filter(\.isOver)
        answer = Self.answer(rows, asked)
        self.changed = changed
        self.missing = missing
    }

    /// "On 1 June 2024, 1 agreement and 2 offices stood, 1 of them contested. 2 other things were over."
    private static func answer(_ rows: [StateRow], _ asked: String) -> String {
        let standing = rows.filter { !$0.isOver }
        let over = rows.count - standing.count
        guard !standing.isEmpty else {
            return "Nothing is known to have stood on \(asked)"
                + (over == 0 ? "." : "; \(over.of("thing")) \(over.verb("was", "were")) over.")
        }
        let byKind = Dictionary(grouping: standing, by: \.kind)
        let counts = kinds.compactMap { kind in byKind[KindName(kind)].map { kind.counted($0.count) } }
        let contested = standing.count(where: \.isContested)
        let mark = contested == 0 ? "" : standing.count == 1 ? ", contested" : ", \(contested) of them contested"
        let rest = over == 0 ? "" : " \(over.of("other thing").capitalizedFirst) \(over.verb("was", "were")) over."
        return "On \(asked), \(counts.listed) stood\(mark).\(rest)"
    }

    var table: Table {
        Table(["What", "State", "Since", "How sure", "Who says so"], rows.flatMap(\.cells))
    }

    var facts: [Fact] {
        [changed.map { Fact("changed", $0) }, missing.map { Fact("missing", $0) }].compactMap(\.self)
    }

    var json: JSON {
        var object: JSONObject = ["answer": .string(answer), "states": .array(rows.map(\.json))]
        for fact in facts { object[fact.label] = .string(fact.values[0].plain) }
        return .object(object)
    }
}

extension Kind {
    /// "2 agreements".
    fileprivate static func counted(_ number: Int) -> String {
        number.of(name == Policies.name ? "policy" : String(name.dropLast()), name)
    }
}
