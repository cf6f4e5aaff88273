import CanonicalJSON
import ExtendedDateTime
import Domain

/// Turns the rows of a table into drafts by a map. The same table gives the same drafts on any day, and in every run.
struct TableImporter {
    let map: TableMap
    let dates: DateRules
    private let edition: TableEdition
    let known: KnownTable?
    var gone: GoneRows
    var lookup: PartyLookup
    private var ids: RevisionIDs
    private let slugs = SlugBook()
    private var made: Set<String> = []
    /// The rows that were read, by their records.
    private(set) var lines: [String: (line: Int, row: RegisterRow)] = [:]
    private var taken: Set<String> = []
    /// The rows that were read, where they have no key.
    private var cellsRead: Set<RegisterRow> = []
    /// Whether some row could not be read, so that no other one is known to be gone.
    private(set) var hasUnknownRows = false
    /// The records of the rows, where several may have one key.
    private let records: [Int: String]
    var citesEdition = false

    /// What became of a row, before the ledger has looked at it.
    struct Result {
        var outcome: RowOutcome
        var drafts: [PlacedDraft] = []
        var refusals: [RowRefusal] = []
        /// Names of which it is not clear who is meant.
        var waiting: [(name: String, kind: PartyKind, candidates: [String])] = []
        /// Cells that are kept by their words.
        var kept: [RowRefusal] = []
        var gone: GoneRow?
        var retracted: GoneRow?
        /// The row is as it was, and the map, or the column, gives it another date than it did.
        var isReadOtherwise = false
        /// What goes with the row where it is not recorded: the parties that it registers, what it makes once.
        var newcomers: [String] = []
        var once: [String] = []

        init(_ outcome: RowOutcome, refusals: [RowRefusal] = []) {
            (self.outcome, self.refusals) = (outcome, refusals)
        }
    }

    /// An event as a row tells it.
    struct Told {
        var data = JSONObject()
        var date = RowDate()
        var registrations: [PlacedDraft] = []
        var newcomers: [String] = []
        var reasons: [String] = []
        var waiting: [(name: String, kind: PartyKind, candidates: [String])] = []
        var refusals: [RowRefusal] = []
    }

    /// - Parameter dates: the map's, with what the columns settle.
    init(
        _ map: TableMap, _ dates: DateRules, _ edition: TableEdition, _ known: KnownTable?, _ records: RowRecords,
        gone: GoneRows, lookup: PartyLookup
    ) {
        self.records = records.records(in: known)
        self.map = map
        self.dates = dates
        self.edition = edition
        self.known = known
        self.gone = gone
        self.lookup = lookup
        ids = RevisionIDs(job: map.job)
    }

    /// What this edition does to the events of earlier ones; `nil` where there are none.
    var amendments: EditionAmendments? { known.map { EditionAmendments(edition: edition, known: $0) } }

    /// Whether a draft cites an edition that the ledger does not know.
    var citesNewEdition: Bool { citesEdition && edition.isNew }

    var day: Day? { dates.asOf?.bounds.latest }

    /// The source that all events cite.
    func source() throws -> PlacedDraft? {
        guard known == nil else { return nil }
        var data = map.source
        data[SourceRegistered.fields.source.name] = .string(map.job)
        return try edition.draft(SourceRegistered.type, as: ids.source, .object(data), line: 0)
    }

    /// The source that a later edition is: of it there is a word only where it changes something.
    func editionSource() throws -> PlacedDraft {
        var data = map.source
        data[SourceRegistered.fields.source.name] = .string(edition.source)
        return try edition.draft(
            SourceRegistered.type, as: EventID("\(ids.source.text):\(edition.digest.prefix(8))"), .object(data),
            line: 0,
            ["sources": [["source": .string(map.job), "at": "another edition"]]])
    }

    /// - Parameter doubt: why it looks like no row of the table.
    mutating func importRow(
        _ line: Int, _ cells: [(column: String, text: String)], doubt: String? = nil
    ) throws -> Result {
        var result = try result(of: cells, line: line)
        // What looks like a footer and says nothing harms nobody.
        if let doubt, !result.drafts.isEmpty || !result.refusals.isEmpty || !result.waiting.isEmpty {
            let what =
                "The row looks like no row of the table: \(doubt).\nhint: If it is none, say in the map how many rows stand at "
                + "the end: \"table\": {\"skip_last\": 1}. If it is one, use --anyway."
            result.refusals = [RowRefusal(line: line, columns: [], what: what)]
        }
        return settled(result)
    }

