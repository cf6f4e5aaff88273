import Domain

/// One source says one thing twice, and the second time with a detail more.
enum SaidAgain: CheckRule {
    static let name = "said-again"
    static let severity = Severity.notice
    static let beforeRecording = Doubt.isTold
    static let summary = "An event says what another one by the same source says, with a detail more."
    static let advice =
        "If it happened once, one entry is enough: correct the first by the detail, and retract the second. If it happened twice, "
        + "link the two as distinct."
    static let adviceBeforeRecording =
        "If it happened once, one entry is enough: correct that by the detail."
    static let example = CheckExample(
        odd: """
            {"type":"membership.joined","on":"2020","sources":[{"source":"s"}],"data":{"member":"a","organisation":"o"}}
            {"type":"membership.joined","on":"2020-05","sources":[{"source":"s"}],"data":{"member":"a","organisation":"o"}}
            """,
        sound: """
            {"type":"membership.joined","on":"2020","sources":[{"source":"s"}],"data":{"member":"a","organisation":"o"}}
            {"type":"membership.joined","on":"2020-05","sources":[{"source":"u"}],"data":{"member":"a","organisation":"o"}}
            """)

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        let pairs = Saying.pairs(in: inspection) { $0.modality == $1.modality }
        // What an earlier event said already is told by `SaidTwice`.
        var told = Set(pairs.filter(\.additions.isEmpty).map(\.later.seq))
        return pairs.filter { told.insert($0.later.seq).inserted }.map { pair in
            finding(
                inspection.subject(of: pair.later), [pair.earlier.seq, pair.later.seq],
                "It is said again; what is new stands in \(pair.additions.sorted().joined(separator: ", ")).")
        }
    }
}
