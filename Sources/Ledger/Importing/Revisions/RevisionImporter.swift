import CanonicalJSON
import EDTF
import Vocabulary

/// Turns the changes of a register into drafts: what it says first, a fact; what it says otherwise later, corrections
/// and retractions of it, each recorded when the register made the change.
///
/// - An inserted record is an event of the map's type. Its row is kept as it was, in `imported`.
/// - All that one change updates in one record is one correction. It sets the fields that the map makes of the cells,
///   and keeps the cells that changed in its own `imported`; so the row at any moment is the first row with those of the
///   live corrections laid over it. Where no field changes it corrects the record's id to itself.
/// - A renumbered record is a correction of `/imported/record`.
/// - A deleted record is a retraction. If it comes back as it was, under its id, the retraction is retracted; with
///   another content the id was reused, and the record is another event, about another thing.
///
/// The same table gives the same drafts in every run, and the drafts of a longer table begin with them.
struct RevisionImporter {
    private let map: RevisionMap
    private let file: String
    private let digest: String
    private var register = Register()
    private var live: [String: ImportedRecord] = [:]
    private var retracted: [String: (record: ImportedRecord, by: EventID)] = [:]
    private var ids: RevisionIDs
    private let slugs = SlugBook()
    /// One party for each name, and for each of the words that tell its bearers apart.
    private let people = SlugBook()
    private var previous: UTCInstant?
    private(set) var drafts: [PlacedDraft] = []
    /// How many changes claim to be earlier than the one before them.
    private(set) var backwards = 0
    private(set) var seenColumns: Set<String> = []

    /// - Parameters:
    ///   - file: its name, for messages.
    ///   - digest: its SHA-256, in hexadecimal.
    init(_ map: RevisionMap, file: String, digest: String) {
        self.map = map
        self.file = file
        self.digest = digest
        ids = RevisionIDs(job: map.job)
    }

    /// A record as the ledger was told of it.
    private struct ImportedRecord {
        let event: EventID
        /// The id under which it first appeared, from which the ids of its things were made.
        let origin: String
        var row: RegisterRow
        var date: RowDate
        var data: JSONObject
    }

    mutating func take(_ change: Change) throws {
        let effects = try register.apply(change)
        let recorded = max(change.time, previous ?? change.time)
        if recorded > change.time { backwards += 1 }
        if previous == nil { try registerSource(change, recorded) }
        previous = recorded
        var leaving: [String: ImportedRecord] = [:]
        for effect in effects where effect.vacates { leaving[effect.record] = live.removeValue(forKey: effect.record) }
        for effect in effects {
            let step = Step(change: change, recorded: recorded, effect: effect)
            switch effect.kind {
            case .inserted(let row, let written): try insert(row, written, step)
            case .updated(let row, let changed): try update(row, changed, step)
            case .deleted: try retract(leaving[effect.record], step)
            case .renumbered(let number): try renumber(leaving[effect.record], to: number, step)
            }
        }
    }

    /// One effect of one change, on its way to a draft.
    private struct Step {
        let change: Change
        let recorded: UTCInstant
        let effect: Register.Effect
    }
}

extension Change {
    fileprivate var recorder: String { author.allSatisfy(\.isWhitespace) ? "unknown" : author }

    /// A correction or retraction says why.
    fileprivate var why: String { reason.allSatisfy(\.isWhitespace) ? "Change \(id) of the register." : reason }
}

extension Register.Effect {
    /// Whether the id is free after the change, or another record's.
    fileprivate var vacates: Bool {
        switch kind {
        case .deleted, .renumbered: true
        case .inserted, .updated: false
        }
    }
}

extension RevisionImporter {
    private mutating func insert(_ row: RegisterRow, _ written: JSONObject, _ step: Step) throws {
        let id = step.effect.record
        seenColumns.formUnion(written.map(\.key))
        if let (record, retraction) = retracted[id], record.row == row {
            retracted[id] = nil
            live[id] = record
            return try add(FactRetracted.type, ["event": .string(retraction.text)], step)
        }
        let event = ids.event(step.change.id, id)
        let date = map.occurrence.date(
            of: row, map.dates, map.definition.occurrence, writtenOn: step.recorded.day)
        let data = try data(of: row, origin: id, event, step)
        live[id] = ImportedRecord(event: event, origin: id, row: row, date: date, data: data)
        try add(map.definition.type, data, step, as: event, date, row: written)
    }

