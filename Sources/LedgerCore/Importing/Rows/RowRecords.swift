import Domain

/// Which record each row of a table is, where several rows may have one key.
///
/// A row is the one that had its cells in the edition before, wherever it stands; what is left is matched in the order of the
/// rows. The records of a key are `KEY`, `KEY/2`, `KEY/3`.
struct RowRecords {
    private var rows: [String: [(line: Int, row: RegisterRow)]] = [:]

    init(_ text: TableText, by map: TableMap) throws {
        guard map.recordsRepeatedKeys else { return }
        try text.forEachRow { row in
            let original = RegisterRow(row.known)
            guard let completed = try? map.completed(original, line: row.line),
                let key = map.key(of: completed, line: row.line)
            else { return }
            rows[key, default: []].append((row.line, original))
        }
    }

    /// The record of each line; none for a row that stands in the table already.
    func records(in known: KnownTable?) -> [Int: String] {
        var records: [Int: String] = [:]
        for (key, rows) in rows { records.merge(Self.records(of: rows, key, known)) { $1 } }
        return records
    }

    /// Records may be missing in a row of them, where a row was refused.
    private static let mostMissing = 16

    private static func records(
        of rows: [(line: Int, row: RegisterRow)], _ key: String, _ known: KnownTable?
    ) -> [Int: String] {
        func record(_ number: Int) -> String { number == 1 ? key : "\(key)/\(number)" }
        var before: [(number: Int, cells: RegisterRow)] = []
        var (number, missing) = (1, 0)
        while let known, missing < mostMissing {
            if let row = known.rows[record(number)] {
                before.append((number, row.cells))
                missing = 0
            } else {
                missing += 1
            }
            number += 1
        }
        var next = (before.last?.number ?? 0) + 1
        var records: [Int: String] = [:]
        var rest: [(line: Int, row: RegisterRow)] = []
        for row in rows {
            if let place = before.firstIndex(where: { $0.cells == row.row }) {
                records[row.line] = record(before.remove(at: place).number)
            } else {
                rest.append(row)
            }
        }
        var seen = Set(rows.filter { records[$0.line] != nil }.map(\.row))
        for row in rest where seen.insert(row.row).inserted {
            if before.isEmpty {
                records[row.line] = record(next)
                next += 1
            } else {
                records[row.line] = record(before.removeFirst().number)
            }
        }
        return records
    }
}
