import CanonicalJSON

/// The vocabulary as JSON Schema, draft 2020-12: what other programs check their drafts with before they are imported,
/// and what they may expect of stored lines.
///
/// It follows from the definitions, and says what they say: fields, kinds, closed lists, what is required, and whether
/// an event is dated. Rules that tie fields together, and ids that must be registered, are left to `chancery`.
/// Dates are strings of the format `edtf`.
public enum JSONSchema {
    /// What `import drafts` reads: a draft, with `key` or `id`, and what only an importer sets.
    public static var draft: JSON {
        let log = Envelope.log.fields.filter { ["recorded", "imported"].contains($0.name) }
        var builder = SchemaBuilder(form: .draft)
        var properties = builder.properties(Envelope.draft.fields + log)
        properties["key"] = ["$ref": "#/$defs/eventID", "description": "Stands for `id`."]
        var schema = builder.schema(title: "A draft of an event", properties, required: ["data", "type"])
        schema["not"] = ["required": ["id", "key"]]
        return .object(schema)
    }

    /// A stored line: the draft, and what the log has added.
    public static var line: JSON {
        var builder = SchemaBuilder(form: .line)
        let fields = Envelope.draft.fields + Envelope.log.fields
        let required = ["data"] + fields.filter(\.isRequired).map(\.name)
        return .object(builder.schema(title: "A line of a ledger", builder.properties(fields), required: required))
    }
}

/// What differs between the two schemas.
enum SchemaForm: String {
    case draft, line
}

extension SchemaBuilder {
    /// - Parameter properties: those of the envelope but for `data` and `sig`.
    fileprivate mutating func schema(title: String, _ properties: JSONObject, required: [String]) -> JSONObject {
        var properties = properties
        properties["type"] = ["enum": .array(EventTypes.all.map { .string($0.type) })]
        properties["data"] = ["type": "object"]
        properties["\(Envelope.signature)"] = ["type": "object"]
        let conditions = EventTypes.all.map { condition(for: $0) }
        return [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": .string("urn:chancery:vocabulary:\(form.rawValue)"),
            "title": .string(title),
            "type": "object",
            "properties": .object(properties),
            "required": .array(required.sorted().map { .string($0) }),
            "additionalProperties": false,
            "allOf": .array(conditions),
            "$defs": .object(definitions),
        ]
    }

    /// What holds of the drafts of one type.
    private mutating func condition(for definition: Definition) -> JSON {
        let data = reference(to: definition.data, named: definition.type)
        var properties: JSONObject = ["data": data, "v": ["maximum": .integer(definition.version)]]
        switch definition.occurrence {
        case .never: properties["on"] = false
        case .instant, .instantIfKnown: properties["on"] = reference(to: .instant)
        case .span, .spanIfKnown: break
        }
        var required: [JSON] = []
        if definition.occurrence.isRequired { required.append("on") }
        if definition.requiresReason { required.append("reason") }
        return [
            "if": ["properties": ["type": ["const": .string(definition.type)]]],
            "then": ["properties": .object(properties), "required": .array(required)],
        ]
    }
}
