import CanonicalJSON
import Crypto
import ExtendedDateTime
import Foundation
import Domain

/// How a table is imported.
public struct TableTerms: Sendable {
    public var recording: RecordingTerms
    public var unresolved: UnresolvedNames
    /// Whether the drafts are only made, checked and handed out.
    public var isDryRun: Bool

    public init(_ recording: RecordingTerms, unresolved: UnresolvedNames = .register, isDryRun: Bool = false) {
        self.recording = recording
        self.unresolved = unresolved
        self.isDryRun = isDryRun
    }
}

extension Ledger {
    /// Records the rows of a table as events, by a map.
    ///
    /// The table is first read through: what is no table is refused whole, and nothing is recorded. A row with something
    /// wrong in it is refused by itself. Rows are committed as they come, so that after a kill a second run adds the rest;
    /// a second run of a finished import adds nothing.
    ///
    /// - Parameter show: is handed each draft in a dry run.
    public func importTable(
        _ table: (name: String, content: [UInt8]), map: (name: String, content: [UInt8]), _ terms: TableTerms,
        show: (Draft) throws -> Void = { _ in }, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws -> TableSummary {
        let rules: TableMap
        do throws(MapError) { rules = try TableMap(parsing: map.content) } catch {
            throw TableImportError.unreadableMap(file: map.name, error)
        }
        let text = try TableText(table, rules.form)
        try text.check(columns: rules.columns)
        try text.check(free: rules.takenNames)
        var queue = try ResolutionQueue(job: rules.job, root: root)
        let lookup = PartyLookup(self, job: rules.job, policy: terms.unresolved, queue: queue)
        let digest = hexadecimal(SHA256.hash(data: Data(table.content)))
        var importer = TableImporter(
            rules, file: table.name, digest: digest, today: environment.now().day, lookup: lookup)
        var summary = TableSummary()
        var batch = [try importer.source()]
        func commit() throws {
            try record(batch, of: importer, terms, show, &summary)
            batch = []
            progress(summary.rows, text.rowCount)
        }
        try text.forEachRow { line, cells in
            summary.rows += 1
            guard let cells else {
                summary.refusals.append(
                    RowRefusal(
                        line: line, columns: [],
                        what: "The row has another number of fields than the table has columns."))
                return
            }
            switch try importer.importRow(line, cells) {
            case .drafts(let drafts): batch += drafts
            case .refused(let refusals): summary.refusals += refusals
            case .waiting(let names):
                summary.waiting += 1
                for name in names { queue.add(name.name, name.kind, candidates: name.candidates, line: line) }
            }
            if batch.count >= Self.batchSize { try commit() }
        }
        try commit()
        if summary.waiting > 0 && !terms.isDryRun { try queue.save() }
        return summary
    }

    /// An error with what the batches before have come to, where they have recorded anything.
    private func stopped(by error: any Error, _ summary: TableSummary) -> any Error {
        var drafts = ImportSummary(recorded: summary.recorded, alreadyThere: summary.alreadyThere)
        guard let stopped = error as? ImportStopped else {
            return summary.last.map { ImportStopped(summary: drafts, last: $0, cause: error) } ?? error
        }
        drafts.recorded += stopped.summary.recorded
        drafts.alreadyThere += stopped.summary.alreadyThere
        return ImportStopped(summary: drafts, last: stopped.last, cause: stopped.cause)
    }

    /// Records what is good of a batch; the rows of what is not are refused, with all that they would have become.
    private func record(
        _ batch: [PlacedDraft], of importer: TableImporter, _ terms: TableTerms, _ show: (Draft) throws -> Void,
        _ summary: inout TableSummary
    ) throws {
        let drafts = Dictionary(batch.map { ($0.draft.id, $0.draft) }, uniquingKeysWith: { first, _ in first })
        let outcome: ImportSummary
        if terms.isDryRun {
            var refusals: [Refusal] = []
            do { _ = try rehearse(batch, terms.recording) } catch RecordingError.refused(let bad) { refusals = bad }
            let bad = Set(refusals.compactMap(\.place))
            for placed in batch where !(placed.place.map(bad.contains) ?? false) { try show(placed.draft) }
            outcome = ImportSummary(refusals: refusals)
        } else {
            do { outcome = try importDrafts(batch, terms.recording, settingAsideBad: true) } catch {
                throw stopped(by: error, summary)
            }
        }
        summary.recorded += outcome.recorded
        summary.alreadyThere += outcome.alreadyThere
        summary.last = outcome.last ?? summary.last
        for refusal in outcome.refusals {
            for problem in refusal.problems {
                let columns = drafts[refusal.id].map { importer.columns(of: $0, at: problem.path) } ?? []
                summary.refusals.append(
                    RowRefusal(
                        line: refusal.place?.line ?? 0, columns: columns,
                        what: problem.message().description.withoutPrefix))
            }
        }
    }
}

extension String {
    /// A message without the word that begins it.
    fileprivate var withoutPrefix: String { hasPrefix("error: ") ? String(dropFirst(7)) : self }
}
