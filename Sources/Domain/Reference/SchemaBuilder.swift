import CanonicalJSON

/// Turns kinds of values into JSON Schema, and keeps the definitions that the parts refer to.
struct SchemaBuilder {
    let form: SchemaForm
    private(set) var definitions: JSONObject = [:]

    init(form: SchemaForm) {
        self.form = form
    }

    mutating func properties(_ fields: [FieldDescription]) -> JSONObject {
        var properties: JSONObject = [:]
        for field in fields {
            guard case .object(var schema) = reference(to: field.kind) else { continue }
            schema["description"] = .string(field.summary)
            properties[field.name] = .object(schema)
        }
        return properties
    }

    /// A schema for a kind: written out where it is short, else a reference to a definition that is kept.
    mutating func reference(to kind: ValueKind) -> JSON {
        switch kind {
        case .integer(let least):
            ["type": "integer", "minimum": .integer(least), "maximum": .integer(JSON.largestInteger)]
        case .choice(let words, let synonyms): choice(words, synonyms)
        case .list(let element): list(of: element, maySeal: kind.maySeal)
        case .record(let shape): reference(to: shape, named: shape.name)
        case .text: named("text", Self.text, with: "sealed", Self.sealed)
        case .slug: named("slug", Self.slug)
        case .event: named("eventID", Self.eventID)
        case .reference: named("reference", Self.reference)
        case .date: named("date", ["type": "string", "format": "edtf"])
        case .instant: named("instant", Self.instant)
        case .moment: named("moment", Self.moment)
        case .anchor: ["anyOf": [reference(to: .date), reference(to: .reference)]]
        case .measure: named("measure", Self.measure)
        case .codes: freeKeys("^[a-z][a-z0-9_]*$", reference(to: .text))
        case .columns: ["type": "object", "additionalProperties": ["type": "string"]]
        case .changes: freeKeys("^/", true)
        }
    }

    mutating func reference(to shape: RecordShape, named name: String) -> JSON {
        if definitions[name] == nil {
            definitions[name] = .object([:])
            definitions[name] = [
                "type": "object",
                "properties": .object(properties(shape.fields)),
                "required": .array(shape.sorted.filter(\.isRequired).map { .string($0.name) }),
                "additionalProperties": false,
            ]
        }
        return Self.pointer(name)
    }

    private mutating func named(_ name: String, _ schema: JSON) -> JSON {
        definitions[name] = schema
        return Self.pointer(name)
    }

    private mutating func named(_ name: String, _ schema: JSON, with other: String, _ otherSchema: JSON) -> JSON {
        definitions[other] = otherSchema
        return named(name, schema)
    }

    private mutating func list(of element: ValueKind, maySeal: Bool) -> JSON {
        let list: JSON = ["type": "array", "items": reference(to: element), "minItems": 1]
        guard maySeal else { return list }
        definitions["sealed"] = Self.sealed
        return ["anyOf": [list, Self.pointer("sealed")]]
    }

    /// A draft may use synonyms; a stored line has the words that they mean.
    private func choice(_ words: [String], _ synonyms: [String: String]) -> JSON {
        let accepted = words + (form == .draft ? synonyms.keys.sorted() : [])
        return ["enum": .array(accepted.map { .string($0) })]
    }

    private func freeKeys(_ pattern: String, _ value: JSON) -> JSON {
        [
            "type": "object", "propertyNames": ["pattern": .string(pattern)], "additionalProperties": value,
            "minProperties": 1,
        ]
    }

    private static func pointer(_ name: String) -> JSON { ["$ref": .string("#/$defs/" + name)] }
}

extension SchemaBuilder {
    /// Not blank, and without control characters but line feed and tab; or kept out of the log.
    private static let text: JSON = [
        "anyOf": [
            [
                "type": "string", "pattern": #"\S"#,
                "not": ["pattern": #"[\u0000-\u0008\u000b-\u001f\u007f-\u009f]"#],
            ],
            ["$ref": "#/$defs/sealed"],
        ]
    ]

    /// The digest of a value that lies elsewhere.
    private static let sealed: JSON = [
        "type": "object", "properties": ["$sealed": ["type": "string", "pattern": "^[A-Za-z0-9_-]{43}$"]],
        "required": ["$sealed"], "additionalProperties": false,
    ]

    private static let slugPattern = "[a-z0-9]+(-[a-z0-9]+)*"
    private static let eventIDPattern = "[A-Za-z0-9._:/-]{1,\(EventID.maximumLength)}"

    private static let slug: JSON = [
        "type": "string", "pattern": .string("^\(slugPattern)$"), "maxLength": .integer(SlugGrammar.maximumLength),
    ]

    private static let eventID: JSON = [
        "type": "string", "pattern": .string("^\(eventIDPattern)$"), "not": ["pattern": "^[0-9]+$"],
    ]

    private static let reference: JSON = {
        let kinds = Namespace.allCases.map(\.rawValue).joined(separator: "|")
        return ["type": "string", "pattern": .string("^((\(kinds)):\(slugPattern)|event:\(eventIDPattern))$")]
    }()

    /// Of all EDTF, intervals alone hold `/`, and sets of several days alone begin with `{`.
    private static let instant: JSON = ["type": "string", "format": "edtf", "pattern": "^[^/{]+$"]

    private static let moment: JSON = [
        "type": "string", "pattern": #"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$"#,
    ]

    private static let measure: JSON = ["type": "string", "pattern": #"^-?(0|[1-9]\d*)(\.\d+)?$"#]
}
