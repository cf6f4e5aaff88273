import CanonicalJSON

/// Somebody's register as a change log leaves it: the live records by their ids.
///
/// Takes one change after the other, and says of each what it came to for every record that it touched: a log of rows
/// says "delete" and "insert" where a record was only given another number.
struct Register {
    private var rows: [String: RegisterRow] = [:]

    /// What a change came to for one record.
    struct Effect {
        let record: String
        /// The lines of the file that say so, in order.
        let lines: [Int]
        let kind: Kind

        enum Kind {
            /// With the row as it was written.
            case inserted(RegisterRow, written: JSONObject)
            /// With the cells that changed; an empty text where one was removed.
            case updated(RegisterRow, changed: JSONObject)
            case deleted(RegisterRow)
            case renumbered(to: String)
        }
    }

    /// Applies a change whole.
    ///
    /// - Returns: its effects, in the order in which the change first touches the records. A record that it leaves as it
    ///   was has none.
    mutating func apply(_ change: Change) throws(RevisionError) -> [Effect] {
        var touched: [TouchedRecord] = []
        var positions: [String: Int] = [:]
        for revision in change.revisions {
            if let position = positions[revision.record] {
                touched[position].revisions.append(revision)
            } else {
                positions[revision.record] = touched.count
                touched.append(TouchedRecord(record: revision.record, before: rows[revision.record], revision))
            }
        }
        for index in touched.indices {
            try touched[index].finish()
            rows[touched[index].record] = touched[index].after
        }
        return Self.effects(of: touched)
    }

    /// A deleted row that stands unchanged under another id, inserted by the same change, was renumbered. Equal rows
    /// are paired in order.
    private static func effects(of touched: [TouchedRecord]) -> [Effect] {
        var arrivals: [RegisterRow: [Int]] = [:]
        for (index, record) in touched.enumerated().reversed() where record.isArrival {
            if let after = record.after { arrivals[after, default: []].append(index) }
        }
        var effects: [(position: Int, effect: Effect)] = []
        var arrived: Set<Int> = []
        var departed: Set<Int> = []
        for (index, record) in touched.enumerated() where record.isDeparture {
            guard let before = record.before, let target = arrivals[before]?.popLast() else { continue }
            departed.insert(index)
            arrived.insert(target)
            let lines = (record.lines + touched[target].lines).sorted()
            effects.append(
                (index, Effect(record: record.record, lines: lines, kind: .renumbered(to: touched[target].record))))
        }
        for (index, record) in touched.enumerated() {
            if let effect = record.effect(hasLeft: departed.contains(index), isOldRow: arrived.contains(index)) {
                effects.append((index, effect))
            }
        }
        return effects.sorted { $0.position < $1.position }.map(\.effect)
    }
}