    private mutating func result(of cells: [(column: String, text: String)], line: Int) throws -> Result {
        let original = RegisterRow(cells)
        let row: RegisterRow
        do throws(RowProblem) { row = try map.completed(original, line: line) } catch {
            hasUnknownRows = true
            return refused(line, error)
        }
        if map.key == nil {
            // Rows without a key are known by their cells: the same cells tell the same.
            guard cellsRead.insert(original).inserted else { return Result(.alreadyThere) }
        }
        guard let record = record(of: row, original, line: line) else {
            hasUnknownRows = true
            let columns = map.key?.columns.filter { $0 != TextTemplate.record } ?? []
            return refused(
                line,
                RowProblem(
                    columns: columns,
                    what:
                        "The row has no key.\nhint: Fill the cell, or make the map's \"key\" of columns that are filled."
                ))
        }
        if map.recordsRepeatedKeys {
            if records[line] == nil { return Result(.alreadyThere) }
        } else if let first = lines[record] {
            return repeated(record, first, original, line: line)
        }
        lines[record] = (line, original)
        var result = Result(.noEvent)
        do {
            try addEvents(of: row, original, record, line: line, to: &result)
        } catch let problem as RowProblem {
            result.refusals.append(RowRefusal(line: line, columns: problem.columns, what: problem.what))
        }
        return result
    }

    /// Takes note of a row that is refused as it stands, or for what the ledger says of it: it is there.
    mutating func note(_ line: Int, _ cells: [(column: String, text: String)]) {
        let original = RegisterRow(cells)
        guard let row = try? map.completed(original, line: line), let record = record(of: row, original, line: line)
        else {
            return hasUnknownRows = true
        }
        if map.key == nil, known?.rows[record] == nil { hasUnknownRows = true }
        lines[record] = (line, original)
    }

    private func refused(_ line: Int, _ problem: RowProblem) -> Result {
        Result(.refused, refusals: [RowRefusal(line: line, columns: problem.columns, what: problem.what)])
    }

    /// The row's own key; where the map gives none, the record that had these very cells before, else its line.
    ///
    /// - Returns: `nil` where the cells of its key are empty.
    private mutating func record(of row: RegisterRow, _ original: RegisterRow, line: Int) -> String? {
        if map.key != nil {
            return map.key(of: row, line: line).map { map.recordsRepeatedKeys ? records[line] ?? $0 : $0 }
        }
        let record: String =
            if let old = known?.records[original]?.first(where: { !taken.contains($0) }) {
                old
            } else if known?.rows[
                String(line)] == nil
            { String(line) } else { "\(line)-\(edition.digest.prefix(8))" }
        taken.insert(record)
        return record
    }

    /// A row whose key another one has: the same row again, or one that contradicts it.
    private func repeated(
        _ record: String, _ first: (line: Int, row: RegisterRow), _ row: RegisterRow, line: Int
    ) -> Result {
        if first.row == row || map.isSame(first, (line, row)) { return Result(.alreadyThere) }
        return refused(
            line,
            RowProblem(
                columns: map.key?.columns.filter { $0 != TextTemplate.record } ?? [],
                what: "Line \(first.line) has the key \(record.quoted) already, says something else, and counts.\n"
                    + "hint: Give the map a \"key\" that tells the rows apart, take one of them out, or let both count: "
                    + "\"repeated_key\": \"record\"."))
    }

    private mutating func addEvents(
        of row: RegisterRow, _ original: RegisterRow, _ record: String, line: Int, to result: inout Result
    ) throws {
        let before = known?.rows[record]
        let isChanged = before.map { $0.cells != original } ?? false
        let stated = map.events.filter { $0.isStated(by: row, dates, writtenOn: day) }
        let stays = Stays(stated)
        if !stated.isEmpty { result.outcome = .alreadyThere }
        var told: Set<EventID> = []
        for event in stated {
            let once = event.once.flatMap { $0.text(from: row, record: record) }
            if let once {
                guard made.insert(event.key + "\n" + once).inserted else { continue }
                result.once.append(event.key + "\n" + once)
            }
            let first = ids.event(once ?? record, event.key)
            let id = before.flatMap { known?.successor(of: first, in: $0) } ?? first
            told.formUnion([first, id])
            if known?.holds(id) ?? false {
                try restore(id, record, line: line, &result)
                guard isChanged, let before else {
                    let date = try event.date(of: row, among: stays, dates, writtenOn: day)
                    if known?.isDatedOtherwise(id, date) ?? false { result.isReadOtherwise = true }
                    continue
                }
                try change(event, id, row, original, record, from: before, line: line, &result)
            } else {
                let new = try tell(event, row, record, among: stays, line: line, &result)
                result.drafts += new.registrations
                result.drafts.append(try draft(event, new, as: id, record, original, line: line))
                if result.outcome != .changed { result.outcome = isChanged ? .changed : .recorded }
            }
            noteUnreadable(event, row, line: line, &result)
        }
        try noteGone(before, told, record, line: line, &result)
    }

