import EDTF
import Domain

/// Which states a report tells: those that pass every filter that is set.
public struct StateFilter: Sendable {
    public var kinds: [States.Kind] = []
    public var statuses: [String] = []
    /// Only agreements in which some party stands so; of several parties only these. `returned`: who left and came back.
    public var partStatuses: [String] = []
    /// Only what has ended, or may have, on a day that nobody knows.
    public var endsOnUnknownDay = false

    /// The word for a party that left and came back.
    public static let returned = "returned"

    public init() {}

    /// The filters in words, as a header names them.
    var words: [String] {
        var words: [String] = []
        func add(_ label: String, _ values: [String]) {
            if !values.isEmpty { words.append("\(label) \(values.joined(separator: " or "))") }
        }
        add("kind", kinds.map(\.rawValue))
        add("status", statuses)
        add("parties", partStatuses)
        if endsOnUnknownDay { words.append("ended on an unknown day") }
        return words
    }

    /// Conflicts stay with the states that they are about.
    func apply(to states: States) -> States {
        guard !words.isEmpty else { return states }
        var passed = States()
        for kind in States.Kind.allCases where kinds.isEmpty || kinds.contains(kind) {
            passed.byKind[kind] = states[kind].filter(passes)
        }
        let subjects = Set(passed.all.map(\.subject))
        passed.conflicts = states.conflicts.filter { subjects.contains($0.subject) }
        return passed
    }

    private func passes(_ state: State) -> Bool {
        let until = state.answer.until
        return (statuses.isEmpty || statuses.contains(state.answer.status))
            && (partStatuses.isEmpty || state.subject.isAgreement)
            && (!endsOnUnknownDay || until.lo != until.hi)
    }
}

extension Subject {
    fileprivate var isAgreement: Bool { if case .agreement = self { true } else { false } }
}
