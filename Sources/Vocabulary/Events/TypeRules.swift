import CanonicalJSON

/// The rules that tie several fields of a type together, beyond what each field's kind says.
enum TypeRules {
    static func problems(in draft: JSONView, of definition: Definition) -> [Problem] {
        var problems: [Problem] = []
        if definition.requiresReason && draft["reason"] == nil { problems.append(Problem("/reason", .reasonRequired)) }
        guard let rule = rules[definition.type], let data = draft["data"], data.kind == .object else { return problems }
        return problems + rule(draft, data)
    }

    private static let rules: [String: @Sendable (_ draft: JSONView, _ data: JSONView) -> [Problem]] = [
        IndicatorClaimed.type: { _, data in needsOne(of: ["value", "trend"], in: data) },
        ReviewNoted.type: { _, data in needsOne(of: ["subject", "events"], in: data) },
        VisitHeld.type: { draft, data in needsDatedLeg(draft, data) },
        VisitResolved.type: { _, data in fulfilment(data) },
        PartyMerged.type: { _, data in
            isSame(data["party"], data["into"]) ? [Problem("/data/into", .selfReference)] : []
        },
        FactsLinked.type: { _, data in
            data["events"]?.count == 1 ? [Problem("/data/events", .tooFewEvents)] : []
        },
        ClaimPreferred.type: { _, data in
            let isAmong = data["among"]?.elements.contains { isSame($0, data["prefer"]) } ?? true
            return isAmong ? [] : [Problem("/data/among", .preferredNotAmong)]
        },
        FactCorrected.type: { _, data in pointers(in: data["set"]) },
    ]

    private static func isSame(_ a: JSONView?, _ b: JSONView?) -> Bool {
        a?.string != nil && a?.string == b?.string
    }

    private static func needsOne(of names: [String], in data: JSONView) -> [Problem] {
        names.contains { data[$0] != nil } ? [] : [Problem("/data", .needsOneOf(names))]
    }

    /// `on` may be left out when only a leg is dated.
    private static func needsDatedLeg(_ draft: JSONView, _ data: JSONView) -> [Problem] {
        let isDated = draft["on"] != nil || data["legs"]?.elements.contains { $0["when"] != nil } ?? false
        return isDated ? [] : [Problem("/on", .undated)]
    }

    /// `fulfilled` only by another id.
    private static func fulfilment(_ data: JSONView) -> [Problem] {
        guard data["outcome"]?.isString("fulfilled") ?? false else { return [] }
        if isSame(data["replaced_by"], data["visit"]) { return [Problem("/data/replaced_by", .fulfilledByItself)] }
        return needsOne(of: ["replaced_by"], in: data)
    }

    /// A correction's pointers lead to the draft, to `data` or to `/imported/record`, never to what an event is.
    private static func pointers(in set: JSONView?) -> [Problem] {
        guard let set else { return [] }
        return set.members.compactMap { member in
            let text = member.key.string
            let path = JSONPointer(tokens: ["data", "set", text]).description
            guard let pointer = try? JSONPointer(parsing: text), let first = pointer.tokens.first else {
                return Problem(path, .badPointer(text))
            }
            if text == "/imported/record" { return nil }
            let isFixed = (Envelope.fixedKeys + Envelope.logKeys + [Envelope.signature]).contains(first)
            return isFixed || text == "/data" ? Problem(path, .fixedPointer(text)) : nil
        }
    }
}

extension Definition {
    /// Corrections, retractions, merges and preferences say why.
    public var requiresReason: Bool { Self.typesWithReason.contains(type) }

    private static let typesWithReason: Set = [
        FactCorrected.type, FactRetracted.type, PartyMerged.type, ClaimPreferred.type,
    ]
}
