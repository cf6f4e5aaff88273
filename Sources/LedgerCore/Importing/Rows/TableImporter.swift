import CanonicalJSON
import ExtendedDateTime
import Domain

/// Turns the rows of a table into drafts by a map. The same table gives the same drafts in every run.
struct TableImporter {
    private let map: TableMap
    private let file: String
    private let digest: String
    private let today: Day
    private var lookup: PartyLookup
    private var ids: RevisionIDs
    private let slugs = SlugBook()
    private var made: Set<String> = []

    /// What became of a row.
    enum Outcome {
        case drafts([PlacedDraft])
        /// Names of which it is not clear who is meant.
        case waiting([(name: String, kind: PartyKind, candidates: [String])])
        case refused([RowRefusal])
    }

    init(_ map: TableMap, file: String, digest: String, today: Day, lookup: PartyLookup) {
        self.map = map
        self.file = file
        self.digest = digest
        self.today = today
        self.lookup = lookup
        ids = RevisionIDs(job: map.job)
    }

    /// The source that all events cite.
    func source() throws -> PlacedDraft {
        var data = map.source
        data[SourceRegistered.fields.source.name] = .string(map.job)
        return try draft(SourceRegistered.type, as: ids.source, .object(data), line: 1, RowDate(), nil, reason: nil)
    }

    mutating func importRow(_ line: Int, _ cells: [(column: String, text: String)]) throws -> Outcome {
        var row = RegisterRow(cells)
        let original = row.json
        if map.takenNames.contains(TableMap.line) { row[TableMap.line] = String(line) }
        do throws(RowProblem) {
            for column in map.values { row[column.name] = try column.value(of: row[column.column]) }
        } catch { return .refused([RowRefusal(line: line, columns: error.columns, what: error.what)]) }
        let record = map.key.flatMap { $0.text(from: row, record: String(line)) } ?? String(line)
        var drafts: [PlacedDraft] = []
        var waiting: [(name: String, kind: PartyKind, candidates: [String])] = []
        var refusals: [RowRefusal] = []
        var newcomers: [String] = []
        let stated = map.events.filter { $0.isStated(by: row, map.dates, writtenOn: today) }
        let stays = Stays(stated)
        for event in stated {
            let once = event.once.flatMap { $0.text(from: row, record: record) }
            if let once, made.contains(event.key + "\n" + once) { continue }
            let id = ids.event(once ?? record, event.key)
            var parties: [(draft: PlacedDraft?, reason: String?)] = []
            let filling = RowFilling(parties: map.parties, dates: map.dates, row, of: record, as: nil, on: today)
            let data = try filling.data(event.data, slugs) { party, name, words in
                switch try lookup.find(name, words, party.kind) {
                case .party(let slug, let reason):
                    parties.append((nil, reason.map { "\(name.quoted) is party:\(slug). \($0)" }))
                    return slug
                case .new(let slug):
                    newcomers.append(slug)
                    parties.append((try registration(slug, name, party.kind, words: words ?? name, line: line), nil))
                    return slug
                case .waiting(let candidates):
                    waiting.append((words ?? name, party.kind, candidates))
                    return nil
                case .refused(let why):
                    refusals.append(
                        RowRefusal(
                            line: line, columns: party.name.columns.filter { $0 != TextTemplate.record }, what: why))
                    return nil
                }
            }
            drafts += parties.compactMap(\.draft)
            let date = event.date(of: row, among: stays, map.dates, writtenOn: today)
            let reasons = parties.compactMap(\.reason)
            drafts.append(
                try draft(
                    event.definition.type, as: id, .object(data), line: line, date,
                    (record, original), reason: reasons.isEmpty ? nil : reasons.joined(separator: " "), event.confidence
                ))
            if let once { made.insert(event.key + "\n" + once) }
        }
        guard !refusals.isEmpty || !waiting.isEmpty else { return .drafts(drafts) }
        lookup.forget(newcomers)
        return refusals.isEmpty ? .waiting(waiting) : .refused(refusals)
    }

    /// Registrations stand at a place of their own: what is wrong with a row takes nobody's parties away.
    private func registration(
        _ slug: String, _ name: String, _ kind: PartyKind, words: String, line: Int
    ) throws -> PlacedDraft {
        let name: JSON = ["text": .string(name)]
        let data: JSON = [
            PartyRegistered.fields.party.name: .string(slug), PartyRegistered.fields.kind.name: .string(kind.rawValue),
            PartyRegistered.fields.names.name: [name],
        ]
        let placed = try draft(
            PartyRegistered.type, as: ids.party(slug), data, line: line, RowDate(), (words, nil), reason: nil)
        return PlacedDraft(placed.draft, at: Place(file: file + " (party)", line: line))
    }

    private func draft(
        _ type: String, as id: EventID, _ data: JSON, line: Int, _ date: RowDate,
        _ origin: (record: String, row: JSON?)?,
        reason: String?, _ confidence: String? = nil
    ) throws -> PlacedDraft {
        var imported: JSONObject = ["sha256": .string(digest), "lines": [.integer(line)]]
        imported["record"] = origin.map { .string($0.record) }
        imported["row"] = origin?.row
        var draft: JSONObject = [
            "key": .string(id.text), "type": .string(type), "by": .string(map.job), "data": data,
            "imported": .object(imported),
        ]
        draft["v"] = EventTypes.named(type)?.namedVersion
        if type != SourceRegistered.type {
            draft["sources"] = [
                ["source": .string(map.job), "at": .string(origin.map { "record \($0.record)" } ?? "line \(line)")]
            ]
        }
        draft["on"] = date.on.map { .string($0.description) }
        draft["stated"] = date.stated.map(JSON.string)
        draft["reason"] = reason.map(JSON.string)
        draft["confidence"] = confidence.map(JSON.string)
        return PlacedDraft(try Draft(.object(draft), recorder: map.job), at: Place(file: file, line: line))
    }

    /// The columns that fill what is wrong with a draft.
    func columns(of draft: Draft, at pointer: String) -> [String] {
        let event = map.events.first {
            $0.definition.type == draft.type && draft.id.text.hasSuffix(":" + RevisionIDs.part($0.key))
        }
        return (event?.columns(of: pointer, map.parties) ?? []).filter { $0 != TextTemplate.record }
    }
}
