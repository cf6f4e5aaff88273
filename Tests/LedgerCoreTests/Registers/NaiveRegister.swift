import CanonicalJSON

/// A register as anybody would keep it: a dictionary of rows, changed line by line. The reference for what an import must
/// give back.
struct NaiveRegister {
    private var rows: [String: [String: String]] = [:]

    /// Lines `c|op|id|field|before|after` of one change. Of a change that lists inserts before deletes, the deletes first.
    mutating func apply(_ lines: [Substring]) throws {
        let cells = lines.map { $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init) }
        let deletes = cells.filter { $0[1] == "delete" }
        for cell in deletes { rows[cell[2]] = nil }
        for cell in cells where cell[1] == "insert" {
            let object = try JSON(parsing: cell[5]).object ?? [:]
            rows[cell[2]] = Dictionary(uniqueKeysWithValues: object.map { ($0.key, $0.value.string ?? "") })
        }
        for cell in cells where cell[1] == "update" { rows[cell[2]]?[cell[3]] = cell[5] }
    }

    /// As rows are written out: by id, without empty cells.
    var written: [String] {
        rows.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { id, row in
            let cells = row.filter { !$0.value.isEmpty }.mapValues(JSON.string)
            return JSON.array([.string(id), .object(JSONObject(cells.map { ($0.key, $0.value) }))]).canonicalText
        }
    }

    /// The rows as the inserts of one change.
    var asInserts: String {
        rows.sorted { $0.key < $1.key }.map { id, row in
            let object = JSONObject(row.mapValues(JSON.string).map { ($0.key, $0.value) })
            return "a|insert|\(id)|||\(JSON.object(object).canonicalText)"
        }.joined(separator: "\n")
    }

    /// The lines of a log, change by change.
    static func changes(_ lines: String) -> [[Substring]] {
        lines.split(separator: "\n").reduce(into: [[Substring]]()) { changes, line in
            let change = line.split(separator: "|")[0]
            if changes.last?.first?.split(separator: "|").first == change {
                changes[changes.count - 1].append(line)
            } else {
                changes.append([line])
            }
        }
    }
}
