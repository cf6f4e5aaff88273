import CanonicalJSON
import Domain

/// What an edition does to the events that earlier ones became: corrections and retractions, each with the edition as its source.
struct EditionAmendments {
    let edition: TableEdition
    let known: KnownTable

    /// Why an event is retracted.
    enum Cause {
        /// The edition no longer has the row, or no longer says so in it.
        case gone(String)
        /// The row tells of something else.
        case replaced
    }

    func correction(
        of id: EventID, setting fields: JSONObject, _ record: String, _ row: RegisterRow, line: Int
    ) throws -> PlacedDraft {
        try correction(
            of: id, setting: fields, "Line \(line) of this edition says otherwise than the one before.", record, row,
            line: line)
    }

    private func correction(
        of id: EventID, setting fields: JSONObject, _ reason: String, _ record: String, _ row: RegisterRow, line: Int
    ) throws -> PlacedDraft {
        try draft(
            FactCorrected.type, as: "\(id.text):\(mark)", ["event": .string(id.text), "set": .object(fields)],
            reason, record, line: line, row: row.json)
    }

    func retraction(of id: EventID, _ cause: Cause, _ record: String, line: Int) throws -> PlacedDraft {
        let (text, reason) =
            switch cause {
            case .gone(let reason): (id.text + KnownTable.goneMark + mark, reason)
            case .replaced:
                (id.text + KnownTable.replacedMark + mark, "Line \(line) of this edition tells of something else.")
            }
        return try draft(FactRetracted.type, as: text, ["event": .string(id.text)], reason, record, line: line)
    }

    /// Lets an event count again.
    func restoration(
        of id: EventID, from retraction: Event, _ record: String, _ row: RegisterRow?, line: Int
    ) throws -> PlacedDraft {
        try draft(
            FactRetracted.type, as: "\(id.text):back-\(mark)", ["event": .string(retraction.id.text)],
            "Line \(line) of this edition says so again.", record, line: line, row: row?.json)
    }

    /// The id of an event that is told in the place of another one.
    func successor(of id: EventID) -> EventID { fresh("\(id.text):\(mark)") }

    /// An amendment of the ledger that a changed row contradicts.
    struct Conflict: Error {
        let id: EventID
        let amendment: Event?
        let words: String
        /// The field that both set; `nil` for the whole event.
        let pointer: String?
    }

    /// What of a change the ledger does not say yet.
    ///
    /// - Parameters:
    ///   - fields: what the row says now and did not say before.
    ///   - before: what it said before.
    func missing(
        of fields: JSONObject, from id: EventID, _ before: (String) -> JSON?
    ) throws(Conflict) -> JSONObject {
        guard let fact = known.fact(id) ?? known.restored(id) else {
            throw Conflict(id: id, amendment: known.retraction(of: id), words: "was retracted", pointer: nil)
        }
        let now = fact.line.root.json
        var missing = JSONObject()
        for (pointer, value) in fields {
            let stands = now.at(pointer)
            if stands == value { continue }
            let correction = known.correction(of: id, setting: pointer)
            // What somebody corrected by hand stands against the table, though an edition has come to say the same since.
            let own = known.correction(of: id, setting: pointer, to: stands)
            guard own == nil, stands == (before(pointer) ?? .null) || correction == nil else {
                let words = "was corrected to \(stands.canonicalText); the table says \(value.canonicalText)"
                throw Conflict(id: id, amendment: own ?? correction, words: words, pointer: pointer)
            }
            missing[pointer] = value
        }
        return missing
    }

    /// What of a change somebody has corrected by hand already, to the same.
    func agreed(of fields: JSONObject, with id: EventID) -> JSONObject {
        JSONObject(fields.filter { known.correction(of: id, setting: $0.key, to: $0.value) != nil })
    }

    /// That an edition has come to say what somebody had corrected: so the next one is held against it.
    func agreement(
        with id: EventID, on fields: JSONObject, _ record: String, _ row: RegisterRow, line: Int
    ) throws -> PlacedDraft {
        try correction(
            of: id, setting: fields, "Line \(line) of this edition has come to say so, too.", record, row, line: line)
    }

    func refusal(_ conflict: Conflict, line: Int, columns: [String]) -> RowRefusal {
        let place = conflict.amendment.map { "@\($0.seq)" } ?? "the amendment"
        let event = known.seq(of: conflict.id).map { "@\($0)" } ?? conflict.id.text
        return RowRefusal(
            line: line, columns: columns.filter { $0 != TextTemplate.record }.uniqued(),
            what: "The row has changed, but \(event) \(conflict.words) (\(place)).\n"
                + "hint: Set the cell right, or take that back: chancery retract \(place) --reason ...")
    }

    private var mark: String { String(edition.digest.prefix(8)) }

    private func draft(
        _ type: String, as id: String, _ data: JSON, _ reason: String, _ record: String, line: Int, row: JSON? = nil
    ) throws -> PlacedDraft {
        try edition.draft(
            type, as: fresh(id), data, line: line,
            ["sources": edition.citation("record \(record)", of: edition.source), "reason": .string(reason)],
            record: record, row: row)
    }

    /// An id that no edition has used: one may come back, and correct again what another has changed since.
    private func fresh(_ text: String) -> EventID {
        var (id, number) = (EventID(text), 2)
        while known.holds(id) { (id, number) = (EventID("\(text)/\(number)"), number + 1) }
        return id
    }
}

extension JSON {
    /// What a pointer leads to; null where that is nothing.
    func at(_ pointer: String) -> JSON { (try? JSONPointer(parsing: pointer)).flatMap { self[$0] } ?? .null }
}
