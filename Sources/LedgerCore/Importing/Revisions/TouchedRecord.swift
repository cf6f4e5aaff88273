import CanonicalJSON

/// All that one change does to one record id.
struct TouchedRecord {
    let record: String
    let before: RegisterRow?
    var revisions: [Revision]
    private(set) var after: RegisterRow?
    /// The row of the last insert, as it was written.
    private var written = JSONObject()

    init(record: String, before: RegisterRow?, _ revision: Revision) {
        self.record = record
        self.before = before
        revisions = [revision]
    }

    var lines: [Int] { revisions.map(\.line) }

    private var inserts: Bool { revisions.contains { $0.isInsert } }
    private var deletes: Bool { revisions.contains { $0.isDelete } }

    private var isListedBackwards: Bool {
        guard before != nil, let delete = revisions.firstIndex(where: \.isDelete) else { return false }
        return revisions[..<delete].contains { $0.isInsert }
    }

    /// Whether another row than before stands here, put by an insert: it may have come from another id.
    var isArrival: Bool { inserts && after != nil && after != before }

    /// Whether the row that was here was taken away: it may have gone to another id.
    var isDeparture: Bool { deletes && before != nil && after != before }

    /// Runs through the revisions. An insert over a live record that the same change deletes further down replaces it:
    /// many tables list all inserts of a change before its deletes.
    mutating func finish() throws(RevisionError) {
        var row = before
        let order = isListedBackwards ? revisions.sorted { ($0.rank, $0.line) < ($1.rank, $1.line) } : revisions
        for revision in order { row = try result(of: revision, on: row) }
        after = row
    }

    private mutating func result(of revision: Revision, on row: RegisterRow?) throws(RevisionError) -> RegisterRow? {
        func error(_ kind: RevisionError.Kind) -> RevisionError { RevisionError(line: revision.line, kind: kind) }
        if case .insert(let cells) = revision.operation {
            guard row == nil else { throw error(.alreadyThere(record: record)) }
            written = cells
            return RegisterRow(cells)
        }
        guard var row else { throw error(.notThere(record: record)) }
        switch revision.operation {
        case .insert: return row
        case .delete(let last):
            guard last == nil || last == row else { throw error(.otherBefore(record: record, field: nil)) }
            return nil
        case .update(let field, let old, let new):
            if let old, JSON.string(old) != JSON.string(row[field] ?? "") {
                throw error(.otherBefore(record: record, field: field))
            }
            row[field] = new
            return row
        }
    }

    /// What remains to be said of this id.
    ///
    /// - Parameters:
    ///   - hasLeft: the row that was here lives on under another id.
    ///   - isOldRow: the row that is here came from another id.
    func effect(hasLeft: Bool, isOldRow: Bool) -> Register.Effect? {
        let old = hasLeft ? nil : before
        switch (old, isOldRow ? nil : after) {
        case (nil, nil): return nil
        case (nil, let row?): return effect(.inserted(row, written: inserted(row)))
        case (let row?, nil): return effect(.deleted(row))
        case (let old?, let new?):
            guard old != new else { return nil }
            return effect(.updated(new, changed: Self.difference(old, new)))
        }
    }

    private func effect(_ kind: Register.Effect.Kind) -> Register.Effect {
        Register.Effect(record: record, lines: lines, kind: kind)
    }

    /// The row as it was inserted, with what the same change then updated.
    private func inserted(_ row: RegisterRow) -> JSONObject {
        var cells = written
        for case .update(let field, _, let after) in revisions.map(\.operation) { cells[field] = .string(after) }
        return cells
    }

    private static func difference(_ old: RegisterRow, _ new: RegisterRow) -> JSONObject {
        var changed = JSONObject()
        for column in Set(old.columns + new.columns) where old.cell(column) != new.cell(column) {
            changed[column] = new.cell(column) ?? ""
        }
        return changed
    }
}

extension Revision {
    fileprivate var isInsert: Bool { if case .insert = operation { true } else { false } }
    fileprivate var isDelete: Bool { if case .delete = operation { true } else { false } }

    /// Deletes, then inserts, then updates.
    fileprivate var rank: Int { isDelete ? 0 : isInsert ? 1 : 2 }
}
