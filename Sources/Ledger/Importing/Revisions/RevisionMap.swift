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

    public init(parsing bytes: [UInt8]) throws(MapError) {
        let json: JSON
        do throws(JSONError) {
            json = try JSON(parsing: bytes)
        } catch {
            throw MapError(pointer: "", kind: .notJSON(error))
        }
        try self.init(MapReader(json))
    }

    init(_ reader: MapReader) throws(MapError) {
        _ = try reader.members(knowing: ["job", "columns", "ops", "source", "parties", "event", "dates"])
        job = try reader.required("job").slug()
        columns = try RevisionColumns(reader.required("columns"), words: reader.optional("ops"))
        source = try reader.required("source").source()
        dates = try reader.optional("dates")?.dates() ?? DateRules()
        let parties = try reader.optional("parties")?.parties() ?? [:]
        self.parties = parties
        let event = try reader.required("event")
        _ = try event.members(knowing: ["type", "on", "data"])
        let definition = try event.required("type").definition()
        self.definition = definition
        occurrence = try OccurrenceTemplate(event.optional("on"), of: definition, in: event)
        data = try ValueTemplate.members(event.required("data"), definition.data, parties.keys.sorted())
    }

    /// The columns of the register's rows that fill events.
    var rowColumns: Set<String> {
        var columns = Set(occurrence.columns + data.flatMap(\.template.columns))
        for party in parties.values { columns.formUnion(party.name.columns + (party.id?.columns ?? [])) }
        return columns
    }
}
