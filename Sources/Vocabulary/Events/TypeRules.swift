import CanonicalJSON

/// The rules that tie several fields of a type together, beyond what each field's kind says.
enum TypeRules {
    static func problems(in draft: JSONView, of definition: Definition) -> [Problem] {
        let data = draft["data"]
        var problems = reasonProblems(in: draft, of: definition)
        switch definition.type {
        case IndicatorClaimed.type:
            if data?["value"] == nil && data?["trend"] == nil {
                problems.append(Problem("/data", .needsOneOf(["value", "trend"])))
            }
        case VisitHeld.type:
            let legs = data?["legs"]?.elements.contains { $0["when"] != nil } ?? false
            if draft["on"] == nil && !legs { problems.append(Problem("/on", .undated)) }
        case VisitResolved.type:
            problems += fulfilmentProblems(in: data)
        case PartyMerged.type:
            if data?["party"]?.string == data?["into"]?.string {
                problems.append(Problem("/data/into", .selfReference))
            }
        case ReviewNoted.type:
            if data?["subject"] == nil && data?["events"] == nil {
                problems.append(Problem("/data", .needsOneOf(["subject", "events"])))
            }
        case FactsLinked.type:
            if let events = data?["events"], events.count == 1 {
                problems.append(Problem("/data/events", .tooFewEvents))
            }
        case ClaimPreferred.type:
            let among = data?["among"]?.elements.map { $0.string } ?? []
            if let prefer = data?["prefer"]?.string, !among.contains(prefer) {
                problems.append(Problem("/data/among", .preferredNotAmong))
            }
        case FactCorrected.type:
            problems += pointerProblems(in: data?["set"])
        default: break
        }
        return problems
    }

    /// Corrections, retractions, merges and preferences say why (VOCABULARY "Envelope", `reason`).
    private static func reasonProblems(in draft: JSONView, of definition: Definition) -> [Problem] {
        let types = [FactCorrected.type, FactRetracted.type, PartyMerged.type, ClaimPreferred.type]
        guard types.contains(definition.type), draft["reason"] == nil else { return [] }
        return [Problem("/reason", .reasonRequired)]
    }

    /// `fulfilled` only by another id.
    private static func fulfilmentProblems(in data: JSONView?) -> [Problem] {
        guard data?["outcome"]?.string == VisitOutcome.fulfilled.rawValue else { return [] }
        guard let replacement = data?["replaced_by"]?.string else {
            return [Problem("/data", .needsOneOf(["replaced_by"]))]
        }
        return replacement == data?["visit"]?.string ? [Problem("/data/replaced_by", .fulfilledByItself)] : []
    }

    /// A correction's pointers lead to the draft, to `data` or to `/imported/record`, never to what an event is.
    private static func pointerProblems(in set: JSONView?) -> [Problem] {
        guard let set, set.kind == .object else { return [] }
        return set.members.compactMap { member in
            let text = member.key.string
            let path = "/data/set" + JSONPointer(tokens: [text]).description
            guard let pointer = try? JSONPointer(parsing: text), let first = pointer.tokens.first else {
                return Problem(path, .badPointer(text))
            }
            if text == "/imported/record" { return nil }
            if Envelope.fixedKeys.contains(first) || Envelope.logKeys.contains(first) || text == "/data" {
                return Problem(path, .fixedPointer(text))
            }
            return nil
        }
    }
}
