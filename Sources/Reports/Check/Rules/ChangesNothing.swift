import CanonicalJSON
import Domain

/// An entry about other entries that leaves all as it was.
enum ChangesNothing: CheckRule {
    static let name = "changes-nothing"
    static let severity = Severity.notice
    static let beforeRecording = Doubt.holdsUp
    static let summary =
        "A retraction or a correction of what was retracted, a correction to the value that was there, a link of an event with "
        + "itself, or a preference without a choice."
    static let advice = "Look whether another event was meant. If not, the entry may be retracted: nothing rests on it."
    static let adviceBeforeRecording = "Name another event; if this one is meant, nothing is to be recorded."
    static let example = CheckExample(
        odd: """
            {"type":"membership.joined","key":"x","on":"2020","data":{"member":"a","organisation":"o"}}
            {"type":"fact.retracted","reason":"Forged.","data":{"event":"x"}}
            {"type":"fact.retracted","reason":"A forgery.","data":{"event":"x"}}
            """,
        sound: """
            {"type":"membership.joined","key":"x","on":"2020","data":{"member":"a","organisation":"o"}}
            {"type":"fact.retracted","key":"y","reason":"Forged.","data":{"event":"x"}}
            {"type":"fact.retracted","reason":"It was right.","data":{"event":"y"}}
            """)

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        let knowledge = inspection.knowledge
        let controls = knowledge.events.filter {
            $0.isControl && $0.isAsserted && $0.definition != nil && knowledge.retractions[$0.seq] == nil
        }
        guard !controls.isEmpty else { return [] }
        let seqs = Dictionary(knowledge.events.map { ($0.id, $0.seq) }) { first, _ in first }
        var retracted: [Int: Int] = [:]
        var forms: [Int: JSON] = [:]
        var found: [CheckFinding] = []
        for control in controls {
            // Some of them may be of other subjects, and not known here.
            let named = Mention.all(in: control).compactMap { mention -> EventID? in
                if case .event(let id) = mention.target { id } else { nil }
            }
            guard let first = named.lazy.compactMap({ seqs[$0] }).first, let target = knowledge.event(at: first) else {
                continue
            }
            let what: String?
            switch control.type {
            case FactRetracted.type:
                what = retracted[first].map { "@\(first) is retracted already, by @\($0). \(wayBack($0))" }
                retracted[first] = retracted[first] ?? control.seq
            case FactCorrected.type:
                let form = forms[first] ?? target.line.root.json
                let changed = try? control[FactCorrected.self].changes.applied(to: form)
                what =
                    retracted[first].map {
                        "@\(first) is retracted, by @\($0), and no correction counts. \(wayBack($0))"
                    }
                    ?? (changed == form && control.sources.isEmpty ? "@\(first) says so already." : nil)
                forms[first] = changed ?? form
            case FactsLinked.type:
                what = Set(named).count < 2 ? "It links @\(first) with itself. Give two events that differ." : nil
            default:
                let preferred = control[ClaimPreferred.self].preferred
                what = seqs[preferred].flatMap { oddity(ofPreferring: $0, among: Set(named), retracted) }
            }
            guard let what, let subject = subject(of: target, in: inspection) else { continue }
            found.append(finding(subject, [control.seq, first], what))
        }
        return found
    }

    private static func oddity(
        ofPreferring preferred: Int, among named: Set<EventID>, _ retracted: [Int: Int]
    ) -> String? {
        if let retraction = retracted[preferred] {
            return
                "@\(preferred) is retracted, by @\(retraction), and cannot stand. Prefer another one. \(wayBack(retraction))"
        }
        return named.count < 2
            ? "It chooses @\(preferred) among nothing else. Give a claim that it is chosen from, with --among." : nil
    }

    private static func wayBack(_ retraction: Int) -> String {
        "To let it count again, take that back: chancery retract @\(retraction) --reason TEXT."
    }

    /// Where the finding stands; nothing where nobody asked about it.
    private static func subject(of target: Event, in inspection: Inspection) -> Subject? {
        let subjects = inspection.knowledge.subjects(of: target)
        return subjects.first(where: inspection.includes) ?? (subjects.isEmpty ? .encounter(target.id) : nil)
    }
}
