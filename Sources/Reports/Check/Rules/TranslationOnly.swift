import Domain

/// A state whose sources were all read in translation.
enum TranslationOnly: CheckRule {
    static let name = "translation-only"
    static let severity = Severity.notice
    static let summary = "All that decides a state was read in translation."
    static let advice = "Names and dates suffer in translation. Look for the original."
    static let example = CheckExample(
        odd:
            #"{"type":"membership.joined","on":"2020","sources":[{"source":"s","at":"1","quote":"x","quoted":"translated"}],"data":{"member":"a","organisation":"o"}}"#,
        sound:
            #"{"type":"membership.joined","on":"2020","sources":[{"source":"s","at":"1","quote":"x","quoted":"verbatim"}],"data":{"member":"a","organisation":"o"}}"#
    )

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        inspection.sourcedStates.compactMap { state, events, _ in
            let citations = events.flatMap(\.sources)
            guard citations.allSatisfy({ isTranslated($0, inspection) }) else { return nil }
            return finding(state.subject, events.map(\.seq), "All its sources were read in translation.")
        }
    }

    private static func isTranslated(_ citation: Citation, _ inspection: Inspection) -> Bool {
        if let quoted = citation.quoted { return quoted != .verbatim }
        let origins = inspection.source(citation.source)?[SourceRegistered.self].derivedFrom ?? []
        return origins.contains { $0.how == .translation || $0.how == .machineTranslation }
    }
}
