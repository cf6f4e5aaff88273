import CanonicalJSON
import EDTF
import Vocabulary

/// Fills templates from one row.
struct RowFilling {
    let map: RevisionMap
    let row: RegisterRow
    /// The record's id.
    let record: String
    /// Whose things these are: the id of the event that the record became.
    let event: EventID
    /// When the row was written.
    let day: Day
    /// The parties that the row names and no row before did, in order.
    private(set) var newParties: [NewParty] = []

    struct NewParty {
        let slug: String
        let name: String
        let kind: PartyKind
    }

    init(_ map: RevisionMap, _ row: RegisterRow, of record: String, as event: EventID, on day: Day) {
        self.map = map
        self.row = row
        self.record = record
        self.event = event
        self.day = day
    }

    /// The fields of the event. What no cell has is left out, and is missed by whoever checks the event.
    mutating func data(_ slugs: inout SlugBook) -> JSONObject {
        filled(map.data, &slugs)
    }

    private mutating func filled(_ members: [ValueTemplate.Member], _ slugs: inout SlugBook) -> JSONObject {
        var object = JSONObject()
        for member in members { object[member.name] = value(member.template, &slugs) }
        return object
    }

    /// Nothing, where a member that must be there is not: a participant without a party is no participant.
    private mutating func whole(_ members: [ValueTemplate.Member], _ slugs: inout SlugBook) -> JSON? {
        let object = filled(members, &slugs)
        let isWhole = members.allSatisfy { !$0.isRequired || object[$0.name] != nil }
        return isWhole && !object.isEmpty ? .object(object) : nil
    }

    private mutating func value(_ template: ValueTemplate, _ slugs: inout SlugBook) -> JSON? {
        switch template {
        case .text(let template): return text(template).map(JSON.string)
        case .integer(let template): return text(template).map { Int($0).map(JSON.integer) ?? .string($0) }
        case .date(let template):
            return map.dates.read(text(template), writtenOn: day).date.map { .string($0.description) }
        case .party(let role): return party(role, &slugs).map(JSON.string)
        case .slug(let template, let namespace, let isOwn):
            guard let text = text(template) else { return nil }
            return .string(slugs.slug(for: text, key: isOwn ? event.text : text, in: namespace).text)
        case .list(let elements):
            var values: [JSON] = []
            for element in elements { if let value = value(element, &slugs) { values.append(value) } }
            return values.isEmpty ? nil : .array(values)
        case .record(let parts): return whole(parts, &slugs)
        }
    }

    private func text(_ template: TextTemplate) -> String? { template.text(from: row, record: record) }

    /// One party for each name, and for each of the words that tell its bearers apart.
    private mutating func party(_ role: String, _ slugs: inout SlugBook) -> String? {
        guard let party = map.parties[role], let name = text(party.name) else { return nil }
        let words = party.id.flatMap(text) ?? name
        let (slug, isNew) = slugs.slug(for: words, key: "\(words)\n\(name)\n\(party.kind.rawValue)", in: .party)
        if isNew { newParties.append(NewParty(slug: slug, name: name, kind: party.kind)) }
        return slug
    }
}
