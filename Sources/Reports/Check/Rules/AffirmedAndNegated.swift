import Domain

/// One source says of one thing that it was so, and that it was not.
enum AffirmedAndNegated: CheckRule {
    static let name = "affirmed-and-negated"
    static let severity = Severity.warning
    static let beforeRecording = Doubt.holdsUp
    static let summary = "One source affirms and negates the same, of the same time."
    static let advice =
        "One of the two was read wrongly, or belongs to another source. Retract that, or correct its source, its date or its "
        + "modality."
    static let adviceBeforeRecording =
        "One of the two was read wrongly, or belongs to another source. Give the right modality, source or date; if what is "
        + "recorded is wrong, correct that first."
    static let example = CheckExample(
        odd: """
            {"type":"membership.joined","on":"2020","sources":[{"source":"s"}],"data":{"member":"a","organisation":"o"}}
            {"type":"membership.joined","on":"2020","modality":"negated","sources":[{"source":"s"}],"data":{"member":"a","organisation":"o"}}
            """,
        sound: """
            {"type":"membership.joined","on":"2020","sources":[{"source":"s"}],"data":{"member":"a","organisation":"o"}}
            {"type":"membership.joined","on":"2020","modality":"negated","sources":[{"source":"u"}],"data":{"member":"a","organisation":"o"}}
            """)

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        var told: Set<Int> = []
        let pairs = Saying.pairs(in: inspection) { isContrary($0.modality, $1.modality) }
        return pairs.filter { told.insert($0.later.seq).inserted }.map { pair in
            finding(
                inspection.subject(of: pair.later), [pair.earlier.seq, pair.later.seq],
                "One source says both that it was so and that it was not.")
        }
    }

    private static func isContrary(_ one: Modality?, _ other: Modality?) -> Bool {
        (one == .negated && other == nil) || (one == nil && other == .negated)
    }
}
