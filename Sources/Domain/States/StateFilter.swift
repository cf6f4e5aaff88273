import ExtendedDateTime

/// Which states a report tells: those that pass every filter that is set.
public struct StateFilter: Sendable {
    public var kinds: [KindName] = []
    public var statuses: [String] = []
    /// Only agreements in which some party stands so; of several parties only these. `returned`: who left and came back.
    public var partStatuses: [String] = []
    /// Only what has ended, or may have, on a day that nobody knows.
    public var endsOnUnknownDay = false

    /// The word for a party that left and came back.
    public static let returned = "returned"

    public init() {}

    /// The filters in words, as a header names them.
    package var words: [String] {
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

    package func apply(to states: States) -> States { words.isEmpty ? states : states.filtered(passes) }

    private func passes(_ state: State) -> Bool {
        let until = state.answer.until
        return (kinds.isEmpty || state.subject.kind.map { kinds.contains(KindName($0)) } ?? false)
            && (statuses.isEmpty || statuses.contains(state.answer.status))
            && (partStatuses.isEmpty || state.content is AgreementState)
            && (!endsOnUnknownDay || until.lo != until.hi)
    }
}
