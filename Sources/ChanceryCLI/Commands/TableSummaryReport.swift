import CanonicalJSON
import Domain
import LedgerCore

/// The account of an import of a table: every row, by what became of it.
struct TableSummaryReport {
    private let summary: TableSummary
    private let file: String
    private let isDryRun: Bool

    init(_ summary: TableSummary, file: String, isDryRun: Bool) {
        self.summary = summary
        self.file = file
        self.isDryRun = isDryRun
    }

    /// So many lines of one kind are named in text.
    private static let mostLines = 5

    /// So many rows that were refused are told one by one.
    private static let mostErrors = 20

    func print(_ form: SummaryForm, _ view: LedgerView) throws {
        if form == .json { return try Output.write(json.canonicalText + "\n") }
        for note in summary.notes { Output.message(note) }
        let refusals = list(summary.refusals)
        if !summary.refusals.isEmpty {
            Output.message(refusals.text("--format json lists every row that was refused."))
        }
        if !summary.kept.isEmpty {
            Output.message("These cells are kept by their words, as the map says:")
            Output.message(list(summary.kept).text("--format json lists every one."))
        }
        if !summary.readOtherwise.isEmpty {
            let count = summary.readOtherwise.count
            let message = Message(
                place: file,
                what: "\(Self.words(summary.readOtherwise)) \(count.verb("is", "are")) as before, but "
                    + "\(count.verb("has", "have")) another date by this map than in the ledger.",
                hint:
                    "If the map was wrong then, correct the events (chancery correct); if it is wrong now, set it right."
            )
            Output.message(message.description)
        }
        for row in summary.retracted.prefix(Self.mostLines) {
            Output.message("\(place(of: row)): \(try words(row, view)) Retracted.")
        }
        if summary.retracted.count > Self.mostLines {
            Output.message(
                "\(summary.retracted.count - Self.mostLines) more are retracted; --format json lists every one.")
        }
        if !summary.gone.isEmpty {
            for row in summary.gone.prefix(Self.mostLines) {
                Output.message(Message(place: place(of: row), what: try words(row, view)).description)
            }
            if summary.gone.count > Self.mostLines {
                Output.message(
                    "\(summary.gone.count - Self.mostLines) more are gone; --format json lists every one.")
            }
            Output.message(
                "hint: Gone by mistake: put them back, or --gone keep. No longer claimed: --gone retract. "
                    + "For every edition: \"gone\" in the map.")
        }
        if summary.count(.waiting) > 0 {
            Output.message(
                "hint: \(summary.count(.waiting).of("row")) \(summary.count(.waiting).verb("waits", "wait")) for somebody to say who is meant: chancery resolve."
            )
        }
        Output.message(words)
    }

    /// The rows that were read, by what became of them, and the events.
    private var words: String {
        let parts = RowOutcome.allCases.compactMap { outcome -> String? in
            guard let lines = summary.lines[outcome], !lines.isEmpty else { return nil }
            return "\(lines.count) \(outcome.words)" + (outcome == .recorded ? "" : " (\(Self.words(lines)))")
        }
        let rows = summary.rows.of("row") + " read" + (parts.isEmpty ? "" : ": " + parts.joined(separator: ", "))
        return rows + "; " + summary.events.of("event") + (isDryRun ? " would be recorded." : " recorded.")
    }

    private static func words(_ lines: [Int]) -> String {
        let first = lines.prefix(mostLines).map(String.init).joined(separator: ", ")
        return lines.count.verb("line ", "lines ") + first
            + (lines.count > mostLines ? " and \(lines.count - mostLines) more" : "")
    }

    private func list(_ rows: [RowRefusal]) -> MessageList {
        var list = MessageList(showing: Self.mostErrors)
        for row in rows {
            let columns = row.columns.uniqued().map(\.quoted).joined(separator: ", ")
            let place = "\(file):\(row.line)" + (columns.isEmpty ? "" : ": " + columns)
            let parts = row.what.split(separator: "\nhint: ", maxSplits: 1).map(String.init)
            list.add(Message(place: place, what: parts[0], hint: parts.count > 1 ? parts[1] : nil))
        }
        return list
    }

    private func words(_ row: GoneRow, _ view: LedgerView) throws -> String {
        let events = try row.events.compactMap { try view.event(withID: $0) }
        let told = zip(events, try view.inWords(events)).map { "\($1) (@\($0.seq))" }.joined(separator: " ")
        return row.parts.isEmpty
            ? "line \(row.line) of the last edition is gone: \(told)" : "the row no longer says: \(told)"
    }

    private func place(of row: GoneRow) -> String { row.parts.isEmpty ? file : "\(file):\(row.line)" }

    private func json(_ row: GoneRow) -> JSON {
        [
            "line": .integer(row.line), "events": .array(row.events.map { .string($0.text) }),
            "parts": .array(row.parts.map(JSON.string)),
        ]
    }

    private var json: JSON {
        var object: JSONObject = [
            "rows": .integer(summary.rows), "events": .integer(summary.events),
            "errors": .array(summary.refusals.map(json)), "kept": .array(summary.kept.map(json)),
            "gone": .array(summary.gone.map(json)), "retracted": .array(summary.retracted.map(json)),
            "read_otherwise": .array(summary.readOtherwise.map(JSON.integer)),
            "notes": .array(summary.notes.map(JSON.string)),
        ]
        var lines = JSONObject()
        for outcome in RowOutcome.allCases {
            object[outcome.rawValue] = .integer(summary.count(outcome))
            lines[outcome.rawValue] = .array((summary.lines[outcome] ?? []).map(JSON.integer))
        }
        object["lines"] = .object(lines)
        return .object(object)
    }

    private func json(_ row: RowRefusal) -> JSON {
        [
            "line": .integer(row.line), "columns": .array(row.columns.map(JSON.string)), "what": .string(row.what),
        ]
    }
}

extension RowOutcome {
    fileprivate var words: String {
        switch self {
        case .recorded: "recorded"
        case .alreadyThere: "already there"
        case .changed: "changed"
        case .noEvent: "without an event"
        case .waiting: "waiting"
        case .refused: "refused"
        }
    }
}
