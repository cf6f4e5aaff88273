import CanonicalJSON

/// What is agreed between whom, and how each party stands.
public struct AgreementState: StateContent {
    public let id: AgreementID
    public let kind: AgreementKind?
    public let form: AgreementForm
    public let title: String?
    /// Those that are asked about, and pass the filters.
    public let parties: [Part]
    /// How the whole stands, where the state is that of one party alone.
    public let whole: StatusAnswer?
    /// How many further parties it has.
    public let others: Int
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
        let own = whole == nil || parties.isEmpty ? "" : "\(parties.map(\.name).listedBriefly) in "
        return "\(own)\(title?.printable ?? partyNames.listedBriefly) [\(kind?.rawValue ?? "agreement") \(id)]"
    }

    public var members: [(key: String, value: JSON)] {
        [
            ("id", .string(id.text)), ("kind", .string(kindWord)), ("form", .string(form.rawValue)),
            ("title", title.map(JSON.string) ?? .null), ("parties", .array(parties.map(\.json))),
        ] + wholeMembers + ending.members
    }

    /// Whose state it is, and how the whole stands beside it.
    private var wholeMembers: [(key: String, value: JSON)] {
        let further = others == 0 ? [] : [("other_parties", JSON.integer(others))]
        guard let whole, !parties.isEmpty else { return further }
        return further + (parties.count == 1 ? [("party", .string(parties[0].party.text))] : []) + [
            (
                "whole",
                [
                    "status": .string(whole.status), "certainty": .string(whole.certainty.rawValue),
                    "since": whole.since.json, "until": whole.until.json,
                    "because": .array(whole.because.map(\.json)),
                ]
            )
        ]
    }

    public var details: [Detail] {
        let isOfOne = whole != nil && parties.count == 1
        let told = form == .multilateral && !isOfOne ? parties.map { Detail($0.name, $0.words) } : []
        let before = isOfOne ? parties[0].earlierWords.map { Detail("before that", $0) } : []
        let rest = others == 0 ? [] : [Detail("with", "\(others.of("other party", "other parties")) [\(id)]")]
        return told + before + (whole.map { [Detail("as a whole", $0.words)] } ?? []) + rest + ending.words
    }

    public var references: [Int] {
        parties.flatMap(\.answer.references) + (whole?.because.map(\.seq) ?? []) + ending.references
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

    /// The times before in which it was bound.
    fileprivate var earlierWords: [String] {
        earlier.map { spell in "\(spell.since.asStart)\(spell.until.asEnd.map { ", \($0)" } ?? "")" }
    }

    fileprivate var words: String {
        let before = earlierWords.map { "; before that \($0)" }
        let reasons = answer.because.map(\.words).joined(separator: ", ")
        let isTold = answer.certainty == .possible || answer.status == Status.ended
        let because = isTold && !reasons.isEmpty ? ", because \(reasons)" : ""
        return "\(answer.status), \(answer.certainty.rawValue)\(because)\(before.joined())"
    }
}

extension AgreementTimeline {
    public func state(_ builder: StateBuilder) -> State? {
        let (own, whole) = (own(builder.asked), answer(on: builder.days))
        // Of a party that was none yet, or nobody knows to have been one, nothing is told.
        guard var answer = own == nil ? whole : own?.ladder.answer(on: builder.days) else { return nil }
        let wanted = builder.partStatuses
        let isAsked = { (party: PartyID) in builder.asked.isEmpty || builder.asked.contains(party) }
        let meant =
            form == .multilateral && parties.contains(where: isAsked) ? parts.filter { isAsked($0.party) } : parts
        let told = meant.compactMap { part(of: $0.party, $0.ladder, builder) }.filter { $0.passes(wanted) }
        guard wanted.isEmpty || !told.isEmpty else { return nil }
        answer.applied += told.flatMap { $0.answer.applied + $0.answer.because }
        let content = AgreementState(
            id: id, kind: kind, form: form, title: title, parties: told, whole: own == nil ? nil : whole,
            others: parts.count - meant.count, ending: builder.ending(of: answer),
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

extension StatusAnswer {
    /// A standing in a line.
    fileprivate var words: String {
        let end = until.asEnd.map { ", \($0)" } ?? ""
        return "\(status), \(certainty.rawValue), \(since.asStart)\(end)"
    }
}

extension [String] {
    /// A few names; of many the first, and how many more.
    fileprivate var listedBriefly: String {
        count <= 6 ? joined(separator: " – ") : prefix(3).joined(separator: " – ") + " and \(count - 3) more"
    }
}
