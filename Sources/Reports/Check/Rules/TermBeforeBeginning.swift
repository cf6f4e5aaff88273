import CanonicalJSON
import ExtendedDateTime
import Domain

/// A term whose last day lies before the day on which it begins.
enum TermBeforeBeginning: DraftRule {
    static let name = "term-before-beginning"
    static let severity = Severity.error
    static let beforeRecording = Doubt.holdsUp
    static let summary =
        "The last day of a term lies before the day on which it begins, or on which its agreement was signed."
    static let advice = "One of the two dates is wrong. Correct it."
    static let adviceBeforeRecording = "One of the two dates is wrong. Set it right."
    static let example = CheckExample(
        odd: """
            {"type":"agreement.registered","data":{"agreement":"x","kind":"partnership","form":"bilateral","parties":["a","b"],"until":"2008"}}
            {"type":"agreement.signed","on":"2010","data":{"agreement":"x"}}
            """,
        sound: """
            {"type":"agreement.registered","data":{"agreement":"x","kind":"partnership","form":"bilateral","parties":["a","b"],"until":"2018"}}
            {"type":"agreement.signed","on":"2010","data":{"agreement":"x"}}
            {"type":"agreement.renewed","on":"2017","data":{"agreement":"x","until":"2030"}}
            """)

    static func oddity(of event: Event, in knowledge: KnownEvents) -> String? {
        guard let data = event.line.root["data"] else { return nil }
        guard event.type == AgreementRegistered.type else {
            return oddity(ofType: event.type, on: event.line.root["on"], data)
        }
        let signings = knowledge.facts(about: .thing(.agreement, event[AgreementRegistered.self].agreement.text)).filter
        {
            $0.type == AgreementSigned.type && $0.isAsserted
        }
        let days = signings.compactMap(\.on)
        guard let until = date(data["until"]), !days.isEmpty, days.allSatisfy({ until.isSurelyBefore($0) }) else {
            return nil
        }
        return "Its term ends on \(until), before it was signed."
    }

    static func oddity(ofType type: String, on date: JSONView?, _ data: JSONView) -> String? {
        guard type == AgreementRenewed.type || type == AgreementProvisionallyApplied.type,
            let until = self.date(data["until"]), let on = self.date(date), until.isSurelyBefore(on)
        else { return nil }
        return "Its term ends on \(until), before it begins on \(on)."
    }

    private static func date(_ value: JSONView?) -> EDTF? { (value?.string).flatMap { try? EDTF($0) } }
}
