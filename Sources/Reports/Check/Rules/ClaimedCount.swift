import Domain

/// A number that a source claims, against those whom it names.
enum ClaimedCount: CheckRule {
    static let name = "claimed-against-counted"
    static let severity = Severity.notice
    static let summary = "A visit is said to have had fewer visitors than are named."
    static let advice = "A claimed number is kept as claimed. Say whom it counts, or correct the list or the number."
    static let example = CheckExample(
        odd:
            #"{"type":"visit.held","on":"2023-10","data":{"visit":"v","size":{"count":1,"comparator":"eq"},"visitors":[{"party":"p"},{"party":"o","count":3}]}}"#,
        sound:
            #"{"type":"visit.held","on":"2023-10","data":{"visit":"v","size":{"count":4,"comparator":"eq"},"visitors":[{"party":"p"},{"party":"o","count":3}]}}"#
    )

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        inspection.subjects.compactMap { subject in
            guard let visit = inspection.timeline(of: subject) as? VisitTimeline, let size = visit.details.size?.value
            else { return nil }
            let named = visit.details.visitors.map { inspection.count($0.value) }.reduce(0, +)
            let most: Int? =
                switch size.comparator {
                case .eq, .le: size.count
                case .lt: size.count - 1
                default: nil
                }
            guard let most, named > most else { return nil }
            return finding(
                subject, visit.details.size?.candidates.flatMap(\.seqs) ?? [],
                "\(named.of("visitor")) \(named.verb("is", "are")) named, and the number claimed is "
                    + "\(size.comparator.words)\(size.count).")
        }
    }
}

extension Inspection {
    /// How many people a participant is: those it counts, one person, or none that is known.
    fileprivate func count(_ participant: Participant) -> Int {
        if let count = participant.count { return count }
        return knowledge.identity(of: participant.party)?.kind == .person ? 1 : 0
    }
}
