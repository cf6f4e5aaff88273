import CanonicalJSON
import Crypto
import ExtendedDateTime
import Foundation
import Domain

/// What an import of a change log came to.
public struct RevisionSummary: Sendable {
    public let changes: Int
    public let lines: Int
    public let drafts: ImportSummary
    /// Changes that claim an earlier moment than the one before them, and were recorded at that one's.
    public let backwards: Int
    /// Columns that the map names and no row has.
    public let unseenColumns: [String]
}

extension Ledger {
    /// Records a register's change log: a table of inserts, field updates and deletes, read by a map.
    ///
    /// Each event is recorded at the moment of its change, so that the ledger knows at any moment what the register said
    /// then. A second run adds nothing; a longer log of the same register adds what is new.
    ///
    /// - Throws: `RevisionImportError` or `RecordingError`, and nothing has been written then; `ImportStopped` where a later
    ///   batch fails, which says what has been.
    public func importRevisions(
        _ table: (name: String, content: [UInt8]), map: (name: String, content: [UInt8]), _ options: RecordingTerms,
        progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws -> RevisionSummary {
        let rules = try Self.map(map)
        let changes = try Self.changes(table, rules)
        let digest = hexadecimal(SHA256.hash(data: Data(table.content)))
        var importer = RevisionImporter(rules, file: table.name, digest: digest)
        do {
            for change in changes { try importer.apply(change) }
        } catch let error as RevisionError {
            throw RevisionImportError.badRevision(file: table.name, error)
        }
        let view = try view()
        try checkIDs(of: importer.drafts, rules, in: view)
        let summary = try record(importer.drafts, after: view, options, progress)
        return RevisionSummary(
            changes: changes.count, lines: changes.reduce(0) { $0 + $1.revisions.count }, drafts: summary,
            backwards: importer.backwards,
            unseenColumns: rules.rowColumns.subtracting(importer.seenColumns).sorted())
    }

    private static func map(_ file: (name: String, content: [UInt8])) throws -> RevisionMap {
        do throws(MapError) {
            return try RevisionMap(parsing: file.content)
        } catch {
            throw RevisionImportError.unreadableMap(file: file.name, error)
        }
    }

    private static func changes(
        _ file: (name: String, content: [UInt8]), _ map: RevisionMap
    ) throws(RevisionImportError) -> [Change] {
        let text: DelimitedText
        do throws(DelimitedTextError) {
            text = try DelimitedText(file.content)
        } catch {
            throw .unreadableTable(file: file.name, error)
        }
        for column in map.columns.all where !text.columns.contains(column) {
            throw .missingColumn(file: file.name, column: column, columns: text.columns)
        }
        do throws(RevisionError) {
            return try RevisionTable(text, map.columns).changes
        } catch {
            throw .badRevision(file: file.name, error)
        }
    }

    private func record(
        _ drafts: [PlacedDraft], after view: LedgerView, _ options: RecordingTerms,
        _ progress: (Int, Int) -> Void
    ) throws -> ImportSummary {
        let wanted = try drafts.filter { try !isKnownParty($0.draft, in: view) }
        do {
            return try importDrafts(wanted, options, settingAsideBad: false) { progress($0, wanted.count) }
        } catch RecordingError.recordedOutOfOrder(_, let claimed, let previous) {
            throw RevisionImportError.ledgerIsAhead(change: claimed, ledger: previous)
        }
    }

    /// Ids that the register would give to things of its own must not be those of other things: the first event about a
    /// visit makes its id known, and every later one is taken to speak of that same visit.
    private func checkIDs(of drafts: [PlacedDraft], _ map: RevisionMap, in view: LedgerView) throws {
        let definitions = Dictionary(map.events.map { ($0.definition.type, $0.definition) }) { first, _ in first }
        for placed in drafts {
            guard let definition = definitions[placed.draft.type] else { continue }
            for mention in Mention.all(in: placed.draft.current, of: definition) {
                guard mention.role == .introduces, case .thing(let namespace, let slug) = mention.target,
                    let seq = try view.index.registration(of: namespace, slug)
                else { continue }
                let known = try view.event(at: seq).id
                guard known.text.hasPrefix(map.job + ":") else {
                    throw RevisionImportError.idTaken(placed.place, mention.target, by: known)
                }
            }
        }
    }

    /// Whether a draft registers a party that something else registered already as one of the same kind: then it is
    /// taken for the same. Never where nobody knows who it is.
    private func isKnownParty(_ draft: Draft, in view: LedgerView) throws -> Bool {
        guard draft.type == PartyRegistered.type, let data = draft.document.root["data"] else { return false }
        let slug = PartyID(reading: data[PartyRegistered.fields.party.name])
        let kind = PartyKind(reading: data[PartyRegistered.fields.kind.name])
        guard kind != .unresolved, let seq = try view.index.registration(of: .party, slug.text) else { return false }
        let known = try view.event(at: seq)
        return known.id != draft.id && known.type == PartyRegistered.type && known[PartyRegistered.self].kind == kind
    }
}
