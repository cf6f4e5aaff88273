import Domain

/// A state that rests on what somebody passed on.
enum HearsayOnly: CheckRule {
    static let name = "hearsay-only"
    static let severity = Severity.notice
    static let summary = "All that decides a state was passed on by somebody else than the source."
    static let advice = "Nobody who was there is heard directly. Look for the record of the one who acted."
    static let example = CheckExample(
        odd:
            #"{"type":"membership.joined","on":"2020","sources":[{"source":"s","at":"1"}],"attributed":["p"],"data":{"member":"a","organisation":"o"}}"#,
        sound:
            #"{"type":"membership.joined","on":"2020","sources":[{"source":"s","at":"1"}],"data":{"member":"a","organisation":"o"}}"#
    )

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        inspection.states.all.compactMap { state in
            let events = inspection.deciding(state)
            guard !events.isEmpty, events.allSatisfy({ !$0.attributed.isEmpty }) else { return nil }
            let speakers = events.flatMap(\.attributed).uniqued().map { inspection.names[$0] }
            return finding(state.subject, events.map(\.seq), "It is known only as passed on by \(speakers.listed).")
        }
    }
}
