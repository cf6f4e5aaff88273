import Domain

/// A state that rests on one source.
enum SingleSource: CheckRule {
    static let name = "single-source"
    static let severity = Severity.notice
    static let summary = "What is known of a state comes from one source."
    static let advice =
        "Nothing contradicts it, and nothing supports it. Look for a second source that did not copy the first."
    static let example = CheckExample(
        odd:
            #"{"type":"membership.joined","on":"2020","sources":[{"source":"s","at":"1"}],"data":{"member":"a","organisation":"o"}}"#,
        sound:
            #"{"type":"membership.joined","on":"2020","sources":[{"source":"s","at":"1"},{"source":"t","at":"2"}],"data":{"member":"a","organisation":"o"}}"#
    )

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        inspection.sourcedStates.filter { $0.sources.count == 1 }.map { state, events, sources in
            finding(
                state.subject, events.map(\.seq),
                "It rests on one source: \(sources.map(\.text).sorted().listed).")
        }
    }
}