    private mutating func update(_ row: RegisterRow, _ changed: JSONObject, _ step: Step) throws {
        guard let record = live[step.effect.record] else { return }
        seenColumns.formUnion(changed.map(\.key))
        var new = record
        new.row = row
        if map.occurrence.columns.contains(where: { changed[$0] != nil }) {
            new.date = map.occurrence.date(
                of: row, map.dates, map.definition.occurrence, writtenOn: step.recorded.day)
        }
        new.data = try data(of: row, origin: record.origin, record.event, step)
        let set = Self.difference(record, new, id: step.effect.record)
        try add(
            FactCorrected.type, ["event": .string(record.event.text), "set": .object(set)], step, row: changed)
        live[step.effect.record] = new
    }

    private mutating func renumber(_ record: ImportedRecord?, to number: String, _ step: Step) throws {
        guard let record else { return }
        live[number] = record
        let set: JSON = ["/imported/record": .string(number)]
        try add(FactCorrected.type, ["event": .string(record.event.text), "set": set], step)
    }

    private mutating func retract(_ record: ImportedRecord?, _ step: Step) throws {
        guard let record else { return }
        let retraction = ids.event(step.change.id, step.effect.record)
        retracted[step.effect.record] = (record, retraction)
        try add(FactRetracted.type, ["event": .string(record.event.text)], step, as: retraction)
    }

    /// What a correction has to set. Where nothing that the map reads has changed, the id of the record, as it is: the
    /// row of the correction says what else did.
    private static func difference(_ old: ImportedRecord, _ new: ImportedRecord, id: String) -> JSONObject {
        var set = JSONObject()
        if old.date.on != new.date.on { set["/on"] = new.date.on.map { .string($0.description) } ?? .null }
        if old.date.stated != new.date.stated { set["/stated"] = new.date.stated.map(JSON.string) ?? .null }
        for name in Set(old.data.map(\.key) + new.data.map(\.key)) where old.data[name] != new.data[name] {
            set["/data/" + name] = new.data[name] ?? .null
        }
        if set.isEmpty { set["/imported/record"] = .string(id) }
        return set
    }

    /// The fields that the map makes of a row, after the registrations of the parties that nothing named before.
    private mutating func data(
        of row: RegisterRow, origin: String, _ event: EventID, _ step: Step
    ) throws -> JSONObject {
        let filling = RowFilling(
            parties: map.parties, dates: map.dates, row, of: origin, as: event, on: step.recorded.day)
        var newParties: [(slug: String, name: String, kind: PartyKind)] = []
        let data = try filling.data(map.data, slugs) { party, name, words in
            let words = words ?? name
            let (slug, isNew) = people.slug(for: words, key: "\(words)\n\(name)\n\(party.kind.rawValue)", in: .party)
            if isNew { newParties.append((slug, name, party.kind)) }
            return slug
        }
        for party in newParties {
            let name: JSON = ["text": .string(party.name)]
            try add(
                PartyRegistered.type,
                [
                    PartyRegistered.fields.party.name: .string(party.slug),
                    PartyRegistered.fields.kind.name: .string(party.kind.rawValue),
                    PartyRegistered.fields.names.name: [name],
                ], step, as: ids.party(party.slug))
        }
        return data
    }
}

extension RevisionImporter {
    private mutating func registerSource(_ change: Change, _ recorded: UTCInstant) throws {
        var data = map.source
        data[SourceRegistered.fields.source.name] = .string(map.job)
        try add(
            [
                "key": .string(ids.source.text), "type": .string(SourceRegistered.type), "by": .string(change.recorder),
                "data": .object(data), "recorded": .string(recorded.description),
                "imported": ["sha256": .string(digest), "lines": [1]],
            ], line: 1)
    }

    private mutating func add(
        _ type: String, _ data: JSONObject, _ step: Step, as id: EventID? = nil, _ date: RowDate = RowDate(),
        row: JSONObject? = nil
    ) throws {
        let change = step.change
        let effect = step.effect
        var imported: JSONObject = [
            "sha256": .string(digest), "lines": .array(effect.lines.map(JSON.integer)), "change": .string(change.id),
        ]
        if type != PartyRegistered.type { imported["record"] = .string(effect.record) }
        imported["row"] = row.map(JSON.object)
        var draft: JSONObject = [
            "key": .string((id ?? ids.event(change.id, effect.record)).text), "type": .string(type),
            "by": .string(change.recorder), "data": .object(data), "recorded": .string(step.recorded.description),
            "sources": [["source": .string(map.job), "at": .string("record \(effect.record)")]],
            "imported": .object(imported),
        ]
        draft["on"] = date.on.map { .string($0.description) }
        draft["stated"] = date.stated.map(JSON.string)
        if [FactCorrected.type, FactRetracted.type].contains(type) { draft["reason"] = .string(change.why) }
        try add(draft, line: effect.lines.first ?? 1)
    }

    private mutating func add(_ draft: JSONObject, line: Int) throws {
        let draft = try Draft(.object(draft), recorder: map.job)
        drafts.append(PlacedDraft(draft, at: Place(file: file, line: line)))
    }
}
