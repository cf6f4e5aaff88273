import Domain

/// Something that is said to have happened, by nobody.
enum Unsourced: EventRule {
    static let name = "no-source"
    static let severity = Severity.notice
    static let beforeRecording = Doubt.isTold
    static let summary = "An event says what happened, and names no source."
    static let advice =
        "A reviewer cannot follow it. Register the source (chancery record source), and correct the event: --set '/sources=[{\"source\":\"...\"}]'."
    static let adviceBeforeRecording =
        "A reviewer cannot follow it. Give the source with --source; one that is new is registered by chancery record source."
    static let example = CheckExample(
        odd: #"{"type":"membership.joined","on":"2020","data":{"member":"a","organisation":"o"}}"#,
        sound:
            #"{"type":"membership.joined","on":"2020","sources":[{"source":"s"}],"data":{"member":"a","organisation":"o"}}"#
    )

    static func oddity(of event: Event, in knowledge: KnownEvents) -> String? {
        event.on != nil && event.sources.isEmpty && event.attributed.isEmpty ? "It names no source." : nil
    }
}
