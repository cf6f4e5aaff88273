import ExtendedDateTime
import Domain

/// An agreement that is taken to be in force, and of which nothing was heard for long.
enum NoSignOfLife: CheckRule {
    static let name = "no-sign-of-life"
    static let severity = Severity.notice
    /// After so many years of silence an agreement is worth a question.
    static let years = 10
    static let summary = "An agreement counts as in force, and nothing was heard of it for ten years."
    static let advice =
        "It may be dormant. Look for a later visit, renewal or mention, and record it; an affirmation is enough."
    static let example = CheckExample(
        odd: """
            {"type":"agreement.registered","data":{"agreement":"x","kind":"sister-city","form":"bilateral","parties":["a","b"]}}
            {"type":"agreement.signed","on":"1990-05-01","data":{"agreement":"x"}}
            """,
        sound: """
            {"type":"agreement.registered","data":{"agreement":"x","kind":"sister-city","form":"bilateral","parties":["a","b"]}}
            {"type":"agreement.signed","on":"1990-05-01","data":{"agreement":"x"}}
            {"type":"agreement.affirmed","on":"2024","data":{"agreement":"x","status":"in-force"}}
            """)

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        let horizon = inspection.asOf.days.lo.moved(by: -years * 365)
        return inspection.states[.agreements].filter { $0.answer.status == Status.inForce }.compactMap { state in
            let facts = inspection.knowledge.facts(about: state.subject).filter(\.isAsserted)
            let last = facts.compactMap(\.span).map(\.end.hi).filter(\.isFinite).max()
            guard let last, last < horizon else { return nil }
            return finding(state.subject, state.answer.seqs, "The last that is told of it is of \(last).")
        }
    }
}
