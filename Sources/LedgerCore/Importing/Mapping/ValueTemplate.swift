import CanonicalJSON
import Domain

/// How a row fills one field of an event, in the shape that the vocabulary gives the field.
indirect enum ValueTemplate: Sendable {
    case text(TextTemplate)
    case integer(TextTemplate)
    /// A date, or the bounds of what stands in its place.
    case date(TextTemplate)
    /// A party that the map describes, by its name there.
    case party(String)
    /// The id of a thing; if the event makes it known, a thing of the event's own.
    case slug(TextTemplate, Namespace, isOwn: Bool)
    case list([ValueTemplate])
    case record([Member])

    struct Member: Sendable {
        let name: String
        let isRequired: Bool
        let template: ValueTemplate
    }
}

extension ValueTemplate {
    /// Reads a template for a field, and holds it to the field's shape.
    init(_ reader: MapReader, for field: FieldDescription, parties: [String]) throws(MapError) {
        try self.init(reader, field.kind, isOwn: field.role != .refers, parties)
    }

    private init(_ reader: MapReader, _ kind: ValueKind, isOwn: Bool, _ parties: [String]) throws(MapError) {
        switch kind {
        case .list(let element):
            var templates: [ValueTemplate] = []
            for item in try reader.elements() {
                templates.append(try ValueTemplate(item, element, isOwn: isOwn, parties))
            }
            self = .list(templates)
        case .record(let shape): self = .record(try Self.members(reader, shape, parties))
        case .slug(.party) where !isOwn:
            let name = try reader.text()
            guard parties.contains(name) else { throw reader.error(.unknownParty(name, known: parties)) }
            self = .party(name)
        case .slug(let namespace): self = .slug(try reader.template(), namespace, isOwn: isOwn)
        case .integer: self = .integer(try reader.template())
        case .date, .instant: self = .date(try reader.template())
        case .text, .choice, .measure, .reference, .event, .moment, .anchor: self = .text(try reader.template())
        case .codes, .columns, .changes: throw reader.error(.notFillable)
        }
    }

    /// The members of a record, held to its shape: every key known, every required one given.
    static func members(
        _ reader: MapReader, _ shape: RecordShape, _ parties: [String]
    ) throws(MapError) -> [Member] {
        var members: [Member] = []
        for (key, value) in try reader.members(knowing: shape.fields.map(\.name)) {
            guard let field = shape[key] else { continue }
            let template = try ValueTemplate(value, for: field, parties: parties)
            members.append(Member(name: key, isRequired: field.isRequired, template: template))
        }
        for field in shape.fields where field.isRequired { _ = try reader.required(field.name) }
        return members
    }

    /// The map's parties that it names.
    var roles: [String] {
        switch self {
        case .party(let role): [role]
        case .list(let elements): elements.flatMap(\.roles)
        case .record(let members): members.flatMap(\.template.roles)
        case .text, .integer, .date, .slug: []
        }
    }

    /// The columns that it takes text from, those of the parties left out.
    var columns: [String] {
        switch self {
        case .text(let template), .integer(let template), .date(let template), .slug(let template, _, _):
            template.columns
        case .party: []
        case .list(let elements): elements.flatMap(\.columns)
        case .record(let members): members.flatMap(\.template.columns)
        }
    }

    /// The columns that hold dates, by themselves.
    var dateColumns: [String] {
        switch self {
        case .date(let template): template.isCell ? template.columns : []
        case .text, .integer, .party, .slug: []
        case .list(let elements): elements.flatMap(\.dateColumns)
        case .record(let members): members.flatMap(\.template.dateColumns)
        }
    }
}
