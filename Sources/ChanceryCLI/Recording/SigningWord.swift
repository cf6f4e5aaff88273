import CanonicalJSON
import LedgerCore
import Domain

/// `record signing` registers the agreement where it is new: with the parties that sign, and the kind that is given.
enum SigningWord {
    /// The registration that has to come first; `nil` where the agreement is registered.
    static func registration(
        for draft: JSON, _ companion: JSONObject, in ledger: Ledger
    ) throws -> JSON? {
        guard draft["type"]?.string == AgreementSigned.type, let id = draft["data"]?["agreement"]?.string else {
            return nil
        }
        // Tried once more with the id of an event that was recorded after all: its agreement was registered with it.
        if let given = draft["id"]?.string, try ledger.view().event(withID: EventID(given)) != nil { return nil }
        guard try !ledger.view().isRegistered(.agreement, id) else {
            guard companion.isEmpty else {
                throw UsageProblem(
                    "the agreement \(id) is registered, so \(companion.map { "--" + $0.key }.joined(separator: ", ")) cannot be given.",
                    hint: "Leave it out; what was registered wrongly is set right with chancery correct.")
            }
            return nil
        }
        var data = companion
        data["agreement"] = .string(id)
        let parties = draft["data"]?["parties"]?.array ?? []
        if data["parties"] == nil, !parties.isEmpty { data["parties"] = .array(parties) }
        if data["form"] == nil { data["form"] = .string(form(parties.count).rawValue) }
        if data["kind"] == nil {
            let choices = AgreementKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw incomplete(
                "--kind", "the agreement \(id.quoted) is new, and its kind is not given.",
                hint: "Give --kind with one of \(choices).")
        }
        if data["parties"] == nil {
            throw incomplete(
                "--party", "the agreement \(id.quoted) is new, and its parties are not given.",
                hint: "Give --party for each of them.")
        }
        let definition = AgreementRegistered.definition
        var json: JSONObject = ["type": .string(definition.type), "data": .object(data)]
        json["v"] = definition.namedVersion
        for key in ["by", "sources", "attributed"] {
            if let value = draft[key] { json[key] = value }
        }
        return .object(json)
    }

    private static func incomplete(_ option: String, _ what: String, hint: String) -> UsageError {
        UsageError(AgreementSigned.word, [UsageFault(option, .incomplete(what, hint: hint))])
    }

    /// Two parties make a bilateral agreement, where nothing else is said.
    static func form(_ parties: Int) -> AgreementForm { parties <= 2 ? .bilateral : .multilateral }
}
