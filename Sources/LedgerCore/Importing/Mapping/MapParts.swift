import CanonicalJSON
import ExtendedDateTime
import Domain

/// Somebody or something that rows name.
struct PartyTemplate: Sendable {
    let kind: PartyKind
    let name: TextTemplate
    /// What the id is made of and the bearers of one name are told apart by; the name where it is left out.
    let id: TextTemplate?
}

/// The parts that maps of tables and maps of change logs have in common.
extension MapReader {
    func slug() throws(MapError) -> String {
        let text = try text()
        guard SlugGrammar.accepts(text.utf8) else { throw error(.badSlug(text)) }
        return text
    }

    /// The fields of `source.registered`; its id is the job's name, its values are checked when it is recorded.
    func source() throws(MapError) -> JSONObject {
        var fields = JSONObject()
        for (key, value) in try members(knowing: SourceRegistered.definition.data.fields.map(\.name)) {
            fields[key] = value.value
        }
        _ = try required(SourceRegistered.fields.kind.name)
        return fields
    }

    func parties() throws(MapError) -> [String: PartyTemplate] {
        var parties: [String: PartyTemplate] = [:]
        for (role, party) in try members() {
            _ = try party.members(knowing: ["kind", "name", "id"])
            parties[role] = PartyTemplate(
                kind: try party.required("kind").choice(PartyKind.self), name: try party.required("name").template(),
                id: try party.optional("id")?.template())
        }
        return parties
    }

    func definition() throws(MapError) -> Definition {
        let type = try text()
        guard let definition = EventTypes.named(type) else {
            let known = EventTypes.all.map(\.type)
            throw error(.unknownType(type, similar: Similarity.nearest(to: type, among: known)))
        }
        return definition
    }

    func dates() throws(MapError) -> DateRules {
        var rules = DateRules()
        _ = try members(knowing: ["order", "open", "unknown"])
        if let order = optional("order") { rules.order = try order.choice(DateRules.Order.self) }
        if let open = optional("open") { rules.open = Set(try open.texts()) }
        if let unknown = optional("unknown") { rules.unknown = Set(try unknown.texts()) }
        return rules
    }
}

extension OccurrenceTemplate {
    /// - Parameters:
    ///   - reader: `on` of an event's template; absent where the event has no date.
    ///   - event: the template itself, for errors.
    init(_ reader: MapReader?, of definition: Definition, in event: MapReader) throws(MapError) {
        guard let reader else {
            guard [.never, .instantIfKnown, .spanIfKnown].contains(definition.occurrence) else {
                throw MapReader(.null, path: event.path + ["on"]).error(.missing)
            }
            self = .none
            return
        }
        switch (definition.occurrence, reader.value) {
        case (.never, _): throw reader.error(.badOccurrence)
        case (_, .string(let column)): self = .day(column: column, note: nil)
        case (_, .object) where reader.optional("date") != nil:
            _ = try reader.members(knowing: ["date"])
            let text = try reader.required("date").text()
            guard let date = try? EDTF(text) else { throw reader.error(.wrongKind(expected: "a date in EDTF")) }
            self = .always(date)
        case (_, .object) where reader.optional("column") != nil:
            _ = try reader.members(knowing: ["column", "note"])
            self = .day(column: try reader.required("column").text(), note: try reader.optional("note")?.text())
        case (.span, _), (.spanIfKnown, _):
            _ = try reader.members(knowing: ["from", "to"])
            self = .span(from: try reader.required("from").text(), to: try reader.required("to").text())
        default: throw reader.error(.badOccurrence)
        }
    }
}
