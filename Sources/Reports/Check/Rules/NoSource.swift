import Domain

/// What was entered later than it is dated to have been recorded, and names no source.
enum NoSource: CheckRule {
    static let name = "backfilled-without-source"
    static let severity = Severity.warning
    static let summary = "An event claims to have been recorded earlier than it was entered, and names no source."
    static let advice =
        "What was taken over from elsewhere should say from where. Retract it, and record it with its source."
    static let example = CheckExample(
        odd:
            #"{"type":"membership.joined","on":"2020","recorded":"2020-02-01T12:00:00.000Z","data":{"member":"a","organisation":"o"}}"#,
        sound:
            #"{"type":"membership.joined","on":"2020","recorded":"2020-02-01T12:00:00.000Z","sources":[{"source":"s"}],"data":{"member":"a","organisation":"o"}}"#
    )

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        inspection.facts.filter { event in
            event.entered != nil && event.sources.isEmpty && !event.isImported && event.on != nil
        }.map { finding(inspection.subject(of: $0), [$0.seq], "It was backfilled, and names no source.") }
    }
}

extension Event {
    /// Whether it came from a file that its line names.
    var isImported: Bool { line.root["imported"] != nil }
}
