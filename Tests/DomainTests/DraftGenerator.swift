import CanonicalJSON

@testable import Domain

/// A generator whose every run can be had again from its seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Makes valid drafts of any type from its definition, with nothing from the code that checks them.
struct DraftGenerator {
    var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    mutating func draft(of definition: Definition) -> JSONObject {
        var draft = object(Envelope.draft)
        draft["type"] = .string(definition.type)
        draft["v"] = 1
        draft["data"] = .object(object(definition.data))
        switch definition.occurrence {
        case .never: draft["on"] = nil
        case .instant: draft["on"] = value(.instant)
        case .span: draft["on"] = value(.date)
        case .instantIfKnown: if draft["on"] != nil { draft["on"] = value(.instant) }
        case .spanIfKnown: draft["on"] = value(.date)
        }
        if definition.requiresReason { draft["reason"] = value(.text) }
        complete(&draft, definition.type)
        return draft
    }

    /// Meets the rules that tie fields together.
    private mutating func complete(_ draft: inout JSONObject, _ type: String) {
        guard case .object(var data)? = draft["data"] else { return }
        switch type {
        case "indicator.claimed": data["trend"] = "rise"
        case "review.noted": data["subject"] = value(.reference)
        case "visit.resolved": data["replaced_by"] = "another"; data["visit"] = "one"
        case "party.merged": data["party"] = "one"; data["into"] = "another"
        case "facts.linked": data["events"] = [value(.event), value(.event)]
        case "claim.preferred": data["among"] = [value(.event), data["prefer"] ?? .null]
        default: break
        }
        draft["data"] = .object(data)
    }

    private mutating func object(_ shape: RecordShape) -> JSONObject {
        var object = JSONObject()
        for field in shape.fields where field.isRequired || Bool.random(using: &random) {
            object[field.name] = value(field.kind)
        }
        return object
    }

    private mutating func value(_ kind: ValueKind) -> JSON {
        switch kind {
        case .text:
            .string(pick(["a", "two words", "襄阳", "é ö", "a\nb\tc", "\"q\" \\n", "-- x=y, z", "😀", "{}", "2024"]))
        case .slug: .string(pick(["a", "a-b", "0", "us-in-carmel", String(repeating: "a", count: 80)]))
        case .event: .string(pick(["e1", "job:1:2", "A_b/c.d-e", "0-0", String(repeating: "x", count: 128)]))
        case .reference: .string(pick(["party:a", "event:e1", "visit:v-1", "series:s", "event:x:y"]))
        case .date:
            .string(
                pick(["2023", "2023-10-31", "2023-10~", "2023-01-01/2023-02-01", "../2023", "{2022,2023}", "2023-21"]))
        case .instant:
            .string(pick(["2023", "2023-10-31", "2019~", "[2023-10-29..2023-11-03]", "[..2024-02-16]", "201X"]))
        case .anchor: .string(pick(["2024-02-16", "visit:v", "2018?"]))
        case .moment: "2024-02-16T12:00:00.000Z"
        case .integer(let least): .integer(Int.random(in: least...least + 1000, using: &random))
        case .measure: .string(pick(["0", "-1", "12.50", "0.001", "-0.5", "99999999999999999999"]))
        case .choice(let words, _): .string(pick(words))
        case .list(let element): .array((0...Int.random(in: 0...2, using: &random)).map { _ in value(element) })
        case .record(let shape): .object(object(shape))
        case .codes: ["iso_3166_2": value(.text)]
        case .columns: ["Any Column": ""]
        case .changes: pick([["/on": "2024"], ["/data/x/0": .null, "/stated": "s"], ["/imported/record": "r"]])
        }
    }

    private mutating func pick<T>(_ values: [T]) -> T {
        values[Int.random(in: values.indices, using: &random)]
    }
}

/// A place in a draft where a shape says what belongs there.
struct Place {
    let tokens: [String]
    let kind: ValueKind
    let isRequired: Bool

    var pointer: JSONPointer { JSONPointer(tokens: tokens) }

    /// Every field that a draft gives, at every depth.
    static func all(in draft: JSONObject, of definition: Definition) -> [Place] {
        let data = draft["data"]?.object ?? [:]
        return fields(of: draft, Envelope.draft, at: []) + fields(of: data, definition.data, at: ["data"])
    }

    private static func fields(of object: JSONObject, _ shape: RecordShape, at tokens: [String]) -> [Place] {
        shape.fields.flatMap { field -> [Place] in
            guard let value = object[field.name] else { return [] }
            let place = Place(tokens: tokens + [field.name], kind: field.kind, isRequired: field.isRequired)
            return [place] + inside(value, field.kind, at: place.tokens)
        }
    }

    private static func inside(_ value: JSON, _ kind: ValueKind, at tokens: [String]) -> [Place] {
        switch (kind, value) {
        case (.record(let shape), .object(let object)): fields(of: object, shape, at: tokens)
        case (.list(let element), .array(let elements)):
            elements.enumerated().flatMap { index, value in
                let here = tokens + [String(index)]
                return [Place(tokens: here, kind: element, isRequired: false)] + inside(value, element, at: here)
            }
        default: []
        }
    }
}
