import CanonicalJSON
import ExtendedDateTime

/// A table of inserts, field updates and deletes, as the changes that it tells of, in its own order.
public struct RevisionTable: Sendable {
    public private(set) var changes: [Change] = []

    public init(_ text: DelimitedText, _ columns: RevisionColumns) throws(RevisionError) {
        let cells = columns.positions(in: text.columns)
        var finished: Set<String> = []
        for row in text.rows {
            let reader = RevisionReader(row: row, columns: columns, positions: cells)
            let change = try reader.change()
            if let last = changes.last, last.id == change.id {
                try reader.check(change, continues: last)
                changes[changes.count - 1].revisions += change.revisions
            } else {
                guard finished.insert(change.id).inserted else { throw reader.error(.scattered(change: change.id)) }
                changes.append(change)
            }
        }
    }
}

/// Reads one row of the table.
private struct RevisionReader {
    let row: DelimitedText.Row
    let columns: RevisionColumns
    let positions: [String: Int]

    func error(_ kind: RevisionError.Kind) -> RevisionError { RevisionError(line: row.line, kind: kind) }

    /// The row as a change of one revision.
    func change() throws(RevisionError) -> Change {
        let time = try required(columns.time)
        guard let instant = UTCInstant(timestamp: time) else { throw error(.badTime(time)) }
        return Change(
            id: try required(columns.change), author: try cell(columns.author), reason: try cell(columns.reason),
            time: instant, revisions: [try revision()])
    }

    func check(_ change: Change, continues last: Change) throws(RevisionError) {
        let pairs = [
            (columns.author, change.author == last.author), (columns.reason, change.reason == last.reason),
            (columns.time, change.time == last.time),
        ]
        for (column, isSame) in pairs where !isSame {
            throw error(.inconsistent(change: change.id, column: column ?? ""))
        }
    }

    private func revision() throws(RevisionError) -> Revision {
        let word = try required(columns.operation)
        let operation: Revision.Operation
        switch columns.words[word] {
        case .insert: operation = .insert(try row(in: columns.after))
        case .delete: operation = .delete(before: try last())
        case .update:
            let before = try columns.before.map { column throws(RevisionError) in try cell(column) }
            operation = .update(
                field: try required(columns.field), before: before, after: try cell(columns.after))
        case nil: throw error(.unknownOperation(word, known: columns.words.keys.sorted()))
        }
        return Revision(line: row.line, record: try required(columns.record), operation: operation)
    }

    /// The row that a delete says was there; where the table leaves it empty, it says nothing.
    private func last() throws(RevisionError) -> RegisterRow? {
        guard let before = columns.before, try !cell(before).isEmpty else { return nil }
        return RegisterRow(try row(in: before))
    }

    private func row(in column: String) throws(RevisionError) -> JSONObject {
        let text = try cell(column)
        let json: JSON
        do throws(JSONError) {
            json = try JSON(parsing: text)
        } catch {
            throw self.error(.notARow(column: column, error))
        }
        guard let object = json.object, RegisterRow(object) != nil else { throw error(.notARow(column: column, nil)) }
        for (name, value) in object where name.holdsControl || (value.string ?? "").holdsControl {
            throw error(.controlCharacter(column: column))
        }
        return object
    }

    private func required(_ column: String) throws(RevisionError) -> String {
        let text = try cell(column)
        guard text.contains(where: { !$0.isWhitespace }) else { throw error(.blank(column: column)) }
        return text
    }

    private func cell(_ column: String?) throws(RevisionError) -> String {
        guard let column, let position = positions[column] else { return "" }
        let text = row.fields[position]
        guard !text.holdsControl else { throw error(.controlCharacter(column: column)) }
        return text
    }
}

extension String {
    /// Whether a control character stands in it, other than line feed and tab: no line of the log may hold one.
    var holdsControl: Bool {
        unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t" }
    }
}
