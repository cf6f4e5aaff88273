import Domain

/// In a bilateral agreement somebody acts as a party who is none.
enum ActOfNoParty: CheckRule {
    static let name = "act-of-no-party"
    static let severity = Severity.error
    static let beforeRecording = Doubt.holdsUp
    static let summary =
        "Somebody who is no party of a bilateral agreement signed, joined, ended, suspended or resumed it."
    static let advice =
        "What somebody does who is no party changes nothing. Correct the party or the agreement that the event names; or the "
        + "agreement's parties, if one is missing there; or its form, if more than two take part."
    static let adviceBeforeRecording =
        "What somebody does who is no party changes nothing. Give the party or the agreement that is meant; if a party is missing "
        + "in the agreement, or more than two take part, correct its registration first."
    static let example = CheckExample(
        odd: """
            {"type":"agreement.registered","key":"x","data":{"agreement":"x","kind":"partnership","form":"bilateral","parties":["a","b"]}}
            {"type":"agreement.ended","on":"2020","data":{"agreement":"x","mode":"withdrawal","party":"b"}}
            {"type":"fact.corrected","reason":"The register has another city.","data":{"event":"x","set":{"/data/parties/1":"o2"}}}
            """,
        sound: """
            {"type":"agreement.registered","data":{"agreement":"x","kind":"partnership","form":"bilateral","parties":["a","b"]}}
            {"type":"agreement.ended","on":"2020","data":{"agreement":"x","mode":"withdrawal","party":"b"}}
            """)

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        inspection.subjects.compactMap { subject in
            guard let agreement = inspection.timeline(of: subject) as? AgreementTimeline else { return nil }
            let withoutEffect = agreement.disregarded.filter { $0.rule == .noParty }
            guard !withoutEffect.isEmpty else { return nil }
            return finding(
                subject, withoutEffect.map(\.seq),
                "Somebody is said to have signed, joined, ended, suspended or resumed it who is no party.")
        }
    }
}
