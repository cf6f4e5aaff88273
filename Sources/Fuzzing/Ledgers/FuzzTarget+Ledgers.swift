import CanonicalJSON
import Domain

extension FuzzTarget {
    /// Every reading command's report and every export, on ledgers that somebody made by hand. The input is only the seed of
    /// the ledger: the lines themselves are changed as JSON, so that each is one that a log takes.
    public static let ledgers = FuzzTarget("odd ledger", seeds: [[0], [1, 2, 3, 4, 5, 6, 7, 8]]) { input in
        let seed = input.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return check(OddLedger(seed: seed, isInOrder: seed % 8 != 0), seed: seed)
    }

    /// What must hold of any ledger: only what has the form of its type is applied, nothing is lost, and all is told.
    public static func check(_ ledger: OddLedger, seed: UInt64) -> Outcome {
        let events = ledger.lines.compactMap { try? Event($0) }
        guard events.count == ledger.lines.count else { return .broken("every line of a log is an event") }
        for event in events where event.definition != nil {
            let problems = Validation.problems(inLine: event.line.root)
            guard !problems.contains(where: { $0.path.hasPrefix("/data/") && $0.kind.isOfForm }) else {
                return .broken("what has a definition has its form")
            }
        }
        let knowledge = KnownEvents(events)
        guard knowledge.facts.allSatisfy({ $0.definition != nil }) else { return .broken("a fact has its form") }
        guard knowledge.notApplied.allSatisfy({ $0.definition == nil }) else {
            return .broken("what can be is applied")
        }
        do {
            var reports = try EveryReport(events, seed: seed)
            try reports.run()
            return .check("reports say something", reports.length > 0)
        } catch {
            return .broken("every report is written: \(error)")
        }
    }
}

extension Problem.Kind {
    /// Whether it is about a value of the wrong kind, and not about what the value says.
    fileprivate var isOfForm: Bool {
        switch self {
        case .unknownField, .missing, .wrongKind, .notWhole, .badInteger, .badSlug, .badEventID, .badReference,
            .badMeasure, .badMoment, .badAnchor, .notOneOf, .badPointer, .fixedPointer:
            true
        default: false
        }
    }
}
