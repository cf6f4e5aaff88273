import CanonicalJSON

/// Drafts in few words, each with a key by which others can name it.
enum Drafts {
    /// - Parameter more: further keys of the envelope.
    static func event(
        _ key: String, _ type: String, on: String? = nil, _ data: JSONObject, _ more: JSONObject = [:]
    ) -> JSON {
        var draft: JSONObject = ["key": .string(key), "type": .string(type), "data": .object(data)]
        if let on { draft["on"] = .string(on) }
        for (name, value) in more { draft[name] = value }
        return .object(draft)
    }

    static func party(_ id: String, _ name: String, kind: String = "city", within: String? = nil) -> JSON {
        var data: JSONObject = [
            "party": .string(id), "kind": .string(kind), "names": [["text": .string(name)]],
        ]
        if let within { data["within"] = .string(within) }
        return event("party:\(id)", "party.registered", data)
    }

    static func source(_ id: String, _ more: JSONObject = [:]) -> JSON {
        var data: JSONObject = ["source": .string(id), "kind": "article"]
        for (name, value) in more { data[name] = value }
        return event("source:\(id)", "source.registered", data)
    }

    static func citing(_ sources: String...) -> JSONObject {
        ["sources": .array(sources.map { ["source": .string($0)] })]
    }

    static func joined(
        _ key: String, on: String? = nil, _ member: String, _ organisation: String, _ more: JSONObject = [:]
    ) -> JSON {
        let data: JSONObject = ["member": .string(member), "organisation": .string(organisation)]
        return event(key, "membership.joined", on: on, data, more)
    }

    static func left(
        _ key: String, on: String? = nil, _ member: String, _ organisation: String, _ more: JSONObject = [:]
    ) -> JSON {
        let data: JSONObject = ["member": .string(member), "organisation": .string(organisation)]
        return event(key, "membership.ended", on: on, data, more)
    }

    static func met(_ key: String, on: String, _ parties: String..., more: JSONObject = [:]) -> JSON {
        let participants = parties.map { JSON.object(["party": .string($0)]) }
        return event(key, "meeting.held", on: on, ["participants": .array(participants)], more)
    }

    static func corrected(
        _ key: String, _ target: String, _ set: JSONObject, reason: String = "Misread."
    ) -> JSON {
        event(
            key, "fact.corrected", ["event": .string(target), "set": .object(set)], ["reason": .string(reason)])
    }

    static func retracted(_ key: String, _ target: String, reason: String = "A slip.") -> JSON {
        event(key, "fact.retracted", ["event": .string(target)], ["reason": .string(reason)])
    }

    static func merged(_ key: String, _ party: String, into other: String) -> JSON {
        event(
            key, "party.merged", ["party": .string(party), "into": .string(other)], ["reason": "One place."])
    }

    static func preferred(
        _ key: String, _ event: String, among events: [String], field: String? = nil, rule: String = "the nearest"
    ) -> JSON {
        var data: JSONObject = [
            "prefer": .string(event), "among": .array(events.map(JSON.string)), "rule": .string(rule),
        ]
        if let field { data["field"] = .string(field) }
        return Self.event(key, "claim.preferred", data, ["reason": "Both were compared."])
    }

    static func linked(_ key: String, _ relation: String, _ events: String...) -> JSON {
        event(key, "facts.linked", ["relation": .string(relation), "events": .array(events.map(JSON.string))])
    }

    /// Alpha and Beta, two cities, Org, an organisation, and Pat, a person: positions 0 to 3.
    static let ground: [JSON] = [
        party("a", "Alpha"), party("b", "Beta"), party("o", "Org", kind: "organisation"),
        party("p", "Pat", kind: "person"),
    ]
}