    /// A row is refused, or waits, as a whole, and leaves nothing.
    private mutating func settled(_ result: Result) -> Result {
        guard !result.refusals.isEmpty || !result.waiting.isEmpty else { return result }
        var result = result
        lookup.forget(result.newcomers)
        made.subtract(result.once)
        result.outcome = result.refusals.isEmpty ? .waiting : .refused
        (result.drafts, result.kept, result.gone, result.retracted) = ([], [], nil, nil)
        return result
    }

    private func noteUnreadable(_ event: EventTemplate, _ row: RegisterRow, line: Int, _ result: inout Result) {
        guard dates.unreadable == .keep else { return }
        for column in event.dateColumns {
            guard let cell = dates.read(row[column], in: column, writtenOn: day).unreadable else { continue }
            result.kept.append(RowRefusal(line: line, columns: [column], what: cell.problem))
        }
    }

    /// What the map makes of a row.
    mutating func tell(
        _ event: EventTemplate, _ row: RegisterRow, _ record: String, among stays: Stays, line: Int,
        _ result: inout Result
    ) throws -> Told {
        var told = Told()
        // Also where a later cell turns out to be none that can be read.
        defer {
            result.newcomers += told.newcomers
            result.waiting += told.waiting
            result.refusals += told.refusals
        }
        let filling = RowFilling(parties: map.parties, dates: dates, row, of: record, as: nil, on: day)
        told.data = try filling.data(event.data, slugs) { party, columns in
            switch try lookup.find(party, line: line, row) {
            case .party(let slug, let reason):
                if let reason { told.reasons.append("\(party.name.quoted) is party:\(slug). \(reason)") }
                return slug
            case .new(let slug):
                told.newcomers.append(slug)
                told.registrations.append(try registration(slug, party, line: line))
                return slug
            case .waiting(let candidates):
                told.waiting.append((party.words, party.kind, candidates))
                return nil
            case .refused(let why):
                told.refusals.append(
                    RowRefusal(line: line, columns: columns.filter { $0 != TextTemplate.record }, what: why))
                return nil
            }
        }
        told.date = try event.date(of: row, among: stays, dates, writtenOn: day)
        return told
    }

    private func registration(_ slug: String, _ party: PartyName, line: Int) throws -> PlacedDraft {
        var data: JSONObject = [
            PartyRegistered.fields.party.name: .string(slug),
            PartyRegistered.fields.kind.name: .string(party.kind.rawValue),
            PartyRegistered.fields.names.name: [["text": .string(party.name)]],
        ]
        if !party.codes.isEmpty { data[PartyRegistered.fields.codes.name] = .object(party.codes) }
        return try edition.draft(
            PartyRegistered.type, as: ids.party(slug), .object(data), line: line,
            ["sources": edition.citation("record \(party.words)", of: sourceOfNew)], record: party.words)
    }

    /// What is new comes from the edition in which it first stands.
    private var sourceOfNew: String { known == nil ? map.job : edition.source }

    mutating func draft(
        _ event: EventTemplate, _ told: Told, as id: EventID, _ record: String, _ original: RegisterRow, line: Int
    ) throws -> PlacedDraft {
        citesEdition = citesEdition || known != nil
        var envelope: JSONObject = ["sources": edition.citation("record \(record)", of: sourceOfNew)]
        envelope["on"] = told.date.on.map { .string($0.description) }
        envelope["stated"] = told.date.stated.map(JSON.string)
        envelope["reason"] = told.reasons.isEmpty ? nil : .string(told.reasons.joined(separator: " "))
        envelope["confidence"] = event.confidence.map(JSON.string)
        return try edition.draft(
            event.definition.type, as: id, .object(told.data), line: line, envelope, record: record, row: original.json)
    }

    /// The columns that fill what is wrong with an event.
    func columns(of id: EventID, at pointer: String) -> [String] {
        let event = map.events.first { id.text.hasSuffix(":" + RevisionIDs.part($0.key)) }
        return (event?.columns(of: pointer, map.parties) ?? []).filter { $0 != TextTemplate.record }
    }
}
