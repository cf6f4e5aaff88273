import CanonicalJSON

extension Definition {
    /// A draft of the type: what it must have, and the few further fields without which nobody would record it. Valid
    /// by itself; the ids that it names are invented.
    public var example: JSON {
        var draft: JSONObject = ["type": .string(type)]
        draft["v"] = namedVersion
        draft["data"] = .object(ExampleValues.object(data, with: Self.typicalFields[type] ?? []))
        switch occurrence {
        case .instant: draft["on"] = "2024-05-07"
        case .span, .spanIfKnown: draft["on"] = "2024-05-07/2024-05-10"
        case .instantIfKnown, .never: break
        }
        if occurrence != .never { draft["sources"] = [["at": "p. 3", "source": .string(ExampleValues.slug(.source))]] }
        if requiresReason { draft["reason"] = "A second report says so." }
        if type == SourceRegistered.type { draft["sources"] = nil }
        return .object(draft)
    }

    private static let typicalFields: [String: Set<String>] = [
        SourceRegistered.type: ["title", "published", "language"],
        PartyDescribed.type: ["codes"],
        AgreementSigned.type: ["parties", "signatories"],
        AgreementEnded.type: ["party", "mode"],
        VisitPlanned.type: ["visitors"],
        VisitHeld.type: ["visitors", "hosts"],
        IndicatorClaimed.type: ["value"],
        ReviewNoted.type: ["subject"],
    ]
}
