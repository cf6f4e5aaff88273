import CanonicalJSON

/// A rule that ties several fields of a type together, beyond what each field's kind says.
struct TypeRule: Sendable {
    /// For the reference page.
    let sentence: String
    /// What is wrong, given a draft and its `data`.
    let problems: @Sendable (_ draft: JSONView, _ data: JSONView) -> [Problem]
}

enum TypeRules {
    static func problems(in draft: JSONView, of definition: Definition) -> [Problem] {
        var problems: [Problem] = []
        if definition.requiresReason && draft["reason"] == nil { problems.append(Problem("/reason", .reasonRequired)) }
        guard let rule = definition.typeRule, let data = draft["data"], data.kind == .object else { return problems }
        return problems + rule.problems(draft, data)
    }

    static let typesWithReason: Set = [
        FactCorrected.type, FactRetracted.type, PartyMerged.type, ClaimPreferred.type,
    ]

    static let rules: [String: TypeRule] = [
        IndicatorClaimed.type: TypeRule(sentence: "`value`, `trend` or both are given.") { _, data in
            needsOne(of: ["value", "trend"], in: data)
        },
        ReviewNoted.type: TypeRule(sentence: "`subject`, `events` or both are given.") { _, data in
            needsOne(of: ["subject", "events"], in: data)
        },
        VisitHeld.type: TypeRule(sentence: "`on` may be left out only when a leg is dated.") { draft, data in
            let isDated = draft["on"] != nil || data["legs"]?.elements.contains { $0["when"] != nil } ?? false
            return isDated ? [] : [Problem("/on", .undated)]
        },
        VisitResolved.type: TypeRule(sentence: "`fulfilled` needs `replaced_by`, and another visit in it.") { _, data in
            guard data["outcome"]?.isString("fulfilled") ?? false else { return [] }
            if isSame(data["replaced_by"], data["visit"]) { return [Problem("/data/replaced_by", .fulfilledByItself)] }
            return needsOne(of: ["replaced_by"], in: data)
        },
        PartyMerged.type: TypeRule(
            sentence: "Neither record is a pseudonym; none is merged twice, and none in a circle."
        ) { _, data in
            isSame(data["party"], data["into"]) ? [Problem("/data/into", .selfReference)] : []
        },
        FactsLinked.type: TypeRule(sentence: "`events` names two or more.") { _, data in
            data["events"]?.count == 1 ? [Problem("/data/events", .tooFewEvents)] : []
        },
        ClaimPreferred.type: TypeRule(sentence: "`prefer` is one of `among`.") { _, data in
            let isAmong = data["among"]?.elements.contains { isSame($0, data["prefer"]) } ?? true
            return isAmong ? [] : [Problem("/data/among", .preferredNotAmong)]
        },
        FactCorrected.type: TypeRule(
            sentence:
                "Pointers lead to the draft's keys, into `/data` or to `/imported/record`; never to `type`, `id`, "
                + "`v`, `by` or the log's own keys, and not to an id that the event registers. The corrected line must "
                + "be valid."
        ) { _, data in pointerProblems(in: data["set"]) },
    ]

    private static func isSame(_ a: JSONView?, _ b: JSONView?) -> Bool {
        a?.string != nil && a?.string == b?.string
    }

    private static func needsOne(of names: [String], in data: JSONView) -> [Problem] {
        names.contains { data[$0] != nil } ? [] : [Problem("/data", .needsOneOf(names))]
    }

    private static func pointerProblems(in set: JSONView?) -> [Problem] {
        guard let set else { return [] }
        return set.members.compactMap { member in
            let text = member.key.string
            let path = JSONPointer(tokens: ["data", "set", text]).description
            return pointerFault(text).map { Problem(path, $0) }
        }
    }

    /// What is wrong with a pointer to what a correction sets.
    static func pointerFault(_ text: String) -> Problem.Kind? {
        guard let pointer = try? JSONPointer(parsing: text), let first = pointer.tokens.first else {
            return .badPointer(text)
        }
        if text == "/imported/record" { return nil }
        return fixedKeys.contains(first) || text == "/data" ? .fixedPointer(text) : nil
    }

    private static let fixedKeys = Envelope.fixedKeys + Envelope.logKeys + ["\(Envelope.signature)"]
}

extension Definition {
    /// The rule that ties its fields together, as a sentence.
    public var rule: String? { typeRule?.sentence }
}
