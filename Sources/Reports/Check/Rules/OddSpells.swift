import Domain

/// Periods that cannot be as they are told.
enum OddSpells: CheckRule {
    static let name = "odd-spells"
    static let severity = Severity.error
    static let beforeRecording = Doubt.holdsUp
    static let summary =
        "Something ended before it began, held outside every period, or began or ended after its party had ended."
    static let advice =
        "Two events cannot both be right. Correct the wrong date, or say with `spell` that they speak of different times."
    static let adviceBeforeRecording =
        "Two events cannot both be right. Give the right date; if it was another time, say with `spell` of which it is; if what is "
        + "recorded is wrong, correct that first."
    static let example = CheckExample(
        odd: """
            {"type":"membership.joined","on":"2020","data":{"member":"a","organisation":"o"}}
            {"type":"membership.ended","on":"2019","data":{"member":"a","organisation":"o"}}
            """,
        sound: """
            {"type":"membership.joined","on":"2019","data":{"member":"a","organisation":"o"}}
            {"type":"membership.ended","on":"2020","data":{"member":"a","organisation":"o"}}
            """)

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        inspection.subjects.flatMap { subject in
            (inspection.timeline(of: subject)?.findings ?? []).filter { !isOpen($0, subject, inspection.knowledge) }
                .map { finding(subject, $0.seqs, $0.kind.words) }
        }
    }

    /// Whether the events may have come in another order, as some of them are dated about.
    private static func isOpen(_ odd: Finding, _ subject: Subject, _ knowledge: KnownEvents) -> Bool {
        let dates = odd.seqs.compactMap { knowledge.fact(at: $0)?.on }
        let others = knowledge.facts(about: subject).compactMap(\.on)
        guard (dates + others).contains(where: \.isApproximate) else { return false }
        return dates.contains { date in (dates + others).contains { date.mayChangePlaces(with: $0) } }
    }
}

extension Finding.Kind {
    fileprivate var words: String {
        switch self {
        case .endedBeforeItBegan: "It is said to have ended before it began."
        case .affirmedOutsideEverySpell: "It is said to hold at a time in which, by the other events, it did not."
        case .endedAfterItsParty: "It is said to have ended after its party had ended."
        case .beganAfterItsParty: "It is said to have begun after its party had ended."
        }
    }
}
