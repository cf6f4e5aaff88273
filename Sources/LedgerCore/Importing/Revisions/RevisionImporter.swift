import CanonicalJSON
import ExtendedDateTime
import Domain

/// Turns the changes of a register into drafts: what it says first, facts; what it says otherwise later, corrections
/// and retractions of them, each recorded when the register made the change.
///
/// - An inserted record is an event of the map's first type. Its row is kept as it was, in `imported`.
/// - What else its row tells of (that it ended, say) is an event of its own from the change on with which the row tells of
///   it, corrected with the row, and retracted when the row tells of it no more.
/// - All that one change updates in one record is one correction of the record's event. It sets the fields that the map
///   makes of the cells, and keeps the cells that changed in its own `imported`; so the row at any moment is the first row
///   with those of the live corrections laid over it. Where no field changes it corrects the record's id to itself.
/// - A renumbered record is a correction of `/imported/record`.
/// - A deleted record is a retraction of its events. If it comes back as it was, under its id, the retractions are
///   retracted; with another content the id was reused, and the record is another event, about another thing.
///
/// The same table gives the same drafts in every run, and the drafts of a longer table begin with them.
struct RevisionImporter {
    let map: RevisionMap
    let file: String
    let digest: String
    private var register = Register()
    private var live: [String: ImportedRecord] = [:]
    private var retracted: [String: RetractedRecord] = [:]
    var ids: RevisionIDs
    let slugs = SlugBook()
    /// One party for each name, and for each of the words that tell its bearers apart.
    let people = SlugBook()
    /// What is made once, and has been.
    var made: Set<String> = []
    private var previous: UTCInstant?
    var drafts: [PlacedDraft] = []
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

    /// One event as the ledger was told of it, corrections included.
    struct StatedEvent: Equatable {
        var event: EventID
        var date: RowDate
        var data: JSONObject
    }

    /// A record as the ledger was told of it.
    struct ImportedRecord {
        /// The id under which it first appeared, from which the ids of its things were made.
        let origin: String
        var row: RegisterRow
        var own: StatedEvent
        /// What else its row tells of, by the keys of the map's events.
        var further: [String: StatedEvent] = [:]
        /// What its row told of once, with the retraction of it.
        var past: [String: (stated: StatedEvent, retraction: EventID)] = [:]
    }

    private struct RetractedRecord {
        let record: ImportedRecord
        let retractions: [EventID]
    }

    /// One effect of one change, on its way to drafts.
    struct Step {
        let change: Change
        let recorded: UTCInstant
        let effect: Register.Effect

        var day: Day { recorded.day }
    }

    mutating func apply(_ change: Change) throws {
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
        if let gone = retracted[id], gone.record.row == row { return try restore(gone, step) }
        let cells = try completed(row, step)
        try makeOnce(cells, origin: id, step)
        let event = ids.event(step.change.id, id)
        let own = try stated(map.record, cells, origin: id, as: event, thing: event, step)
        var record = ImportedRecord(origin: id, row: row, own: own)
        try add(map.record, own, step, row: written)
        try tellFurther(of: &record, cells, changedFrom: nil, step)
        live[id] = record
    }

    private mutating func restore(_ gone: RetractedRecord, _ step: Step) throws {
        retracted[step.effect.record] = nil
        live[step.effect.record] = gone.record
        for retraction in gone.retractions { try addRetraction(of: retraction, step) }
    }

    private mutating func update(_ row: RegisterRow, _ changed: JSONObject, _ step: Step) throws {
        guard var record = live[step.effect.record] else { return }
        seenColumns.formUnion(changed.map(\.key))
        let before = try completed(record.row, step)
        let cells = try completed(row, step)
        try makeOnce(cells, origin: record.origin, step)
        var own = try stated(
            map.record, cells, origin: record.origin, as: record.own.event, thing: record.own.event, step)
        own.date = map.record.hasSameDate(before, cells, among: map.stays) ? record.own.date : own.date
        var set = own.difference(from: record.own)
        // Where nothing that the map reads has changed, the id of the record, as it is: the row of the correction says
        // what else did.
        if set.isEmpty { set["/imported/record"] = .string(step.effect.record) }
        try addCorrection(of: own.event, set, step, row: changed)
        record.own = own
        record.row = row
        try tellFurther(of: &record, cells, changedFrom: before, step)
        live[step.effect.record] = record
    }

    private mutating func renumber(_ record: ImportedRecord?, to number: String, _ step: Step) throws {
        guard let record else { return }
        live[number] = record
        try addCorrection(of: record.own.event, ["/imported/record": .string(number)], step)
    }

    private mutating func retract(_ record: ImportedRecord?, _ step: Step) throws {
        guard let record else { return }
        var retractions = [try addRetraction(of: record.own.event, step)]
        for template in map.further {
            guard let other = record.further[template.key] else { continue }
            retractions.append(try addRetraction(of: other.event, step, key: template.key))
        }
        retracted[step.effect.record] = RetractedRecord(record: record, retractions: retractions)
    }

    /// The row with the columns that the map makes of it.
    private func completed(_ row: RegisterRow, _ step: Step) throws -> RegisterRow {
        do throws(RowProblem) {
            return try map.completed(row)
        } catch {
            let kind = RevisionError.Kind.unmapped(columns: error.columns, what: error.what)
            throw RevisionError(line: step.effect.lines.first ?? 1, kind: kind)
        }
    }
}

extension EventTemplate {
    /// Whether the cells that say when are the same: words such as "last month" mean what they meant when they were
    /// written.
    func hasSameDate(_ before: RegisterRow, _ after: RegisterRow, among stays: Stays) -> Bool {
        dateColumns(among: stays).allSatisfy { before.cell($0) == after.cell($0) }
    }
}
