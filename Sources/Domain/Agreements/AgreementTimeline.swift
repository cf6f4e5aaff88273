import CanonicalJSON
import ExtendedDateTime

/// The history of one agreement: the times of each level, for each party and for the whole.
public struct AgreementTimeline: SubjectTimeline {
    public let id: AgreementID
    public let kind: AgreementKind?
    public let form: AgreementForm
    public let title: String?
    public let parties: [PartyID]
    public let whole: StatusLadder
    public let parts: [(party: PartyID, ladder: StatusLadder)]
    public let flags: [Flag]
    /// The events that count for nothing, with the rule that says so: acts of somebody who is no party.
    public let disregarded: [Because]
    public let facts: [Event]

    /// A mark that leaves the status untouched: under review, disputed.
    public struct Flag: Sendable {
        public let name: String
        public let spells: Spells
    }

    public var subject: Subject { .agreement(id) }

    /// Every disagreement, of the whole, of its parts and of its flags, each once.
    public var conflicts: [Conflict] {
        (whole.conflicts + parts.flatMap(\.ladder.conflicts) + flags.flatMap(\.spells.conflicts)).uniqued().map(named)
    }

    public func conflicts(_ asked: Set<PartyID>) -> [Conflict] {
        guard let own = own(asked) else { return conflicts }
        return (own.ladder.conflicts + flags.flatMap(\.spells.conflicts)).uniqued().map(named)
    }

    /// Of an agreement of many, what only the claims about one party disagree on is about its part.
    private func named(_ conflict: Conflict) -> Conflict {
        guard form == .multilateral else { return conflict }
        let having = parts.filter { $0.ladder.conflicts.contains(conflict) }
        guard having.count == 1 && parts.count > 1 else { return conflict }
        var named = conflict
        named.party = having[0].party
        return named
    }

    /// The part of the parties that are asked about, in an agreement of many: they can have come later, and have left. It stands as
    /// long as it does for one of them.
    func own(_ asked: Set<PartyID>) -> (parties: [PartyID], ladder: StatusLadder)? {
        guard form == .multilateral else { return nil }
        let own = parts.filter { asked.contains($0.party) }
        guard own.count > 1 else { return own.first.map { ([$0.party], $0.ladder) } }
        return own.count == parts.count ? nil : (own.map(\.party), .united(own.map(\.ladder)))
    }

    public var findings: [Finding] { (whole.findings + parts.flatMap(\.ladder.findings)).uniqued() }

    public var decidingPreferences: Set<Int>? {
        let spells = whole.spells + parts.flatMap(\.ladder.spells) + flags.flatMap(\.spells.spells)
        return Set(spells.flatMap(\.preferences))
    }

    public var snapshot: [(key: String, value: JSON)] {
        var members = whole.snapshot
        members.append(("form", .string(form.rawValue)))
        if let kind { members.append(("kind", .string(kind.rawValue))) }
        let parties = parts.map { part in
            JSON.object(
                JSONObject([("party", .string(part.party.text))] + part.ladder.snapshot.map { ($0.key, $0.value) }))
        }
        members.append(("parties", .array(parties)))
        let flags = flags.map { flag -> JSON in ["flag": .string(flag.name), "spells": flag.spells.snapshot] }
        return members + (flags.isEmpty ? [] : [("flags", .array(flags))])
    }

    public func collect(into turning: inout TurningDays) {
        turning.add(whole)
        for part in parts { turning.add(part.ladder) }
        for flag in flags { turning.add(flag.spells) }
    }

    /// How the whole stands.
    public func answer(on days: DayRange) -> StatusAnswer? { whole.answer(on: days) }
}

extension KnownEvents {
    public func agreement(_ id: AgreementID) -> AgreementTimeline? {
        let facts = facts(about: .agreement(id))
        return facts.isEmpty ? nil : AgreementProjector(id, facts, in: self).timeline
    }
}
