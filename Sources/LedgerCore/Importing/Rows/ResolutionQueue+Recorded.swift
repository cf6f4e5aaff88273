import Domain

extension ResolutionQueue {
    /// An event that was recorded on a decision. Its id carries the party, so that another decision does not change it.
    public struct Recorded: Sendable {
        public let seq: Int
        /// Who was meant; `nil` for somebody who was new then.
        public let party: String?
    }

    /// The first event that was recorded on a decision that does not count any more.
    ///
    /// - Parameter before: the queue before it was decided anew.
    public func recorded(before: ResolutionQueue, in view: LedgerView) throws -> Recorded? {
        let changed = items.filter { item in
            before.items.contains { $0.name == item.name && $0.kind == item.kind && $0.decisions != item.decisions }
        }
        guard !changed.isEmpty, let known = try KnownTable(job, in: view) else { return nil }
        let rows = known.rows.values.sorted { $0.line < $1.line }
        let events = try rows.flatMap(\.events).compactMap { try view.event(withID: $0) }
        for event in events.sorted(by: { $0.seq < $1.seq }) {
            guard let imported = event.line.root["imported"]?.json, let line = imported["lines"]?[0]?.integer,
                let edition = imported["sha256"]?.string, let row = imported["row"]?.object.flatMap({ RegisterRow($0) })
            else { continue }
            for item in changed {
                guard let old = before.decision(on: item.name, item.kind, line: line, of: edition, row),
                    let new = decision(on: item.name, item.kind, line: line, of: edition, row), new.party != old.party,
                    Self.isRecorded(event, on: old, item.name, row)
                else { continue }
                return Recorded(seq: event.seq, party: old.party)
            }
        }
        return nil
    }

    /// Whether an event says so in its reason; of somebody new there is none, and the name stands in the row.
    private static func isRecorded(_ event: Event, on decision: Decision, _ name: String, _ row: RegisterRow) -> Bool {
        guard let party = decision.party else { return row.columns.contains { row[$0]?.joiningBlanks == name } }
        let reason = event.line.root["reason"]?.string ?? ""
        return reason.contains("is party:\(party). \(decision.reason)")
    }
}
