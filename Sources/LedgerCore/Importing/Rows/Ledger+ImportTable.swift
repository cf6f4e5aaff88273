import Crypto
import EventStore
import Foundation
import Reports
import Domain

/// How a table is imported.
public struct TableTerms: Sendable {
    public var recording: RecordingTerms
    public var unresolved: UnresolvedNames
    /// What becomes of rows that the table no longer has; what the map says where left out.
    public var gone: GoneRows?
    /// Whether rows are recorded that a rule of `check` doubts.
    public var despiteDoubts: Bool
    /// Whether the drafts are only made, checked and handed out.
    public var isDryRun: Bool

    public init(
        _ recording: RecordingTerms, unresolved: UnresolvedNames = .register, gone: GoneRows? = nil,
        despiteDoubts: Bool = false, isDryRun: Bool = false
    ) {
        self.despiteDoubts = despiteDoubts
        self.recording = recording
        self.unresolved = unresolved
        self.gone = gone
        self.isDryRun = isDryRun
    }
}

extension Ledger {
    /// Records the rows of a table as events, by a map.
    ///
    /// The table is first read through: what is no table is refused whole, and nothing is recorded. Then all rows are checked
    /// against the ledger and the rows before them; one with something wrong in it is refused by itself, and leaves nothing. What
    /// is left is committed some events at a time, so that after a kill a second run adds the rest; a second run of a finished
    /// import adds nothing.
    ///
    /// - Parameter show: is handed the events of each batch in a dry run, as they would be recorded.
    public func importTable(
        _ table: (name: String, content: [UInt8]), map: (name: String, content: [UInt8]), _ terms: TableTerms,
        show: ([RehearsedEvent]) throws -> Void = { _ in },
        progress: @escaping (_ what: String, _ done: Int, _ total: Int) -> Void = { _, _, _ in }
    ) throws -> TableSummary {
        let rules: TableMap
        do throws(MapError) { rules = try TableMap(parsing: map.content) } catch {
            throw TableImportError.unreadableMap(file: map.name, error)
        }
        let text = try TableText(table, rules.form)
        try text.check(columns: rules.columns)
        try text.check(free: rules.takenNames)
        var survey = DateSurvey(of: rules.dateColumns, beginnings: rules.beginningColumns)
        var footers = FooterSurvey(columns: text.columns.count)
        try text.forEachRow {
            survey.add($0)
            footers.add($0)
        }
        var dates = try survey.settle(rules.dates, file: table.name)
        if terms.despiteDoubts { dates.rules.believeProgramDays() }
        let records = try RowRecords(text, by: rules)
        var options = terms.recording
        options.setsAsideBad = true
        var queue = try ResolutionQueue(job: rules.job, root: root)
        var refused = RefusedRows()
        while true {
            let head = try log.head()
            let view = try view(of: head)
            let known = try KnownTable(rules.job, in: view)
            if !terms.despiteDoubts, let why = known?.strangeness(of: text.columns) {
                throw TableImportError.anotherTable(file: table.name, job: rules.job, why: why)
            }
            let edition = TableEdition(
                job: rules.job, file: table.name, digest: hexadecimal(SHA256.hash(data: Data(table.content))), known)
            let lookup = PartyLookup(
                view, job: rules.job, edition: edition.digest, policy: terms.unresolved, queue: queue)
            let importer = TableImporter(
                rules, dates.rules, edition, known, records, gone: terms.gone ?? rules.gone ?? .ask, lookup: lookup)
            let drafts = TableDrafts(
                importer, text, excluding: refused.lines, footers: terms.despiteDoubts ? [:] : footers.footers
            ) {
                progress("rows read", $0, text.rowCount)
            }
            let store: DraftSpool
            do {
                store = try sequence(drafts, after: head, options) { refusals, _ in throw RefusedDrafts(refusals) }
            } catch let error as RefusedDrafts {
                // Whatever had relied on a refused row is made anew without it.
                guard refused.add(error.refusals, of: drafts) else { throw RecordingError.refused(error.refusals) }
                continue
            }
            let (all, here) = drafts.rowsOfLastEdition
            if !terms.despiteDoubts, !drafts.retracted.isEmpty, here * 2 < all {
                throw TableImportError.mostlyGone(file: table.name, rows: all, gone: all - here)
            }
            let changed = drafts.outcomes.count { $0.outcome == .changed }
            if !terms.despiteDoubts, changed >= Self.fewChanges, changed * 2 > here {
                let why = "\(changed) of \(here.of("row")) that the last edition had tell otherwise"
                throw TableImportError.anotherTable(file: table.name, job: rules.job, why: why)
            }
            if !terms.despiteDoubts {
                let doubted = try doubts(about: store, by: rules, in: view, options)
                if !doubted.isEmpty {
                    guard refused.add(doubted) else { throw RecordingError.refused([]) }
                    continue
                }
            }
            note(refused.all, options)
            var summary = TableSummary(drafts, refused.rows, notes: dates.notes)
            if terms.isDryRun {
                for batch in Self.batches(of: store) {
                    let events = try store.sequenced(batch, via: options.via).compactMap { sequenced in
                        try sequenced.event().map { RehearsedEvent(sequenced.placed, $0) }
                    }
                    summary.events += events.count
                    try show(events)
                }
            } else {
                var events = ImportSummary()
                try append(store, settledAfter: head, options, &events) { progress("events recorded", $0, $1) }
                (summary.events, summary.last) = (events.recorded, events.last)
                for name in drafts.waiting {
                    queue.add(
                        name.name, name.kind, candidates: name.candidates, line: name.line, name.cells,
                        of: edition.digest)
                }
                if !drafts.waiting.isEmpty { try queue.save() }
            }
            return summary
        }
    }
}

