import Domain

/// A membership or an office that ended, and of which nothing says that it ever began.
enum EndedNeverBegan: CheckRule {
    static let name = "ended-never-began"
    static let severity = Severity.warning
    static let beforeRecording = Doubt.isTold
    static let summary = "A membership or an office ended of which nothing says that it began."
    static let advice =
        "The beginning was never recorded, or the end is told of another party or organisation. Record what is known of "
        + "the beginning: an affirmation says that it held on a day, without a claim to know since when."
    static let example = CheckExample(
        odd: #"{"type":"membership.ended","on":"2024-02","data":{"member":"a","organisation":"o"}}"#,
        sound: """
            {"type":"membership.affirmed","on":"2023","data":{"member":"a","organisation":"o"}}
            {"type":"membership.ended","on":"2024-02","data":{"member":"a","organisation":"o"}}
            """)

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        inspection.subjects.compactMap { subject in
            guard subject.kind is Memberships.Type || subject.kind is Offices.Type,
                let ladder = (inspection.timeline(of: subject) as? any LadderTimeline)?.ladder,
                let level = ladder.levels.first(where: { $0.status == Status.inForce })
            else { return nil }
            let spells = level.spells.spells
            let baseless = spells.filter { $0.starts.isEmpty && $0.affirmations.isEmpty && !$0.ends.isEmpty }
            guard !baseless.isEmpty else { return nil }
            return finding(
                subject, baseless.flatMap { $0.ends.map(\.seq) }.uniqued(),
                "\(subject.kindWord) ended, and nothing says that it began.")
        }
    }
}

extension Subject {
    /// What kind of thing it is, at the start of a sentence.
    var kindWord: String { String(description.prefix { $0 != ":" }).capitalizedFirst }
}
