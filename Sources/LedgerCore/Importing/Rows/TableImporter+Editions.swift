import CanonicalJSON
import Domain

/// What a row of a later edition does to the events that it became before.
extension TableImporter {
    /// A changed row: what it says otherwise than before is a correction, unless somebody has corrected the ledger meanwhile.
    mutating func change(
        _ event: EventTemplate, _ id: EventID, _ row: RegisterRow, _ original: RegisterRow, _ record: String,
        from before: KnownTable.Row, line: Int, _ result: inout Result
    ) throws {
        guard let amendments else { return }
        let old = try map.completed(before.cells, line: before.line)
        let oldStays = Stays(map.events.filter { $0.isStated(by: old, dates, writtenOn: day) })
        let newStays = Stays(map.events.filter { $0.isStated(by: row, dates, writtenOn: day) })
        let told = try tell(event, row, record, among: newStays, line: line, &result)
        var past = Result(.alreadyThere)
        let base = (try? tell(event, old, record, among: oldStays, line: before.line, &past)) ?? Told()
        lookup.forget(past.newcomers)
        let set = told.difference(from: base)
        guard !set.isEmpty else { return }
        let missing: JSONObject
        do throws(EditionAmendments.Conflict) { missing = try amendments.missing(of: set, from: id, base.value) } catch
        {
            let columns = error.pointer.map { event.columns(of: $0, map.parties) } ?? event.columns
            return result.refusals.append(amendments.refusal(error, line: line, columns: columns))
        }
        guard !missing.isEmpty else {
            let agreed = amendments.agreed(of: set, with: id)
            guard !agreed.isEmpty else { return }
            citesEdition = true
            return result.drafts.append(
                try amendments.agreement(with: id, on: agreed, record, original, line: line))
        }
        citesEdition = true
        result.outcome = .changed
        guard !event.makesKnown(missing) else {
            return try replace(event, id, told, record, original, in: before, line: line, &result)
        }
        result.drafts += told.registrations
        result.drafts.append(try amendments.correction(of: id, setting: missing, record, original, line: line))
    }

    /// What made another thing known than it does now is no slip of a field: it is retracted, and told anew; or counts again,
    /// where an earlier edition told of that thing.
    private mutating func replace(
        _ event: EventTemplate, _ id: EventID, _ told: Told, _ record: String, _ original: RegisterRow,
        in before: KnownTable.Row, line: Int, _ result: inout Result
    ) throws {
        guard let amendments else { return }
        result.drafts.append(try amendments.retraction(of: id, .replaced, record, line: line))
        result.drafts += told.registrations
        guard let (old, retraction) = amendments.known.replaced(in: before, making: told.data, by: event) else {
            let successor = amendments.successor(of: id)
            return result.drafts.append(try draft(event, told, as: successor, record, original, line: line))
        }
        result.drafts.append(try amendments.restoration(of: old.id, from: retraction, record, original, line: line))
        let set = told.difference(from: old)
        guard !set.isEmpty else { return }
        result.drafts.append(try amendments.correction(of: old.id, setting: set, record, original, line: line))
    }

    /// What an edition retracted because it had the row no more counts again once one has it.
    mutating func restore(_ id: EventID, _ record: String, line: Int, _ result: inout Result) throws {
        guard let amendments, let retraction = amendments.known.retraction(of: id), retraction.isOfGoneRow else {
            return
        }
        citesEdition = true
        result.outcome = .changed
        result.drafts.append(try amendments.restoration(of: id, from: retraction, record, nil, line: line))
    }

    /// What a row told of before and tells no more.
    mutating func noteGone(
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
            guard let amendments else { return }
            result.retracted = row
            citesEdition = true
            result.outcome = .changed
            for id in row.events {
                result.drafts.append(try amendments.retraction(of: id, .gone(reason), record, line: row.line))
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

    /// What it says otherwise than another telling.
    fileprivate func difference(from old: Self) -> JSONObject {
        difference(among: old.data.map(\.key), old.value)
    }

    /// What it says otherwise than an event.
    fileprivate func difference(from event: Event) -> JSONObject {
        let line = event.line.root.json
        return difference(among: line["data"]?.object?.map(\.key) ?? []) { line.at($0) }
    }

    private func difference(among fields: [String], _ old: (String) -> JSON?) -> JSONObject {
        var set = JSONObject()
        for pointer in ["/on", "/stated"] + Set(data.map(\.key) + fields).sorted().map({ "/data/" + $0 }) {
            let value = value(at: pointer) ?? .null
            if value != old(pointer) ?? .null { set[pointer] = value }
        }
        return set
    }
}