extension Ledger {
    /// So many changed rows are no sign of another table, however small the table is.
    private static let fewChanges = 5

    /// The rows of which some event is odd by itself.
    private func doubts(
        about store: DraftSpool, by map: TableMap, in view: LedgerView, _ options: RecordingTerms
    ) throws -> [RowRefusal] {
        var doubts: [RowRefusal] = []
        var said: [Int: Int] = [:]
        var ends = EndDoubts()
        for batch in Self.batches(of: store) {
            let sequenced = try store.sequenced(batch, via: options.via)
            let events = try sequenced.compactMap { try $0.event() }
            var lines = Dictionary(
                sequenced.compactMap { event in event.entry.map { ($0.seq, event.placed.place?.line ?? 0) } }
            ) { first, _ in first }
            // A correction is as odd as what it makes of an event.
            var targets: [Event] = []
            for event in events {
                if let id = event.as(FactRetracted.self)?.target, let target = try view.event(withID: id) {
                    ends.note(amended: target)
                }
                guard let correction = event.as(FactCorrected.self),
                    let target = try view.event(withID: correction.target)
                else { continue }
                targets.append(target)
                ends.note(amended: target)
                lines[target.seq] = lines[event.seq]
            }
            let knowledge = KnownEvents(targets.sorted { $0.seq < $1.seq }.uniqued(by: \.seq) + events)
            for event in events where !map.recordsRepeatedKeys && event.on != nil {
                guard let line = lines[event.seq] else { continue }
                if let first = said.updateValue(line, forKey: SaidTwice.key(of: event)), first != line {
                    let what =
                        "It says what line \(first) says.\nhint: Take one of the rows out; or import it with --anyway."
                    doubts.append(RowRefusal(line: line, columns: [], what: what))
                }
            }
            for event in knowledge.facts {
                ends.add(event, knowledge.subjects(of: event), line: lines[event.seq])
                if let line = lines[event.seq], let oddity = EndDoubts.oddity(of: event) {
                    let what = "\(oddity)\nhint: Set the date right. If it is so, import it with --anyway."
                    doubts.append(RowRefusal(line: line, columns: [], what: what))
                }
                for rule in CheckRules.ofEvents {
                    guard let oddity = rule.oddity(of: event, in: knowledge), let line = lines[event.seq] else {
                        continue
                    }
                    let hint = "\(rule.adviceBeforeRecording) If it is so, import it with --anyway."
                    let what = "\(oddity) (\(rule.name))\nhint: \(hint)"
                    doubts.append(RowRefusal(line: line, columns: [], what: what))
                }
            }
        }
        return try doubts + ends.doubts(in: view)
    }
}

/// An event as it would be recorded now, and the draft of it.
public struct RehearsedEvent: Sendable {
    public let draft: Draft
    public let event: Event
    /// Where it comes from in the file; `nil` for what comes from the map.
    public let line: Int?

    init(_ placed: PlacedDraft, _ event: Event) {
        draft = placed.draft
        line = placed.place.flatMap { $0.line > 0 ? $0.line : nil }
        self.event = event
    }
}

/// Drafts that the ledger cannot take.
private struct RefusedDrafts: Error {
    let refusals: [Refusal]

    init(_ refusals: [Refusal]) { self.refusals = refusals }
}

/// The rows of a table that the ledger cannot take.
private struct RefusedRows {
    private(set) var rows: [RowRefusal] = []
    private(set) var all: [Refusal] = []

    var lines: Set<Int> { Set(rows.map(\.line)) }

    /// - Returns: whether there is a row more.
    mutating func add(_ doubted: [RowRefusal]) -> Bool {
        let before = lines.count
        rows += doubted
        return lines.count > before && !lines.contains(0)
    }

    /// - Returns: whether there is a row more; else something else is refused, without which no row can be recorded.
    mutating func add(_ refusals: [Refusal], of drafts: TableDrafts) -> Bool {
        let before = lines.count
        all += refusals
        for refusal in refusals {
            for problem in refusal.problems {
                rows.append(
                    RowRefusal(
                        line: refusal.place?.line ?? 0, columns: drafts.columns(of: refusal.id, at: problem.path),
                        what: problem.message().description.withoutPrefix))
            }
        }
        return lines.count > before && !lines.contains(0)
    }
}

extension TableSummary {
    fileprivate init(_ drafts: TableDrafts, _ refused: [RowRefusal], notes: [String]) {
        for (line, outcome) in drafts.outcomes { lines[outcome, default: []].append(line) }
        refusals = (refused + drafts.refusals).sorted { $0.line < $1.line }
        kept = drafts.kept
        gone = drafts.gone
        retracted = drafts.retracted
        readOtherwise = drafts.readOtherwise
        self.notes = notes
    }
}

extension String {
    /// A message without the word that begins it.
    fileprivate var withoutPrefix: String { hasPrefix("error: ") ? String(dropFirst(7)) : self }
}
