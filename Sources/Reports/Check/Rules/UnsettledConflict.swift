import Domain

/// Claims that cannot all be right, and of which none is preferred.
enum UnsettledConflict: CheckRule {
    static let name = "conflict-without-preference"
    static let severity = Severity.warning
    static let beforeRecording = Doubt.isTold
    static let summary = "Claims about one moment exclude each other, and none of them is preferred."
    static let advice =
        "The answer is given as a range over all of them. Prefer one, and name the rule by which it is chosen."
    static let example = CheckExample(
        odd: """
            {"type":"membership.joined","on":"2020-01-01","sources":[{"source":"s"}],"data":{"member":"a","organisation":"o"}}
            {"type":"membership.joined","on":"2021-01-01","sources":[{"source":"u"}],"data":{"member":"a","organisation":"o"}}
            """,
        sound: """
            {"type":"membership.joined","on":"2020","sources":[{"source":"s"}],"data":{"member":"a","organisation":"o"}}
            {"type":"membership.joined","on":"2020-01-01","sources":[{"source":"u"}],"data":{"member":"a","organisation":"o"}}
            """)

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        inspection.states.conflicts.filter { $0.conflict.disagreement.isHard }.map { about in
            let candidates = about.conflict.disagreement.candidates
            return finding(
                about.subject, candidates.flatMap(\.seqs),
                "On \(about.conflict.moment.rawValue), events say \(candidates.map(\.range.words).listed).")
        }
    }
}
