import CanonicalJSON
import ExtendedDateTime
import Domain

/// Fills templates from one row.
struct RowFilling {
    let parties: [String: PartyTemplate]
    let dates: DateRules
    let row: RegisterRow
    /// The record's id.
    let record: String
    /// Whose things these are: the id of the event that the record became. `nil` where a text is always one thing.
    let event: EventID?
    /// When the row was written; `nil` where nobody knows.
    let day: Day?
    /// Who is meant by somebody whom a row names in some columns; `nil` where that is not known.
    typealias Finding = (_ party: PartyName, _ columns: [String]) throws -> String?

    init(
        parties: [String: PartyTemplate], dates: DateRules, _ row: RegisterRow, of record: String, as event: EventID?,
        on day: Day?
    ) {
        self.parties = parties
        self.dates = dates
        self.row = row
        self.record = record
        self.event = event
        self.day = day
    }

    /// The fields of the event. What no cell has is left out, and is missed by whoever checks the event.
    func data(_ members: [ValueTemplate.Member], _ slugs: SlugBook, find: Finding) throws -> JSONObject {
        var object = JSONObject()
        for member in members { object[member.name] = try value(member.template, slugs, find) }
        return object
    }

    /// Nothing, where a member that must be there is not: a participant without a party is no participant.
    private func whole(_ members: [ValueTemplate.Member], _ slugs: SlugBook, _ find: Finding) throws -> JSON? {
        let object = try data(members, slugs, find: find)
        let isWhole = members.allSatisfy { !$0.isRequired || object[$0.name] != nil }
        return isWhole && !object.isEmpty ? .object(object) : nil
    }

    private func value(_ template: ValueTemplate, _ slugs: SlugBook, _ find: Finding) throws -> JSON? {
        switch template {
        case .text(let template): return text(template).map(JSON.string)
        case .integer(let template): return text(template).map { number($0) ?? .string($0) }
        case .date(let template):
            return try date(template).map { .string($0.description) }
        case .party(let role): return try party(role, find).map(JSON.string)
        case .slug(let template, let namespace, let isOwn):
            guard let text = text(template) else { return nil }
            return .string(slugs.slug(for: text, key: isOwn ? event?.text ?? text : text, in: namespace).text)
        case .list(let elements):
            var values: [JSON] = []
            for element in elements { if let value = try value(element, slugs, find) { values.append(value) } }
            // A list that the map leaves empty is meant to be so.
            return values.isEmpty && !elements.isEmpty ? nil : .array(values)
        case .record(let parts): return try whole(parts, slugs, find)
        }
    }

    private func date(_ template: TextTemplate) throws(RowProblem) -> EDTF? {
        try dates.date(text(template), in: template.columns, isWhole: template.isCell, writtenOn: day).date
    }

    private func number(_ text: String) -> JSON? {
        Int(text).flatMap { $0.magnitude <= JSON.largestInteger ? .integer($0) : nil }
    }

    private func text(_ template: TextTemplate) -> String? { template.text(from: row, record: record) }

    private func party(_ role: String, _ find: Finding) throws -> String? {
        guard let party = parties[role], let name = party.name(in: row, record: record) else { return nil }
        return try find(name, party.columns)
    }
}
