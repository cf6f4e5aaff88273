import CanonicalJSON

/// The values that stand for real ones in examples: in hints, in the help of `record`, on the reference page.
///
/// Places and people are invented, so that no example makes a claim about anybody.
enum ExampleValues {
    static func slug(_ namespace: Namespace) -> String {
        switch namespace {
        case .party: "springfield"
        case .source: "gazette-2024-05"
        default: Kinds.of(namespace)?.example ?? ""
        }
    }

    /// The value of a field: by its name where the name tells, else by its kind.
    static func value(_ field: FieldDescription) -> JSON {
        byName[field.name] ?? value(field.kind)
    }

    private static func value(_ kind: ValueKind) -> JSON {
        switch kind {
        case .text: "in a few words"
        case .slug(let namespace): .string(slug(namespace))
        case .event: "gazette-2024-05:1"
        case .reference: .string("agreement:" + slug(.agreement))
        case .date, .instant, .anchor: "2024-05-07"
        case .moment: "2024-05-08T12:00:00.000Z"
        case .integer(let least): .integer(max(least, 12))
        case .measure: "12.5"
        case .choice(let words, _): .string(words.first { typicalWords.contains($0) } ?? words.first ?? "")
        case .list(.event): ["gazette-2024-05:1", "gazette-2024-05:2"]
        case .list(let element): [value(element)]
        case .record(let shape): .object(object(shape))
        case .codes: ["iso_3166_2": "XX-SP"]
        case .columns: ["name": "Springfield"]
        case .changes: ["/on": "2024-05-07"]
        }
    }

    /// The fields that must be there, and the further ones that are asked for.
    static func object(_ shape: RecordShape, with further: Set<String> = []) -> JSONObject {
        let fields = shape.fields.filter { $0.isRequired || further.contains($0.name) }
        return JSONObject(fields.map { ($0.name, value($0)) })
    }

    private static let mayor: JSON = ["as": "mayor", "for": "springfield", "party": "jane-doe"]

    private static let byName: [String: JSON] = [
        "parties": ["springfield", "riverton"], "signatories": [mayor], "visitors": [mayor],
        "hosts": [["party": "riverton"]], "participants": [mayor, ["party": "riverton"]],
        "person": "jane-doe", "speaker": "jane-doe", "asker": "gazette", "organisation": "city-league",
        "to": ["riverton"], "with": ["riverton"], "who": ["springfield"], "into": "riverton",
        "names": [["as": "official", "lang": "en", "text": "Springfield"]],
        "title": "Sister City Agreement", "language": "en", "summary": "Said that the exchange goes on.",
        "office": "mayor",
        "unit": "delegations", "what": "the clause on student exchange", "goal": "twice as many exchanges by 2030",
        "rule": "the report nearest to the event", "note": "Compared with the source.",
        "positions": [["ground": "no notice was given", "status": "in-force", "who": "riverton"]],
        "origin": "example.org/ledger", "key": "example.org/ledger+HASH+KEY",
        "root": "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    ]

    /// What is chosen in examples where a list's first word would be odd.
    private static let typicalWords: Set = ["city", "in-force", "cancelled"]
}
