import Domain
import ExtendedDateTime

/// Something is done with an agreement before it was signed, or after it had ended.
enum ActOutsideLife: CheckRule {
    static let name = "act-outside-life"
    static let severity = Severity.error
    static let beforeRecording = Doubt.holdsUp
    static let summary =
        "An agreement is suspended or enters into force before every signing of it, or is suspended, resumed, renewed or "
        + "amended after its end."
    static let advice =
        "One of the dates is wrong, or another agreement is meant; or a new signing is missing. Correct the date or the agreement "
        + "that it names, or record the signing."
    static let adviceBeforeRecording =
        "One of the dates is wrong, or another agreement is meant; or a new signing is missing. Give the right date or agreement, "
        + "or record the signing first."
    static let example = CheckExample(
        odd: """
            {"type":"agreement.registered","data":{"agreement":"x","kind":"partnership","form":"bilateral","parties":["a","b"]}}
            {"type":"agreement.signed","on":"2010","data":{"agreement":"x"}}
            {"type":"agreement.suspended","on":"2008","data":{"agreement":"x"}}
            """,
        sound: """
            {"type":"agreement.registered","data":{"agreement":"x","kind":"partnership","form":"bilateral","parties":["a","b"]}}
            {"type":"agreement.signed","on":"2010","data":{"agreement":"x"}}
            {"type":"agreement.suspended","on":"2012","data":{"agreement":"x"}}
            """)

    /// A renewal before every signing has its own rule, ``RenewedBeforeSigned``.
    private static let needsSigning: Set = [AgreementSuspended.type, AgreementEnteredIntoForce.type]
    private static let needsLife: Set = [
        AgreementSuspended.type, AgreementResumed.type, AgreementRenewed.type, AgreementAmended.type,
    ]
    private static let beginnings: Set = [
        AgreementSigned.type, AgreementConsented.type, AgreementEnteredIntoForce.type,
    ]

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        inspection.subjects.flatMap { subject -> [CheckFinding] in
            guard let agreement = inspection.timeline(of: subject) as? AgreementTimeline else { return [] }
            let facts = agreement.facts.filter { $0.isAsserted && $0.on != nil }
            let signings = facts.filter { $0.type == AgreementSigned.type }
            return facts.compactMap { act in
                if needsSigning.contains(act.type), let first = signings.first,
                    signings.allSatisfy({ act.lies(before: $0) })
                {
                    return finding(subject, [act.seq, first.seq], "\(act.done) is said to lie before its signing.")
                }
                guard needsLife.contains(act.type),
                    let end = facts.first(where: { isEnd($0, of: agreement, for: act) && $0.lies(before: act) }),
                    !facts.contains(where: { beginnings.contains($0.type) && !$0.lies(before: end) })
                else { return nil }
                return finding(subject, [act.seq, end.seq], "\(act.done) is said to lie after its end.")
            }
        }
    }

    /// Whether an event ends the agreement for whoever acts. A bilateral one ends with the withdrawal of either party.
    private static func isEnd(_ event: Event, of agreement: AgreementTimeline, for act: Event) -> Bool {
        guard event.type == AgreementEnded.type else { return false }
        let (leaving, acting) = (event.party, act.party)
        return leaving == nil || agreement.form == .bilateral || leaving == acting
    }
}

extension Event {
    fileprivate func lies(before other: Event) -> Bool {
        guard let on, let its = other.on else { return false }
        return on.isSurelyBefore(its)
    }

    fileprivate var party: String? { line.root["data"]?["party"]?.string }

    /// What is done, as the beginning of a sentence.
    fileprivate var done: String {
        switch type {
        case AgreementSuspended.type: "A suspension"
        case AgreementResumed.type: "A resumption"
        case AgreementRenewed.type: "A renewal"
        case AgreementAmended.type: "An amendment"
        default: "An entry into force"
        }
    }
}
