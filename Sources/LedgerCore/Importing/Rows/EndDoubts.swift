import Domain
import ExtendedDateTime
import Projections

/// What the events of a table say of when things ended, held against each other and against the ledger: an end before all that is known
/// to have begun it, an end that is still to come, a visit of more than a year.
struct EndDoubts {
    private var starts: [Subject: [Day]] = [:]
    private var ends: [(subject: Subject, date: EDTF, line: Int)] = []
    /// The events of the ledger that the table amends.
    private var amended: Set<Int> = []

    /// The longest visit that is taken for one.
    private static let days = 366

    /// What is odd about an event by itself.
    static func oddity(of event: Event) -> String? {
        guard let on = event.on else { return nil }
        let (first, today) = (on.bounds.earliest, event.recorded.day)
        if first.isFinite, first > today {
            return "It gives \(on), which is still to come."
        }
        let parts = on.description.split(separator: "/").compactMap { try? EDTF(String($0)) }
        guard event.type == VisitHeld.type, parts.count == 2, parts[1].bounds.earliest.isFinite,
            parts[0].bounds.latest.isFinite,
            parts[1].bounds.earliest.number - parts[0].bounds.latest.number > days
        else { return nil }
        return "The visit lasts for more than a year (\(on))."
    }

    mutating func add(_ event: Event, _ subjects: [Subject], line: Int?) {
        guard let on = event.on, let subject = subjects.first(where: Self.hasEnds), event.modality == nil else {
            return
        }
        if StayEnds.starts.contains(event.type) { starts[subject, default: []].append(on.bounds.earliest) }
        if StayEnds.ends.contains(event.type), let line { ends.append((subject, on, line)) }
    }

    mutating func note(amended event: Event) { amended.insert(event.seq) }

    /// The rows that end something before it began.
    func doubts(in view: LedgerView) throws -> [RowRefusal] {
        try ends.compactMap { subject, date, line in
            let last = date.bounds.latest
            var begun = starts[subject] ?? []
            guard begun.allSatisfy({ $0 > last }) else { return nil }
            begun += try recorded(of: subject, in: view)
            guard let first = begun.min(), begun.allSatisfy({ $0 > last }), first.isFinite else { return nil }
            return RowRefusal(
                line: line, columns: [],
                what: "It ended (\(date)) before it began: another row, or the ledger, has it begin on \(first).\n"
                    + "hint: Set the row right. If it is so, because it had begun before as well, import it with --anyway."
            )
        }
    }

    /// When the ledger has it begin.
    private func recorded(of subject: Subject, in view: LedgerView) throws -> [Day] {
        guard let reference = subject.references.first else { return [] }
        let seqs = try view.index.seqs(mentioning: [reference])
        guard !seqs.isEmpty else { return [] }
        let knowledge = KnownEvents(try view.readSet(of: seqs, withIdentities: false))
        return knowledge.facts(about: knowledge.canonical(subject)).filter {
            StayEnds.starts.contains($0.type) && !amended.contains($0.seq) && $0.modality == nil
        }.map { $0.on?.bounds.earliest ?? .distantPast }
    }

    private static func hasEnds(_ subject: Subject) -> Bool {
        switch subject {
        case .membership, .office: true
        case .thing(let namespace, _): [.agreement, .policy].contains(namespace)
        case .encounter: false
        }
    }
}
