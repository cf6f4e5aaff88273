import CanonicalJSON
import ExtendedDateTime
import Domain

/// What a row tells of beside the record itself: that a membership ended, that a treaty entered into force.
extension RevisionImporter {
    /// Brings the further events of a record up to its row.
    ///
    /// - Parameter before: the row that it had; `nil` for a new record.
    mutating func tellFurther(
        of record: inout ImportedRecord, _ cells: RegisterRow, changedFrom before: RegisterRow?, _ step: Step
    ) throws {
        for template in map.further {
            let isStated = template.isStated(by: cells, map.dates, writtenOn: step.day)
            switch (record.further[template.key], isStated) {
            case (nil, false): break
            case (nil, true): try begin(template, of: &record, cells, step)
            case (let stated?, true): try change(stated, by: template, of: &record, cells, before, step)
            case (let stated?, false):
                record.further[template.key] = nil
                let retraction = try addRetraction(of: stated.event, step, key: template.key)
                record.past[template.key] = (stated, retraction)
            }
        }
    }

    /// What the row has not told of before; or what it told of once, and tells of again in the same words.
    private mutating func begin(
        _ template: EventTemplate, of record: inout ImportedRecord, _ cells: RegisterRow, _ step: Step
    ) throws {
        if let past = record.past[template.key] {
            let again = try stated(template, cells, of: record, as: past.stated.event, step)
            if again == past.stated {
                record.past[template.key] = nil
                record.further[template.key] = again
                try addRetraction(of: past.retraction, step, key: template.key)
                return
            }
        }
        let event = ids.event(step.change.id, step.effect.record, template.key)
        let stated = try stated(template, cells, of: record, as: event, step)
        record.further[template.key] = stated
        try add(template, stated, step, row: nil)
    }

    private mutating func change(
        _ old: StatedEvent, by template: EventTemplate, of record: inout ImportedRecord, _ cells: RegisterRow,
        _ before: RegisterRow?, _ step: Step
    ) throws {
        var new = try stated(template, cells, of: record, as: old.event, step)
        if let before, template.hasSameDate(before, cells, among: map.stays) { new.date = old.date }
        let set = new.difference(from: old)
        guard !set.isEmpty else { return }
        try addCorrection(of: old.event, set, step, key: template.key)
        record.further[template.key] = new
    }

    /// Makes what has to be known before a record is told of: the agreement that it takes part in, say. It belongs to
    /// no record, and stays.
    mutating func makeOnce(_ cells: RegisterRow, origin: String, _ step: Step) throws {
        for template in map.once where template.isStated(by: cells, map.dates, writtenOn: step.day) {
            guard let text = template.once?.text(from: cells, record: origin),
                made.insert(template.key + "\n" + text).inserted
            else { continue }
            let event = ids.event(text, template.key)
            try add(template, stated(template, cells, origin: origin, as: event, thing: nil, step), step, row: nil)
        }
    }

    private mutating func stated(
        _ template: EventTemplate, _ cells: RegisterRow, of record: ImportedRecord, as event: EventID, _ step: Step
    ) throws -> StatedEvent {
        try stated(template, cells, origin: record.origin, as: event, thing: record.own.event, step)
    }

    /// What the map makes of a row, after the registrations of the parties that nothing named before.
    ///
    /// - Parameter thing: the event of the record, whose things are its own; `nil` where a text is always one thing.
    mutating func stated(
        _ template: EventTemplate, _ cells: RegisterRow, origin: String, as event: EventID, thing: EventID?,
        _ step: Step
    ) throws -> StatedEvent {
        var date = try template.date(of: cells, among: map.stays, map.dates, writtenOn: step.day)
        // The record is kept although what it tells of has not come: as a plan, which changes no state.
        if template.occurrence.isOpen(in: cells, map.dates, writtenOn: step.day) {
            date = RowDate(on: try? EDTF("[\(step.day)..]"), isToCome: true)
        }
        return StatedEvent(event: event, date: date, data: try data(template, cells, origin: origin, thing, step))
    }

    private mutating func data(
        _ template: EventTemplate, _ cells: RegisterRow, origin: String, _ thing: EventID?, _ step: Step
    ) throws -> JSONObject {
        let filling = RowFilling(
            parties: map.parties, dates: map.dates, cells, of: origin, as: thing, on: step.day)
        var newParties: [(slug: String, name: String, kind: PartyKind)] = []
        let data = try filling.data(template.data, slugs) { party, _ in
            let key = "\(party.words)\n\(party.name)\n\(party.kind.rawValue)"
            let (slug, isNew) = people.slug(for: party.words, key: key, in: .party)
            if isNew { newParties.append((slug, party.name, party.kind)) }
            return slug
        }
        for party in newParties { try register(party.slug, party.name, party.kind, step) }
        return data
    }
}

extension RevisionImporter.StatedEvent {
    /// What a correction of the old event has to set.
    func difference(from old: Self) -> JSONObject {
        var set = JSONObject()
        if old.date.on != date.on { set["/on"] = date.on.map { .string($0.description) } ?? .null }
        if old.date.stated != date.stated { set["/stated"] = date.stated.map(JSON.string) ?? .null }
        if old.date.isToCome != date.isToCome { set["/modality"] = date.modality ?? .null }
        for name in Set(old.data.map(\.key) + data.map(\.key)) where old.data[name] != data[name] {
            set["/data/" + name] = data[name] ?? .null
        }
        return set
    }
}

extension RowDate {
    /// What has not come to pass is no fact.
    var modality: JSON? { isToCome ? .string(Modality.planned.rawValue) : nil }
}
