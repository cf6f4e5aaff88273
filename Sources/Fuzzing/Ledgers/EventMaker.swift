import CanonicalJSON
import Domain

/// Makes events of every type by their definitions, about few things, so that they bear on one another: corrections of
/// corrections, retractions of themselves, merges and places in a circle, links across everything.
struct EventMaker {
    var generator: SplitMix64
    /// How many events the ledger has; references lead to any of them, to the event itself, and beyond the end.
    let count: Int

    private static func things(_ namespace: Namespace) -> [String] {
        switch namespace {
        case .party: ["a", "b", "c", "d", "org"]
        default: ["\(namespace.rawValue)-1", "\(namespace.rawValue)-2"]
        }
    }

    mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &generator) == 0 }
    mutating func pick<Element>(_ list: [Element]) -> Element { OddValue.pick(list, using: &generator) }

    /// The line of an event, as a program that follows the vocabulary could have written it.
    mutating func line(seq: Int) -> JSONObject {
        let definition = definition()
        var line = object(Envelope.draft, keepingOne: 6)
        line["id"] = .string(oneIn(30) ? pick(["e0", "e1", "e0"]) : "e\(seq)")
        line["type"] = .string(definition.type)
        line["v"] = .integer(oneIn(40) ? 2 : 1)
        line["data"] = .object(object(definition.data, keepingOne: 2))
        line["recorded"] = .string("2024-01-\(seq + 1 < 10 ? "0" : "")\(seq + 1)T00:00:00.000Z")
        line["seq"] = .integer(seq)
        line["via"] = "fuzz"
        if !oneIn(4), definition.occurrence != .never {
            line["on"] = .string(pick(OddValue.dates))
        } else {
            line["on"] = nil
        }
        if !oneIn(4) { line["modality"] = nil }
        if oneIn(8) { line["imported"] = ["record": "1", "sha256": "00", "lines": [1], "row": ["Nr": "1"]] }
        return line
    }

    /// Agreements and what controls events are the most involved, and so come most often.
    private mutating func definition() -> Definition {
        let family =
            oneIn(3) ? "" : pick(["agreement.", "agreement.", "fact", "claim.", "party.", "visit.", "membership."])
        return pick(EventTypes.all.filter { $0.type.hasPrefix(family) })
    }

    /// - Parameter keepingOne: in how many of the fields that may be left out.
    private mutating func object(_ shape: RecordShape, keepingOne: Int) -> JSONObject {
        var object = JSONObject()
        for field in shape.fields where field.isRequired || oneIn(keepingOne) { object[field.name] = value(field.kind) }
        return object
    }

    private mutating func value(_ kind: ValueKind) -> JSON {
        switch kind {
        case .text: .string(pick(["a text", "another", "襄阳"]))
        case .slug(let namespace): .string(pick(Self.things(namespace)))
        case .event: .string(event())
        case .reference, .anchor: reference()
        case .date: .string(pick(OddValue.dates.filter { !["soon", ""].contains($0) }))
        case .instant: .string(pick(["2020-06-15", "2020-06", "2019~", "[..2021]", "Y12345", "-0043-03-15"]))
        case .moment: "2024-01-01T00:00:00.000Z"
        case .integer(let least): .integer(pick(OddValue.integers.filter { $0 >= least }))
        case .measure: .string(pick(["0", "-12.5", "99999999999999999999", "0.000000000000000001"]))
        case .choice(let words, _): .string(pick(words))
        case .list(let element): list(of: element)
        case .record(let shape): .object(object(shape, keepingOne: 2))
        case .codes: ["iso": "XX", "wikidata": "Q1"]
        case .columns: ["Nr": "1", "": ""]
        case .changes: changes()
        }
    }

    private mutating func list(of element: ValueKind) -> JSON {
        let length = pick([1, 1, 2, 2, 3])
        var values: [JSON] = []
        for _ in 0..<length { values.append(value(element)) }
        return .array(values)
    }

    private mutating func event() -> String { "e\(Int.random(in: 0...count, using: &generator))" }

    private mutating func reference() -> JSON {
        let namespace = pick(Namespace.allCases)
        return .string(oneIn(3) ? "event:" + event() : "\(namespace.rawValue):\(pick(Self.things(namespace)))")
    }

    /// What a correction sets: mostly a field that there is, to a value that may be one of its own.
    private mutating func changes() -> JSON {
        let pointers = [
            "/on", "/on", "/modality", "/data/agreement", "/data/party", "/data/into", "/data/event", "/data/parties/0",
            "/data/parties/-", "/data/kind", "/data/form", "/data/set", "/data/visit", "/data/member", "/data/relation",
            "/data/status", "/data/mode", "/sources", "/place", "/data/legs", "/data/names/0/as", "/data/prefer",
            "/imported/record", "/seq", "/type", "/id", "/data", "", "no pointer", "/data/~", "/reason",
        ]
        var set = JSONObject()
        for _ in 0..<pick([1, 1, 2]) {
            let any: [JSON] = [
                .string(pick(OddValue.dates)), .string(pick(["a", "t", "v", "org"])), .string(event()),
                OddValue.any(using: &generator), .null, value(.choice(["ended", "same", "bilateral"], synonyms: [:])),
            ]
            set[pick(pointers)] = pick(any)
        }
        return .object(set)
    }
}
