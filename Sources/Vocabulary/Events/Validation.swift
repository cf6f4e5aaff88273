import CanonicalJSON
import EDTF

/// Checks the shape of a draft against the definition of its type: everything that can be said without the ledger.
///
/// One walk over the members of each object, merged with the sorted fields of its shape, finds what is unknown, missing
/// and of the wrong kind.
public struct Validation {
    public private(set) var problems: [Problem] = []

    /// Everything that is wrong with a draft by itself.
    public static func problems(in draft: JSONView) -> [Problem] {
        var validation = Validation()
        validation.check(draft)
        return validation.problems
    }

    private mutating func check(_ draft: JSONView) {
        let type = draft["type"]?.string ?? ""
        guard let definition = EventTypes.named(type) else {
            let known = EventTypes.all.map(\.type)
            return report("/type", .unknownType(type, similar: Similarity.nearest(to: type, among: known)))
        }
        if let version = draft["v"]?.integer, version > definition.version {
            return report("/v", .newerVersion(version, known: definition.version))
        }
        check(draft, Envelope.draft, path: "", otherwise: { $0 == "data" || $0 == "sig" })
        if let data = draft["data"], data.kind == .object {
            check(data, definition.data, path: "/data")
        } else {
            report("/data", .wrongKind(expected: .record(definition.data)))
        }
        checkOccurrence(draft, definition.occurrence)
        problems += TypeRules.problems(in: draft, of: definition)
    }

    private mutating func report(_ path: String, _ kind: Problem.Kind) {
        problems.append(Problem(path, kind))
    }

    /// Whether `on` is there, and means one day where the type wants one.
    private mutating func checkOccurrence(_ draft: JSONView, _ occurrence: Occurrence) {
        guard let text = draft["on"]?.string else {
            if occurrence == .instant || occurrence == .span { report("/on", .undated) }
            return
        }
        guard let date = try? EDTF(text) else { return }
        switch occurrence {
        case .never: report("/on", .datedControl)
        case .instant, .instantIfKnown: if !date.isInstant { report("/on", .severalDays(text)) }
        case .span, .spanIfKnown: break
        }
    }
}

extension Validation {
    /// Checks an object against its shape. `otherwise` says which further keys are let through unread.
    private mutating func check(
        _ object: JSONView, _ shape: RecordShape, path: String, otherwise: (String) -> Bool = { _ in false }
    ) {
        var expected = shape.sorted[...]
        for member in object.members {
            let key = member.key.string
            while let field = expected.first, field.name < key {
                if field.isRequired { report(path + "/" + field.name, .missing(field)) }
                expected.removeFirst()
            }
            if let field = expected.first, field.name == key {
                expected.removeFirst()
                check(member.value, field.kind, path: path + "/" + key)
            } else if !otherwise(key) {
                let near = Similarity.nearest(to: key, among: shape.fields.map(\.name))
                report(path + JSONPointer(tokens: [key]).description, .unknownField(key, similar: near))
            }
        }
        for field in expected where field.isRequired { report(path + "/" + field.name, .missing(field)) }
    }

    private mutating func check(_ value: JSONView, _ kind: ValueKind, path: String) {
        switch kind {
        case .list(let element): return checkList(value, of: element, path: path)
        case .record(let shape):
            guard value.kind == .object else { break }
            return check(value, shape, path: path)
        case .codes:
            guard value.kind == .object else { break }
            for member in value.members { check(member.value, .text, path: path + "/" + member.key.string) }
            return
        case .changes:
            guard value.kind == .object else { break }
            if value.count == 0 { report(path, .emptyList) }
            return
        case .integer(let least):
            guard let number = value.integer else { break }
            if number < least { report(path, .badInteger(atLeast: least)) }
            return
        case .text where value.kind == .object && value["$sealed"] != nil && value.count == 1:
            return
        case .text, .slug, .event, .reference, .date, .instant, .measure, .choice:
            guard let text = value.string else { break }
            return checkText(text, kind, path: path)
        }
        report(path, .wrongKind(expected: kind))
    }

    private mutating func checkList(_ value: JSONView, of element: ValueKind, path: String) {
        guard value.kind == .array else { return report(path, .wrongKind(expected: .list(element))) }
        if value.count == 0 { report(path, .emptyList) }
        for (index, item) in value.elements.enumerated() { check(item, element, path: path + "/\(index)") }
    }

    private mutating func checkText(_ text: String, _ kind: ValueKind, path: String) {
        switch kind {
        case .slug: if !SlugGrammar.accepts(text.utf8) { report(path, .badSlug(text)) }
        case .event: if !EventID.accepts(text.utf8) { report(path, .badEventID(text)) }
        case .reference: if Reference(text) == nil { report(path, .badReference(text)) }
        case .measure: if !Measure.accepts(text.utf8) { report(path, .badMeasure(text)) }
        case .date, .instant: checkDate(text, mustBeInstant: kind.isInstant, path: path)
        case .choice(let words, _):
            if !words.contains(text) { report(path, .notOneOf(text, choices: words)) }
        default:
            if text.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }) { report(path, .emptyText) }
            if text.unicodeScalars.contains(where: \.isForbiddenControl) { report(path, .controlCharacter) }
        }
    }

    private mutating func checkDate(_ text: String, mustBeInstant: Bool, path: String) {
        do throws(EDTFError) {
            let date = try EDTF(text)
            if mustBeInstant && !date.isInstant { report(path, .severalDays(text)) }
        } catch {
            report(path, .badDate(text, error))
        }
    }
}

extension ValueKind {
    var isInstant: Bool {
        if case .instant = self { true } else { false }
    }
}

extension Unicode.Scalar {
    /// No control characters but LF and TAB stand in a text (DESIGN 2).
    var isForbiddenControl: Bool {
        properties.generalCategory == .control && self != "\n" && self != "\t"
    }
}
