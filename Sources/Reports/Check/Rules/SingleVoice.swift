import Domain

/// A state that rests on several sources, all of which say what one of them said.
enum SingleVoice: CheckRule {
    static let name = "single-voice"
    static let severity = Severity.notice
    static let summary = "Several sources tell of a state, and all took their words from one of them."
    static let advice = "Two papers that print one wire are one voice. Look for a source that did not copy the first."
    static let example = CheckExample(
        odd:
            #"{"type":"membership.joined","on":"2020","sources":[{"source":"s","at":"1"},{"source":"t","at":"2"}],"data":{"member":"a","organisation":"o"}}"#,
        sound:
            #"{"type":"membership.joined","on":"2020","sources":[{"source":"s","at":"1"},{"source":"u","at":"2"}],"data":{"member":"a","organisation":"o"}}"#
    )

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        inspection.sourcedStates.compactMap { state, events, sources in
            let voices = sources.subtracting(inspection.knowledge.derivedSources(among: sources))
            guard sources.count > 1, voices.count == 1 else { return nil }
            return finding(
                state.subject, events.map(\.seq),
                "\(sources.count.of("source")) \(sources.count.verb("tells", "tell")) of it, in one voice: \(voices.map(\.text).sorted().listed)."
            )
        }
    }
}
