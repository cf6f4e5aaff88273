import ExtendedDateTime

/// Which states a report tells: those that pass every filter that is set.
public struct StateFilter: Sendable {
    public var kinds: [KindName] = []
    public var statuses: [String] = []
    /// Only agreements in which some party stands so; of several parties only these. `returned`: who left and came back.
    public var partStatuses: [String] = []
    /// Only what has ended, or may have, on a day that nobody knows.
    public var endsOnUnknownDay = false
    /// Only what involves this party, or one that lies within it.
    public var within: PartyID?

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
        if let within { words.append("within \(within)") }
        return words
    }

    /// Whether it is settled only by how things stand which of them are told.
    var asksForStates: Bool { !statuses.isEmpty || !partStatuses.isEmpty || endsOnUnknownDay }

    /// Whether it asks for what is over, too.
    package var asksForOver: Bool { !statuses.isEmpty || partStatuses.contains(Status.ended) || endsOnUnknownDay }

    /// Whether a subject is of a kind that is told.
    func includes(_ subject: Subject) -> Bool {
        kinds.isEmpty || subject.kind.map { kinds.contains(KindName($0)) } ?? false
    }

    /// Whether a state of such a kind passes.
    func passes(_ state: State) -> Bool {
        let until = state.answer.until
        return (statuses.isEmpty || statuses.contains(state.answer.status))
            && (partStatuses.isEmpty || state.content is AgreementState)
            && (!endsOnUnknownDay || until.lo != until.hi)
    }
}
