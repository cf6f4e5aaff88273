import CanonicalJSON
import EDTF
import Domain

typealias Members = [(key: String, value: JSON)]

extension KnownEvents {
    /// What is known of a subject, on all days; `nil` for what has no state, such as sources.
    func snapshot(of subject: Subject) -> Members? {
        switch subject {
        case .party(let id): identity(of: id).map(Self.members)
        case .source: nil
        case .agreement(let id): agreement(id).map(Self.members)
        case .membership(let member, let organisation): membership(of: member, in: organisation).map(Self.members)
        case .office(let office): self.office(office).map { Self.members($0.ladder) }
        case .visit(let id): visit(id).map(Self.members)
        case .inquiry(let id): inquiry(id).map(Self.members)
        case .policy(let id): policy(id).map { Self.members($0.ladder) }
        case .contact, .encounter, .series: [("events", .array(facts(about: subject).map { .integer($0.seq) }))]
        }
    }

    private static func members(_ identity: Identity) -> Members {
        var members: Members = [
            ("kind", .string(identity.kind.rawValue)),
            (
                "names",
                .array(
                    identity.names.map { dated in
                        var name: JSONObject = ["text": .string(dated.name.text), "events": [.integer(dated.seq)]]
                        if let use = dated.name.use { name["as"] = .string(use.rawValue) }
                        if dated.from.lo.isFinite { name["from"] = dated.from.json }
                        return .object(name)
                    })
            ),
        ]
        if let within = identity.within { members.append(("within", .string(within.text))) }
        if !identity.mergedFrom.isEmpty {
            members.append(("merged_from", .array(identity.mergedFrom.map { .string($0.text) })))
        }
        return members
    }

    private static func members(_ timeline: AgreementTimeline) -> Members {
        var members = members(timeline.whole)
        members.append(("form", .string(timeline.form.rawValue)))
        if let kind = timeline.kind { members.append(("kind", .string(kind.rawValue))) }
        let parties = timeline.parts.map { part in
            JSON.object(
                JSONObject([("party", .string(part.party.text))] + Self.members(part.ladder).map { ($0.key, $0.value) })
            )
        }
        members.append(("parties", .array(parties)))
        let flags = timeline.flags.map { flag -> JSON in ["flag": .string(flag.name), "spells": flag.spells.json] }
        if !flags.isEmpty { members.append(("flags", .array(flags))) }
        return members
    }

    private static func members(_ timeline: MembershipTimeline) -> Members {
        members(timeline.ladder)
            + [
                ("roles", .array(timeline.roles.map { ["from": $0.from.json, "events": [.integer($0.seq)]] })),
                (
                    "standings",
                    .array(
                        timeline.standings.map {
                            [
                                "standing": .string($0.value.rawValue), "from": $0.from.json,
                                "events": [.integer($0.seq)],
                            ]
                        })
                ),
            ]
    }

    private static func members(_ timeline: VisitTimeline) -> Members {
        var members: Members = [("events", .array(timeline.facts.map { .integer($0.seq) }))]
        if let start = timeline.start { members.append(("start", start.json)) }
        if let end = timeline.end { members.append(("end", end.json)) }
        if let scheduled = timeline.scheduled { members.append(("scheduled", scheduled.json)) }
        return members
    }

    private static func members(_ timeline: InquiryTimeline) -> Members {
        members(timeline.ladder)
            + [("unanswered", .array(timeline.silences.map { ["up_to": $0.from.json, "events": [.integer($0.seq)]] }))]
    }

    private static func members(_ ladder: StatusLadder) -> Members {
        let levels = ladder.levels.filter { !$0.spells.spells.isEmpty }.map { level -> JSON in
            ["status": .string(level.status), "spells": level.spells.json]
        }
        var members: Members = [("rungs", .array(levels))]
        if !ladder.suspended.spells.isEmpty { members.append(("suspended", ladder.suspended.json)) }
        return members
    }
}

extension Spells {
    fileprivate var json: JSON {
        .array(
            spells.map { spell in
                ["since": spell.since.json, "until": spell.until.json, "events": .array(spell.seqs.map(JSON.integer))]
            })
    }
}
