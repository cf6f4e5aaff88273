import CanonicalJSON
import ExtendedDateTime

@testable import Domain

/// A handful of claims about one subject, and how each kind of subject tells them.
struct RandomHistory {
    private(set) var claims: [PossibleWorlds.Claim]
    let kind: Kind
    /// The ends of those who take part, with their ids.
    private(set) var partyEnds: [(party: String, end: PossibleWorlds.PartyEnd)] = []
    private(set) var links: [PossibleWorlds.Link] = []
    /// What somebody did who is no party of a bilateral agreement: it changes nothing.
    private(set) var actsOfOutsiders: [PossibleWorlds.Claim] = []

    enum Kind: CaseIterable {
        case membership, office, policy, multilateral, bilateral
    }

    /// Ten days are room enough for five claims to overlap, to touch and to lie apart.
    static let calendar = 0...9

    init(using random: inout SeededGenerator) {
        let kind = Kind.allCases.randomElement(using: &random) ?? .membership
        self.kind = kind
        let isNumbered = kind != .policy && Int.random(in: 0..<4, using: &random) == 0
        claims = (0..<Int.random(in: 1...5, using: &random)).map { _ in
            Self.claim(of: kind, isNumbered: isNumbered, using: &random)
        }
    }

    /// A history in which parties may end as well, links join claims or tell them apart, sources are retracted, and outsiders act.
    init(widerUsing random: inout SeededGenerator) {
        self.init(using: &random)
        func oneOf(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
        if oneOf(2) {
            for index in claims.indices where oneOf(2) { claims[index].isGroundless = true }
        }
        if oneOf(2), let party = endingParties.randomElement(using: &random) {
            let end = Self.claim(of: kind, isNumbered: false, using: &random)
            partyEnds.append((party, .init(days: end.days, isGroundless: oneOf(4))))
        }
        if oneOf(2), claims.count > 1, claims.allSatisfy({ $0.spell == nil }) {
            let pair = Array(claims.indices.shuffled(using: &random).prefix(2))
            links = [.init(isSame: oneOf(2), claims: pair)].filter(isSensible)
        }
        if kind == .bilateral && oneOf(3) {
            actsOfOutsiders = (0...1).map { _ in Self.claim(of: kind, isNumbered: false, using: &random) }
        }
    }

    /// Whether a recorder might say so: that claims are of one spell which the dates allow to be, or that two starts or ends are of two.
    private func isSensible(_ link: PossibleWorlds.Link) -> Bool {
        let pair = link.claims.map { claims[$0] }
        guard link.isSame else { return pair[0].kind == pair[1].kind && pair[0].kind != .seen }
        return pair.allSatisfy { end in
            end.kind != .end || pair.allSatisfy { $0.kind == .end || $0.days.lowerBound < end.days.upperBound }
        }
    }

    /// Whose end ends it.
    private var endingParties: [String] {
        switch kind {
        case .membership, .office: ["a", "o"]
        case .bilateral: ["a", "b"]
        case .multilateral: ["a"]
        case .policy: []
        }
    }

    private static func claim(
        of kind: Kind, isNumbered: Bool, using random: inout SeededGenerator
    ) -> PossibleWorlds.Claim {
        let first = Int.random(in: calendar, using: &random)
        let last = min(calendar.upperBound, first + [0, 0, 1, 2, 4][Int.random(in: 0..<5, using: &random)])
        let claimKind: PossibleWorlds.Claim.Kind = [.start, .start, .end, .end, .seen][
            Int.random(in: 0..<5, using: &random)]
        let isOneSided = kind == .bilateral && claimKind == .start && Bool.random(using: &random)
        return PossibleWorlds.Claim(
            kind: claimKind, days: first...last, isQualified: Int.random(in: 0..<6, using: &random) == 0,
            spell: isNumbered ? Int.random(in: 1...2, using: &random) : nil,
            side: isOneSided ? Int.random(in: 0...1, using: &random) : nil)
    }
}

extension RandomHistory {
    static func day(_ number: Int) -> Day { Day(year: 2000, month: 1, day: 11 + number) }

    func knowledge() throws -> KnownEvents { try KnownEvents(telling: told) }

    /// The claims as events.
    var told: [Told] {
        var events = claims.map { event($0, JSONObject(subject)) }
        events += actsOfOutsiders.map { act in
            var act = act
            act.side = nil
            var told = event(act, JSONObject(subject))
            let key = told.type == "agreement.signed" ? "parties" : "party"
            told = told.with([key: key == "party" ? "outsider" : ["outsider"]])
            return told
        }
        events += partyEnds.map { party, end in
            event(
                .init(kind: .end, days: end.days, isGroundless: end.isGroundless), "party.ended",
                ["party": .string(party), "mode": "dissolution"])
        }
        events += links.map { link in
            let ids = link.claims.map { JSON.string("e\($0)") }
            return Told("facts.linked", ["relation": link.isSame ? "same" : "distinct", "events": .array(ids)])
        }
        events += [Told.source("forged").with(id: "forged"), .retracted("forged")]
        if kind == .bilateral || kind == .multilateral {
            let registration: JSON = [
                "agreement": "x", "form": .string(kind == .bilateral ? "bilateral" : "multilateral"),
                "kind": "memorandum", "parties": ["a", "b"],
            ]
            events.append(Told("agreement.registered", registration))
        }
        return events
    }

