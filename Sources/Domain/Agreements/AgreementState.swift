import CanonicalJSON

/// What is agreed between whom, and how each party stands.
public struct AgreementState: StateContent {
    public let id: AgreementID
    public let kind: AgreementKind?
    public let form: AgreementForm
    public let title: String?
    public let parties: [Part]
    public let ending: Ending
    /// The names of all parties, also of those that do not pass a filter.
    let partyNames: [String]

    /// How one party of it stands.
    public struct Part: Sendable {
        public let party: PartyID
        public let name: String
        public let answer: StatusAnswer
        /// The times before in which it was bound, and left.
        public let earlier: [Spell]
    }

    var partyIDs: [PartyID] { parties.map(\.party) }
    public var kindWord: String { kind?.rawValue ?? "other" }

    public var label: String {
        "\(title?.printable ?? partyNames.joined(separator: " – ")) [\(kind?.rawValue ?? "agreement") \(id)]"
    }

    public var members: [(key: String, value: JSON)] {
        [
            ("id", .string(id.text)), ("kind", .string(kindWord)), ("form", .string(form.rawValue)),
            ("title", title.map(JSON.string) ?? .null), ("parties", .array(parties.map(\.json))),
        ] + ending.members
    }

    public var details: [Detail] {
        (form == .multilateral ? parties.map { Detail($0.name, $0.words) } : []) + ending.words
    }
}

extension AgreementState.Part {
    /// It left, and came back.
    private var hasReturned: Bool { !earlier.isEmpty && answer.status != Status.ended }

    func passes(_ statuses: [String]) -> Bool {
        statuses.isEmpty || statuses.contains(answer.status)
            || (hasReturned && statuses.contains(StateFilter.returned))
    }

    fileprivate var json: JSON {
        var object: JSONObject = [
            "party": .string(party.text), "status": .string(answer.status),
            "certainty": .string(answer.certainty.rawValue), "since": answer.since.json,
            "until": answer.until.json,
        ]
        if let otherwise = answer.otherwise { object["otherwise"] = .string(otherwise) }
        object["because"] = .array(answer.because.map(\.json))
        if !earlier.isEmpty {
            object["earlier"] = .array(earlier.map { ["since": $0.since.json, "until": $0.until.json] })
        }
        return .object(object)
    }

    fileprivate var words: String {
        let before = earlier.map { spell in
            "; before that \(spell.since.asStart)\(spell.until.asEnd.map { ", \($0)" } ?? "")"
        }
        let reasons = answer.because.map(\.words).joined(separator: ", ")
        let because = answer.certainty == .possible && !reasons.isEmpty ? ", because \(reasons)" : ""
        return "\(answer.status), \(answer.certainty.rawValue)\(because)\(before.joined())"
    }
}

extension AgreementTimeline {
    public func state(_ builder: StateBuilder) -> State? {
        guard var answer = answer(on: builder.days) else { return nil }
        let wanted = builder.partStatuses
        let parts = parts.compactMap { part(of: $0.party, $0.ladder, builder) }.filter { $0.passes(wanted) }
        guard wanted.isEmpty || !parts.isEmpty else { return nil }
        answer.applied += parts.flatMap { $0.answer.applied + $0.answer.because }
        let content = AgreementState(
            id: id, kind: kind, form: form, title: title, parties: parts, ending: builder.ending(of: answer),
            partyNames: title == nil ? parties.map { builder.names[$0] } : [])
        return builder.state(
            subject, answer, content, flags: flags.compactMap { $0.state(on: builder.days) }, disregarded: disregarded)
    }

    private func part(
        of party: PartyID, _ ladder: StatusLadder, _ builder: StateBuilder
    ) -> AgreementState.Part? {
        let days = builder.days
        guard let answer = ladder.answer(on: days), let top = ladder.levels.last else { return nil }
        let earlier = top.spells.spells.filter { $0.until.hi <= days.lo && $0.until.hi <= answer.since.hi }
        return AgreementState.Part(
            party: party, name: builder.names[party], answer: answer,
            earlier: answer.status == Status.ended ? earlier.dropLast() : earlier)
    }
}

extension AgreementTimeline.Flag {
    fileprivate func state(on days: DayRange) -> State.Flag? {
        guard let (certainty, spell) = spells.holds(on: days) else { return nil }
        return State.Flag(
            name: name, certainty: certainty, since: spell.since, until: spell.until,
            because: spell.because(on: days), seqs: spell.seqs)
    }
}
