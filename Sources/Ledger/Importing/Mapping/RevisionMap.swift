import CanonicalJSON
import Vocabulary

/// How the records of a register become events: which columns of its change log say what, and how a record's cells
/// fill an event of the vocabulary. The form is described in docs/IMPORT-REVISIONS.md.
public struct RevisionMap: Sendable {
    /// Stands before every event's id, and is the source's.
    public let job: String
    public let columns: RevisionColumns
    let source: JSONObject
    let parties: [String: PartyTemplate]
    let definition: Definition
    let occurrence: OccurrenceTemplate
    let dates: DateRules
    let data: [ValueTemplate.Member]

    /// Somebody or something that rows name.
    struct PartyTemplate: Sendable {
        let kind: PartyKind
        let name: TextTemplate
        /// What the id is made of and the bearers of one name are told apart by; the name where it is left out.
        let id: TextTemplate?
    }

    public init(parsing bytes: [UInt8]) throws(RevisionMapError) {
        let json: JSON
        do throws(JSONError) {
            json = try JSON(parsing: bytes)
        } catch {
            throw RevisionMapError(pointer: "", kind: .notJSON(error))
        }
        try self.init(MapReader(json))
    }

    init(_ reader: MapReader) throws(RevisionMapError) {
        _ = try reader.members(knowing: ["job", "columns", "ops", "source", "parties", "event", "dates"])
        job = try Self.slug(reader.required("job"))
        columns = try RevisionColumns(reader.required("columns"), words: reader.optional("ops"))
        source = try Self.source(reader.required("source"))
        dates = try Self.dates(reader.optional("dates"))
        let parties = try Self.parties(reader.optional("parties"))
        self.parties = parties
        let event = try reader.required("event")
        _ = try event.members(knowing: ["type", "on", "data"])
        let definition = try Self.definition(event.required("type"))
        self.definition = definition
        occurrence = try Self.occurrence(event.optional("on"), definition, event)
        data = try ValueTemplate.members(event.required("data"), definition.data, parties.keys.sorted())
    }

    /// The columns of the register's rows that fill events.
    var rowColumns: Set<String> {
        var columns = Set(occurrence.columns + data.flatMap(\.template.columns))
        for party in parties.values { columns.formUnion(party.name.columns + (party.id?.columns ?? [])) }
        return columns
    }
}

extension RevisionMap {
    private static func slug(_ reader: MapReader) throws(RevisionMapError) -> String {
        let text = try reader.text()
        guard SlugGrammar.accepts(text.utf8) else { throw reader.error(.badSlug(text)) }
        return text
    }

    /// The fields of `source.registered`; its id is the job's name, its values are checked when it is recorded.
    private static func source(_ reader: MapReader) throws(RevisionMapError) -> JSONObject {
        var fields = JSONObject()
        for (key, value) in try reader.members(knowing: SourceRegistered.definition.data.fields.map(\.name)) {
            fields[key] = value.value
        }
        _ = try reader.required(SourceRegistered.fields.kind.name)
        return fields
    }

    private static func parties(_ reader: MapReader?) throws(RevisionMapError) -> [String: PartyTemplate] {
        var parties: [String: PartyTemplate] = [:]
        for (role, party) in try reader?.members() ?? [] {
            _ = try party.members(knowing: ["kind", "name", "id"])
            parties[role] = PartyTemplate(
                kind: try party.required("kind").choice(PartyKind.self), name: try party.required("name").template(),
                id: try party.optional("id")?.template())
        }
        return parties
    }

    private static func definition(_ reader: MapReader) throws(RevisionMapError) -> Definition {
        let type = try reader.text()
        guard let definition = EventTypes.named(type) else {
            let known = EventTypes.all.map(\.type)
            throw reader.error(.unknownType(type, similar: Similarity.nearest(to: type, among: known)))
        }
        return definition
    }

    private static func occurrence(
        _ reader: MapReader?, _ definition: Definition, _ event: MapReader
    ) throws(RevisionMapError) -> OccurrenceTemplate {
        guard let reader else {
            guard [.never, .instantIfKnown, .spanIfKnown].contains(definition.occurrence) else {
                throw MapReader(.null, path: event.path + ["on"]).error(.missing)
            }
            return .none
        }
        switch (definition.occurrence, reader.value) {
        case (.never, _): throw reader.error(.badOccurrence)
        case (_, .string(let column)): return .day(column: column)
        case (.span, _), (.spanIfKnown, _):
            _ = try reader.members(knowing: ["from", "to"])
            return .span(from: try reader.required("from").text(), to: try reader.required("to").text())
        default: throw reader.error(.badOccurrence)
        }
    }

    private static func dates(_ reader: MapReader?) throws(RevisionMapError) -> DateRules {
        var rules = DateRules()
        guard let reader else { return rules }
        _ = try reader.members(knowing: ["order", "open", "unknown"])
        if let order = reader.optional("order") { rules.order = try order.choice(DateRules.Order.self) }
        if let open = reader.optional("open") { rules.open = Set(try open.texts()) }
        if let unknown = reader.optional("unknown") { rules.unknown = Set(try unknown.texts()) }
        return rules
    }
}
