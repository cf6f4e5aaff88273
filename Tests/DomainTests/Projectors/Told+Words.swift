import CanonicalJSON

@testable import Domain

/// Everyday words for events, so that a test reads as its history: `.joined("1990").from("register")`.
extension Told {
    func with(id: String) -> Told { changed { $0.id = id } }
    func recorded(_ day: String) -> Told { changed { $0.recorded = day } }
    func from(_ sources: String...) -> Told { changed { $0.sources = sources } }
    func only(_ modality: String) -> Told { changed { $0.modality = modality } }
    func with(_ members: JSONObject) -> Told {
        changed { told in
            var data = told.data.object ?? JSONObject()
            for (key, value) in members { data[key] = value }
            told.data = .object(data)
        }
    }
    func spell(_ number: Int) -> Told { with(["spell": .integer(number)]) }

    private func changed(_ change: (inout Told) -> Void) -> Told {
        var copy = self
        change(&copy)
        return copy
    }
}

/// A membership of `a` in `o`.
extension Told {
    static func joined(_ on: String) -> Told {
        Told("membership.joined", on: on, ["member": "a", "organisation": "o"])
    }
    static func left(_ on: String) -> Told { Told("membership.ended", on: on, ["member": "a", "organisation": "o"]) }
    static func seen(_ on: String) -> Told {
        Told("membership.affirmed", on: on, ["member": "a", "organisation": "o"])
    }
}

/// Control events, parties and sources.
extension Told {
    static func corrected(_ event: String, _ changes: JSONObject) -> Told {
        Told("fact.corrected", ["event": .string(event), "set": .object(changes)])
    }
    static func retracted(_ event: String) -> Told { Told("fact.retracted", ["event": .string(event)]) }
    static func linked(_ relation: String, _ events: String...) -> Told {
        Told("facts.linked", ["relation": .string(relation), "events": .array(events.map(JSON.string))])
    }
    static func preferred(_ event: String, over others: String..., field: String? = nil) -> Told {
        let told = Told(
            "claim.preferred",
            [
                "prefer": .string(event), "among": .array(([event] + others).map(JSON.string)),
                "rule": "nearer to the day",
            ])
        return field.map { told.with(["field": .string($0)]) } ?? told
    }
    static func source(_ id: String, derivedFrom origins: String...) -> Told {
        let told = Told("source.registered", ["source": .string(id), "kind": "article"])
        guard !origins.isEmpty else { return told }
        return told.with(["derived_from": .array(origins.map { ["source": .string($0), "how": "rewording"] })])
    }
    static func merged(_ party: String, into other: String) -> Told {
        Told("party.merged", ["party": .string(party), "into": .string(other)])
    }
    static func partyEnded(_ party: String, _ on: String) -> Told {
        Told("party.ended", on: on, ["party": .string(party), "mode": "dissolution"])
    }
}

/// An agreement `x` between `a` and `b`.
extension Told {
    static func bilateral(_ kind: String = "sister-city", until: String? = nil) -> Told {
        registered("bilateral", kind, ["a", "b"], until)
    }
    static func multilateral(_ parties: JSON = ["a", "b", "c"]) -> Told {
        registered("multilateral", "treaty", parties, nil)
    }
    private static func registered(_ form: String, _ kind: String, _ parties: JSON, _ until: String?) -> Told {
        let told = Told(
            "agreement.registered",
            ["agreement": "x", "form": .string(form), "kind": .string(kind), "parties": parties])
        return until.map { told.with(["until": .string($0)]) } ?? told
    }
    private static func agreement(_ verb: String, _ on: String, _ party: String?) -> Told {
        let told = Told("agreement." + verb, on: on, ["agreement": "x"])
        return party.map { told.with(["party": .string($0)]) } ?? told
    }
    static func proposed(_ on: String) -> Told { agreement("proposed", on, nil) }
    static func signed(_ on: String, by parties: JSON? = nil, effect: String? = nil) -> Told {
        var told = agreement("signed", on, nil)
        if let parties { told = told.with(["parties": parties]) }
        return effect.map { told.with(["effect": .string($0)]) } ?? told
    }
    static func consented(_ on: String, _ party: String) -> Told { agreement("consented", on, party) }
    static func provisional(_ on: String, _ party: String? = nil) -> Told {
        agreement("provisionally-applied", on, party)
    }
    static func entered(_ on: String, _ party: String? = nil) -> Told { agreement("entered-into-force", on, party) }
    static func suspended(_ on: String, _ party: String? = nil) -> Told { agreement("suspended", on, party) }
    static func resumed(_ on: String, _ party: String? = nil) -> Told { agreement("resumed", on, party) }
    static func renewed(_ on: String, until: String?) -> Told {
        let told = agreement("renewed", on, nil)
        return until.map { told.with(["until": .string($0)]) } ?? told
    }
    static func affirmed(_ status: String, _ on: String, _ party: String? = nil) -> Told {
        agreement("affirmed", on, party).with(["status": .string(status)])
    }
    static func ended(_ on: String, _ mode: String? = nil, _ party: String? = nil) -> Told {
        let told = agreement("ended", on, party)
        return mode.map { told.with(["mode": .string($0)]) } ?? told
    }
}

extension KnownEvents {
    var stay: MembershipTimeline? { membership(of: PartyID("a"), in: PartyID("o")) }
    var treaty: AgreementTimeline? { agreement(AgreementID("x")) }

    /// How the membership, the agreement or a party's part stands on a day, in short.
    func stay(on date: String) -> String { stay?.answer(on: DayRange(date)).short ?? "none" }
    func treaty(on date: String) -> String { treaty?.answer(on: DayRange(date)).short ?? "none" }
    func part(of party: String, on date: String) -> String {
        treaty?.parts.first { $0.party.text == party }?.ladder.answer(on: DayRange(date)).short ?? "none"
    }
}