    private func event(_ claim: PossibleWorlds.Claim, _ data: JSONObject) -> Told {
        var data = data
        if let spell = claim.spell { data["spell"] = .integer(spell) }
        let (type, modality) = tell(claim, &data)
        return event(claim, type, data, modality)
    }

    private func event(
        _ claim: PossibleWorlds.Claim, _ type: String, _ data: JSONObject, _ modality: String? = nil
    ) -> Told {
        let sources = claim.isGroundless ? ["forged"] : []
        return Told(type, on: Self.date(claim), modality: modality, sources: sources, .object(data))
    }

    private var subject: [(String, JSON)] {
        switch kind {
        case .membership: [("member", "a"), ("organisation", "o")]
        case .office: [("person", "a"), ("office", "mayor"), ("of", "o")]
        case .policy: [("policy", "x")]
        case .bilateral: [("agreement", "x")]
        case .multilateral: [("agreement", "x"), ("party", "a")]
        }
    }

    /// The event type for a claim, and its modality.
    private func tell(_ claim: PossibleWorlds.Claim, _ data: inout JSONObject) -> (type: String, modality: String?) {
        switch (kind, claim.kind) {
        case (.membership, .start): return ("membership.joined", nil)
        case (.membership, .end): return ("membership.ended", nil)
        case (.membership, .seen): return ("membership.affirmed", nil)
        case (.office, .start): return ("office.assumed", nil)
        case (.office, .end): return ("office.left", nil)
        case (.office, .seen): return ("office.affirmed", nil)
        case (.policy, .start):
            for (key, value) in [("actor", "a"), ("kind", "goal"), ("goal", "more of it")] {
                data[key] = .string(value)
            }
            return ("policy.announced", nil)
        case (.policy, .end): return ("policy.ended", nil)
        case (.policy, .seen): return ("policy.ended", "negated")
        case (.multilateral, .start): return ("agreement.entered-into-force", nil)
        case (.bilateral, .start):
            if let side = claim.side { data["parties"] = [side == 0 ? "a" : "b"] }
            return ("agreement.signed", nil)
        case (_, .end):
            data["mode"] = "withdrawal"
            return ("agreement.ended", nil)
        case (_, .seen):
            data["status"] = "in-force"
            return ("agreement.affirmed", nil)
        }
    }

    private static func date(_ claim: PossibleWorlds.Claim) -> String {
        let mark = claim.isQualified ? "~" : ""
        let (first, last) = (day(claim.days.lowerBound), day(claim.days.upperBound))
        return first == last ? "\(first)\(mark)" : "[\(first)\(mark)..\(last)\(mark)]"
    }

    /// The times that the folds find, in force.
    func spells(in knowledge: KnownEvents) -> Spells {
        let ladder: StatusLadder? =
            switch kind {
            case .membership: knowledge.membership(of: PartyID("a"), in: PartyID("o"))?.ladder
            case .office:
                knowledge.office(
                    .init(person: PartyID("a"), title: "mayor", of: PartyID("o"), accreditedTo: nil))?.ladder
            case .policy: knowledge.policy(PolicyID("x"))?.ladder
            case .bilateral: knowledge.agreement(AgreementID("x"))?.whole
            case .multilateral: knowledge.agreement(AgreementID("x"))?.parts.first?.ladder
            }
        return ladder?.levels.last?.spells ?? Spells()
    }

    var worlds: PossibleWorlds {
        PossibleWorlds(
            claims: claims, partyEnds: partyEnds.map(\.end), links: links, calendar: Self.calendar,
            sides: kind == .bilateral ? 2 : 1)
    }
}

extension RandomHistory: CustomStringConvertible {
    var description: String {
        let words = claims.map { claim in
            "\(claim.kind)\(claim.side.map { " of \($0)" } ?? "") \(claim.days.lowerBound)...\(claim.days.upperBound)"
                + (claim.isQualified ? "~" : "") + (claim.spell.map { " spell \($0)" } ?? "")
                + (claim.isGroundless ? " without ground" : "")
        }
        let ends = partyEnds.map { "\($0.party) ended \($0.end.days)\($0.end.isGroundless ? " without ground" : "")" }
        let ties = links.map { "\($0.isSame ? "same" : "distinct") \($0.claims)" }
        let further = ends + ties + (actsOfOutsiders.isEmpty ? [] : ["acts of outsiders"])
        return "\(kind): \((words + further).joined(separator: "; "))"
    }
}
