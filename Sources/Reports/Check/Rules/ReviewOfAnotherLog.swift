import Domain

/// A sign-off of what the log never was.
enum ReviewOfAnotherLog: CheckRule {
    static let name = "review-of-another-log"
    static let severity = Severity.warning
    static let summary = "A review signs off a size and a root that this log never had."
    static let advice =
        "It counts for nothing that stands here. If it was recorded in a copy that was merged, ask the reviewer to look again at "
        + "what stands now. Else retract it: nobody has seen what it names."
    static let example = CheckExample(
        odd: #"{"type":"review.signed-off","data":{"subject":"party:a","size":1,"root":"AAAA","verdict":"accepted"}}"#,
        sound: #"{"type":"review.noted","data":{"subject":"party:a","note":"Size 1, root AAAA."}}"#)

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        let foreign = inspection.knowledge.facts.filter { inspection.asOf.log.reviewsOfOtherLogs.contains($0.seq) }
        return foreign.map { $0[ReviewSignedOff.self] }.compactMap { review in
            guard case .thing(let namespace, let id) = review.subject,
                case let subject = Subject.thing(namespace, id), inspection.includes(subject)
            else { return nil }
            return finding(
                subject, [review.seq],
                "\(review.by) signs off \(review.size.of("event")) with the root \(review.root), which this log never "
                    + "had.")
        }
    }
}
