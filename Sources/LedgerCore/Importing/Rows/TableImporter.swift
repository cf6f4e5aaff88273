import CanonicalJSON
import ExtendedDateTime
import Domain

/// Turns the rows of a table into drafts by a map. The same table gives the same drafts on any day, and in every run.
struct TableImporter {
    let map: TableMap
    private let dates: DateRules
    private let edition: TableEdition
    private let known: KnownTable?
    private var gone: GoneRows
    private var lookup: PartyLookup
    private var ids: RevisionIDs
    private let slugs = SlugBook()
    private var made: Set<String> = []
    /// The rows that were read, by their records.
    private var lines: [String: (line: Int, row: RegisterRow)] = [:]
    private var taken: Set<String> = []
    /// The rows that were read, where they have no key.
    private var cellsRead: Set<RegisterRow> = []
    /// Whether some row could not be read, so that no other one is known to be gone.
    private var hasUnknownRows = false
    /// The records of the rows, where several may have one key.
    private let records: [Int: String]
    private var citesEdition = false

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
        fileprivate var newcomers: [String] = []
        fileprivate var once: [String] = []

        init(_ outcome: RowOutcome, refusals: [RowRefusal] = []) {
            (self.outcome, self.refusals) = (outcome, refusals)
        }
    }

    /// An event as a row tells it.
    fileprivate struct Told {
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

    /// Whether a draft cites an edition that the ledger does not know.
    var citesNewEdition: Bool { citesEdition && edition.isNew }

    private var day: Day? { dates.asOf?.bounds.latest }

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
        if first.row == row || map.isSymmetric { return Result(.alreadyThere) }
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
    private mutating func tell(
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

    private mutating func draft(
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

// MARK: - Editions

extension TableImporter {
    /// A changed row: what it says otherwise than before is a correction, unless somebody has corrected the ledger meanwhile.
    private mutating func change(
        _ event: EventTemplate, _ id: EventID, _ row: RegisterRow, _ original: RegisterRow, _ record: String,
        from before: KnownTable.Row, line: Int, _ result: inout Result
    ) throws {
        let old = try map.completed(before.cells, line: before.line)
        let oldStays = Stays(map.events.filter { $0.isStated(by: old, dates, writtenOn: day) })
        let newStays = Stays(map.events.filter { $0.isStated(by: row, dates, writtenOn: day) })
        let told = try tell(event, row, record, among: newStays, line: line, &result)
        var past = Result(.alreadyThere)
        let base = (try? tell(event, old, record, among: oldStays, line: before.line, &past)) ?? Told()
        lookup.forget(past.newcomers)
        let set = Self.difference(from: base, to: told)
        guard !set.isEmpty else { return }
        guard let fact = known?.fact(id) ?? known?.restored(id) else {
            result.refusals.append(
                conflict(id, by: known?.retraction(of: id), line: line, "was retracted", columns: event.columns))
            return
        }
        let now = fact.line.root.json
        var missing = JSONObject()
        for (pointer, value) in set {
            let stands = now.at(pointer)
            if stands == value { continue }
            let correction = known?.correction(of: id, setting: pointer)
            guard stands == (base.value(at: pointer) ?? .null) || correction == nil else {
                let words = "was corrected to \(stands.canonicalText); the table says \(value.canonicalText)"
                result.refusals.append(
                    conflict(id, by: correction, line: line, words, columns: event.columns(of: pointer, map.parties)))
                return
            }
            missing[pointer] = value
        }
        guard !missing.isEmpty else { return }
        citesEdition = true
        result.outcome = .changed
        guard !event.makesKnown(missing) else {
            return try replace(event, id, told, record, original, in: before, line: line, &result)
        }
        result.drafts += told.registrations
        result.drafts.append(try correction(of: id, missing, record, original, line: line))
    }

    /// What made another thing known than it does now is no slip of a field: it is retracted, and told anew; or counts again,
    /// where an earlier edition told of that thing.
    private mutating func replace(
        _ event: EventTemplate, _ id: EventID, _ told: Told, _ record: String, _ original: RegisterRow,
        in before: KnownTable.Row, line: Int, _ result: inout Result
    ) throws {
        result.drafts.append(
            try edition.draft(
                FactRetracted.type, as: fresh("\(id.text)\(KnownTable.replacedMark)\(edition.digest.prefix(8))"),
                ["event": .string(id.text)], line: line,
                [
                    "sources": edition.citation("record \(record)", of: edition.source),
                    "reason": .string("Line \(line) of this edition tells of something else."),
                ], record: record))
        result.drafts += told.registrations
        if let (old, retraction) = known?.replaced(in: before, making: told.data, by: event) {
            result.drafts.append(
                try edition.draft(
                    FactRetracted.type, as: fresh("\(old.id.text):back-\(edition.digest.prefix(8))"),
                    ["event": .string(retraction.id.text)], line: line,
                    [
                        "sources": edition.citation("record \(record)", of: edition.source),
                        "reason": .string("Line \(line) of this edition tells of it again."),
                    ], record: record, row: original.json))
            let stands = old.line.root.json
            let pointers = ["/on", "/stated"] + told.data.map { "/data/" + $0.key }
            var set = JSONObject()
            for pointer in pointers {
                let (was, value) = (stands.at(pointer), told.value(at: pointer) ?? .null)
                if was != value { set[pointer] = value }
            }
            if !set.isEmpty { result.drafts.append(try correction(of: old.id, set, record, original, line: line)) }
            return
        }
        let successor = fresh("\(id.text):\(edition.digest.prefix(8))")
        result.drafts.append(try draft(event, told, as: successor, record, original, line: line))
    }

    private func correction(
        of id: EventID, _ set: JSONObject, _ record: String, _ original: RegisterRow, line: Int
    ) throws -> PlacedDraft {
        try edition.draft(
            FactCorrected.type, as: fresh("\(id.text):\(edition.digest.prefix(8))"),
            ["event": .string(id.text), "set": .object(set)], line: line,
            [
                "sources": edition.citation("record \(record)", of: edition.source),
                "reason": .string("Line \(line) of this edition says otherwise than the one before."),
            ], record: record, row: original.json)
    }

    /// An id that no edition has used: one may come back, and correct again what another has changed since.
    private func fresh(_ text: String) -> EventID {
        var (id, number) = (EventID(text), 2)
        while known?.holds(id) ?? false { (id, number) = (EventID("\(text)/\(number)"), number + 1) }
        return id
    }

    /// What an edition retracted because it had the row no more counts again once one has it.
    private mutating func restore(_ id: EventID, _ record: String, line: Int, _ result: inout Result) throws {
        guard let retraction = known?.retraction(of: id), retraction.isOfGoneRow else { return }
        citesEdition = true
        result.outcome = .changed
        result.drafts.append(
            try edition.draft(
                FactRetracted.type, as: fresh("\(id.text):back-\(edition.digest.prefix(8))"),
                ["event": .string(retraction.id.text)], line: line,
                [
                    "sources": edition.citation("record \(record)", of: edition.source),
                    "reason": .string("Line \(line) of this edition says so again."),
                ], record: record))
    }

    private func conflict(
        _ id: EventID, by amendment: Event?, line: Int, _ words: String, columns: [String]
    ) -> RowRefusal {
        let place = amendment.map { "@\($0.seq)" } ?? "the amendment"
        return RowRefusal(
            line: line, columns: columns.filter { $0 != TextTemplate.record }.uniqued(),
            what: "The row has changed, but \(known?.seq(of: id).map { "@\($0)" } ?? id.text) \(words) (\(place)).\n"
                + "hint: Set the cell right, or take that back: chancery retract \(place) --reason ...")
    }

    private static func difference(from old: Told, to new: Told) -> JSONObject {
        var set = JSONObject()
        if old.date.on != new.date.on { set["/on"] = new.value(at: "/on") ?? .null }
        if old.date.stated != new.date.stated { set["/stated"] = new.value(at: "/stated") ?? .null }
        for name in Set(old.data.map(\.key) + new.data.map(\.key)).sorted() where old.data[name] != new.data[name] {
            set["/data/" + name] = new.data[name] ?? .null
        }
        return set
    }

    /// What a row told of before and tells no more.
    private mutating func noteGone(
        _ before: KnownTable.Row?, _ told: Set<EventID>, _ record: String, line: Int, _ result: inout Result
    ) throws {
        guard let before, let known else { return }
        let events = before.events.filter { !told.contains($0) && known.fact($0) != nil && isOfRow($0) }
        guard !events.isEmpty else { return }
        try settleGone(
            GoneRow(line: line, events: events, parts: events.map { String($0.text.split(separator: ":").last ?? "") }),
            "Line \(line) of this edition no longer says so.", record, &result)
    }

    /// An event that is made once for many rows is of none of them.
    private func isOfRow(_ id: EventID) -> Bool {
        !map.events.contains { $0.once != nil && id.text.hasSuffix(":" + RevisionIDs.part($0.key)) }
    }

    private mutating func settleGone(
        _ row: GoneRow, _ reason: String, _ record: String, _ result: inout Result
    ) throws {
        switch gone {
        case .ask: result.gone = row
        case .keep: break
        case .retract:
            result.retracted = row
            citesEdition = true
            result.outcome = .changed
            for id in row.events {
                result.drafts.append(
                    try edition.draft(
                        FactRetracted.type, as: fresh("\(id.text)\(KnownTable.goneMark)\(edition.digest.prefix(8))"),
                        ["event": .string(id.text)], line: row.line,
                        [
                            "sources": edition.citation("record \(record)", of: edition.source),
                            "reason": .string(reason),
                        ], record: record))
            }
        }
    }

    /// The rows that the last edition had and this one has not.
    mutating func goneRows() throws -> [Result] {
        guard let known else { return [] }
        if hasUnknownRows, gone == .retract { gone = .ask }
        var results: [Result] = []
        for (record, row) in known.rows.sorted(by: { ($0.value.line, $0.key) < ($1.value.line, $1.key) })
        where lines[record] == nil {
            let events = row.events.filter { known.fact($0) != nil && isOfRow($0) }
            guard !events.isEmpty else { continue }
            var result = Result(.alreadyThere)
            try settleGone(
                GoneRow(line: row.line, events: events, parts: []), "This edition no longer has the row.", record,
                &result)
            results.append(result)
        }
        return results
    }
}

extension TableImporter {
    /// How many rows of the last edition there are, and how many of them this one has.
    var rowsOfLastEdition: (all: Int, here: Int) {
        guard let known else { return (0, 0) }
        let rows = known.rows.filter { $0.value.events.contains { known.fact($0) != nil } }
        return (rows.count, rows.count { lines[$0.key] != nil })
    }
}

extension TableImporter.Told {
    func value(at pointer: String) -> JSON? {
        switch pointer {
        case "/on": date.on.map { .string($0.description) }
        case "/stated": date.stated.map(JSON.string)
        default: data[String(pointer.dropFirst("/data/".count))]
        }
    }
}

extension JSON {
    /// What a pointer leads to; null where that is nothing.
    fileprivate func at(_ pointer: String) -> JSON {
        (try? JSONPointer(parsing: pointer)).flatMap { self[$0] } ?? .null
    }
}
