import ExtendedDateTime
import Domain

/// An agreement that was renewed before anybody had signed it.
enum RenewedBeforeSigned: CheckRule {
    static let name = "renewed-before-signed"
    static let severity = Severity.error
    static let beforeRecording = Doubt.holdsUp
    static let summary = "A renewal is dated before every signing of its agreement."
    static let advice =
        "One of the dates is wrong, or the renewal is one of an earlier agreement. Correct the date, or the agreement that it "
        + "names."
    static let adviceBeforeRecording =
        "One of the dates is wrong, or the renewal is one of an earlier agreement. Give the right date, or the agreement that is "
        + "meant."
    static let example = CheckExample(
        odd: """
            {"type":"agreement.registered","data":{"agreement":"x","kind":"partnership","form":"bilateral","parties":["a","b"]}}
            {"type":"agreement.signed","on":"2010","data":{"agreement":"x"}}
            {"type":"agreement.renewed","on":"2008","data":{"agreement":"x","until":"2030"}}
            """,
        sound: """
            {"type":"agreement.registered","data":{"agreement":"x","kind":"partnership","form":"bilateral","parties":["a","b"]}}
            {"type":"agreement.signed","on":"2010","data":{"agreement":"x"}}
            {"type":"agreement.renewed","on":"2018","data":{"agreement":"x","until":"2030"}}
            """)

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        inspection.subjects.filter { $0.kind is Agreements.Type }.flatMap { subject -> [CheckFinding] in
            let facts = inspection.knowledge.facts(about: subject).filter(\.isAsserted)
            let signings = facts.filter { $0.type == AgreementSigned.type && $0.on != nil }
            guard !signings.isEmpty else { return [] }
            return facts.filter { $0.type == AgreementRenewed.type }.compactMap { renewal in
                guard let on = renewal.on, signings.allSatisfy({ $0.on.map(on.isSurelyBefore) ?? false }) else {
                    return nil
                }
                return finding(
                    subject, [renewal.seq, signings[0].seq], "It is said to have been renewed before it was signed.")
            }
        }
    }
}
