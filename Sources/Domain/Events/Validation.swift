import CanonicalJSON
import ExtendedDateTime

/// Checks the shape of a draft against the definition of its type: everything that can be said without the ledger.
///
/// One walk over the members of each object, merged with the sorted fields of its shape, finds what is unknown, missing
/// and of the wrong kind. It runs on every imported draft, so a good one costs no text but what is free text anyway.
public struct Validation {
    /// The document that is checked.
    private var document: JSONView
    private var problems: [Problem] = []
    /// Leads to the document's root, where that is only a part of what is checked.
    private var prefix: [String] = []
    /// Whether the document is a stored line, with the keys that the log sets.
    private var isLine = false

    /// Everything that is wrong with a draft by itself, the importer's keys included.
    public static func problems(in draft: Draft) -> [Problem] {
        var found = problems(in: draft.document.root)
        if let imported = draft.imported { found += problems(inImported: imported) }
        return found
    }

    /// Everything that is wrong with a draft by itself. One of an older version of its type is checked as upcast.
    ///
    /// - Parameter draft: the root of a canonical document, because its keys are merged in order.
    public static func problems(in draft: JSONView) -> [Problem] { problems(in: draft, EventTypes.named) }

    /// The same, by other definitions of the types.
    static func problems(in draft: JSONView, _ definitionNamed: Event.DefinitionLookup) -> [Problem] {
        var validation = Validation(document: draft)
        draft.walk { validation.checkDraft($0, definitionNamed) }
        return validation.problems
    }

    /// Everything that is wrong with the draft that a stored line was made of, the importer's keys included.
    public static func problems(inLine line: JSONView) -> [Problem] {
        var validation = Validation(document: line)
        validation.isLine = true
        line.walk { validation.checkDraft($0, EventTypes.named) }
        return validation.problems + (line["imported"].map { problems(inImported: $0.json) } ?? [])
    }

    static func problems(inImported imported: JSON) -> [Problem] {
        guard let document = try? JSONDocument(imported.canonicalBytes) else { return [Problem("/imported", .tooDeep)] }
        var validation = Validation(document: document.root)
        validation.prefix = ["imported"]
        document.root.walk { validation.check($0, .record(Envelope.imported)) }
        return validation.problems
    }

    private init(document: JSONView) {
        self.document = document
    }

    private mutating func checkDraft(_ draft: JSONCursor, _ definitionNamed: Event.DefinitionLookup) {
        guard let definition = draft["type"].flatMap({ $0.isEscaped ? nil : definitionNamed($0.written) }) else {
            let type = draft["type"]?.string ?? ""
            let similar = Similarity.nearest(to: type, among: EventTypes.all.map(\.type))
            return report(.unknownType(type, similar: similar), in: draft, at: "type")
        }
        if let version = draft["v"]?.integer, version > definition.version {
            return report(.newerVersion(version, known: definition.version), in: draft, at: "v")
        }
        let current = definition.current(document)
        document = current
        current.walk { check($0, against: definition) }
    }

    private mutating func check(_ draft: JSONCursor, against definition: Definition) {
        let isLine = isLine
        checkMembers(of: draft, Envelope.draft) {
            $0.isEqual(to: "data") || $0.isEqual(to: Envelope.signature)
                || isLine && Envelope.isLogKey($0)
        }
        if let data = draft["data"], data.kind == .object {
            checkMembers(of: data, definition.data)
        } else {
            report(.wrongKind(expected: .record(definition.data)), in: draft, at: "data")
        }
        if let signature = draft["sig"] { checkPlain(signature, of: signature, levels: Self.levels - 1) }
        checkOccurrence(draft, definition.occurrence)
        if definition.hasRules { problems += TypeRules.problems(in: document, of: definition) }
    }

    /// Whether `on` is there, and means one day where the type wants one.
    private mutating func checkOccurrence(_ draft: JSONCursor, _ occurrence: Occurrence) {
        guard let on = draft["on"] else {
            if occurrence.isRequired { report(.undated, in: draft, at: "on") }
            return
        }
        if occurrence == .never { return report(.datedControl, in: draft, at: "on") }
        guard occurrence.isInstant, on.kind == .string, let date = try? EDTF(utf8: on.written), !date.isInstant
        else { return }
        report(.severalDays(on.text), in: draft, at: "on")
    }

    /// - Parameter member: of the value, where it is about one, which need not be there.
    private mutating func report(_ kind: Problem.Kind, in value: JSONCursor, at member: String? = nil) {
        let tokens = prefix + document.view(at: value).pointer.tokens + [member].compactMap(\.self)
        problems.append(Problem(JSONPointer(tokens: tokens).description, kind))
    }
}

extension Validation {
    /// Checks an object against its shape. `isKnownElsewhere` says which further keys are let through unread.
    private mutating func checkMembers(
        of object: JSONCursor, _ shape: RecordShape, isKnownElsewhere: (JSONCursor) -> Bool = { _ in false }
    ) {
        let fields = shape.sorted
        var next = 0
        for (key, value) in object.members {
            var order = -1
            while next < fields.count {
                order = key.order(fields[next].key)
                guard order > 0 else { break }
                reportMissing(fields[next], in: object)
                next += 1
            }
            if next < fields.count && order == 0 {
                check(value, fields[next].kind)
                next += 1
            } else if !isKnownElsewhere(key) {
                reportUnknown(key.text, shape, in: object)
            }
        }
        for field in fields[next...] { reportMissing(field, in: object) }
    }

    private mutating func reportMissing(_ field: FieldDescription, in object: JSONCursor) {
        if field.isRequired { report(.missing(field), in: object, at: field.name) }
    }

    private mutating func reportUnknown(_ key: String, _ shape: RecordShape, in object: JSONCursor) {
        if shape.name == Envelope.draft.name && Envelope.logKeys.contains(key) {
            return report(.setByLog(key), in: object, at: key)
        }
        let similar = Similarity.nearest(to: key, among: shape.fields.map(\.name))
        report(.unknownField(key, similar: similar), in: object, at: key)
    }

    private mutating func check(_ value: JSONCursor, _ kind: ValueKind) {
        if value.kind == .object && kind.maySeal && value.isSealed { return }
        switch (kind, value.kind) {
        case (.list(let element), .array): checkList(value, of: element)
        case (.record(let shape), .object): checkMembers(of: value, shape)
        case (.codes, .object): checkCodes(value)
        case (.columns, .object): checkColumns(value)
        case (.changes, .object): checkChanges(value)
        case (.integer(let least), .number): checkInteger(value, atLeast: least)
        case (.list, _), (.record, _), (.codes, _), (.columns, _), (.changes, _), (.integer, _):
            report(.wrongKind(expected: kind), in: value)
        case (_, .string): checkString(value, kind)
        default: report(.wrongKind(expected: kind), in: value)
        }
    }

    private mutating func checkList(_ list: JSONCursor, of element: ValueKind) {
        if list.count == 0 { report(.emptyList, in: list) }
        for item in list.elements { check(item, element) }
    }

    private mutating func checkInteger(_ value: JSONCursor, atLeast least: Int) {
        guard let number = value.integer else { return report(.notWhole, in: value) }
        if number < least { report(.badInteger(atLeast: least), in: value) }
    }
}

extension Validation {
    private mutating func checkString(_ value: JSONCursor, _ kind: ValueKind) {
        let bytes = value.written
        switch kind {
        case .slug: if !SlugGrammar.accepts(bytes) { report(.badSlug(value.text), in: value) }
        case .event: if !EventID.accepts(bytes) { report(.badEventID(value.text), in: value) }
        case .reference: if Reference(value.text) == nil { report(.badReference(value.text), in: value) }
        case .measure: if !Measure.accepts(bytes) { report(.badMeasure(value.text), in: value) }
        case .date: checkDate(value)
        case .instant: checkDate(value, mustBeInstant: true)
        case .anchor: checkAnchor(value)
        case .moment: if UTCInstant(bytes: bytes) == nil { report(.badMoment(value.text), in: value) }
        case .choice(let words, _):
            if !words.contains(where: { $0.utf8.elementsEqual(bytes) }) {
                report(.notOneOf(value.text, choices: words), in: value)
            }
        default:
            if value.isBlank { report(.emptyText, in: value) }
            if value.holdsControl { report(.controlCharacter, in: value) }
        }
    }

    private mutating func checkDate(_ value: JSONCursor, mustBeInstant: Bool = false) {
        do throws(EDTFError) {
            let date = try EDTF(utf8: value.written)
            if mustBeInstant && !date.isInstant { report(.severalDays(value.text), in: value) }
        } catch {
            report(.badDate(value.text, error), in: value)
        }
    }

    private mutating func checkAnchor(_ value: JSONCursor) {
        let text = value.text
        if Reference(text) == nil && (try? EDTF(text)) == nil { report(.badAnchor(text), in: value) }
    }

    private mutating func checkCodes(_ codes: JSONCursor) {
        if codes.count == 0 { report(.emptyList, in: codes) }
        for (key, value) in codes.members {
            if !key.isIdentifier { report(.badKey(key.text), in: value) }
            check(value, .text)
        }
    }

    /// A row keeps whatever its cells held, the empty ones too.
    private mutating func checkColumns(_ row: JSONCursor) {
        for (key, value) in row.members {
            if key.holdsControl { report(.controlCharacter, in: row) }
            if value.kind != .string { report(.wrongKind(expected: .text), in: value) }
            if value.holdsControl { report(.controlCharacter, in: value) }
        }
    }

    /// What a correction sets is checked where it lands; here only what no line may hold.
    private mutating func checkChanges(_ changes: JSONCursor) {
        if changes.count == 0 { report(.emptyList, in: changes) }
        for (key, value) in changes.members {
            if key.holdsControl { report(.controlCharacter, in: changes) }
            checkPlain(value, of: value, levels: 24)
        }
    }

    /// How deep a line may be: `JSONRules.ledgerLine` says so of the log.
    private static let levels = JSONRules.ledgerLine.maximumDepth

    /// Checks a value that has no shape of its own against what any line may hold.
    ///
    /// - Parameters:
    ///   - whole: the value of which this is a part: what is wrong is told of it.
    ///   - levels: how many lists and objects may stand within each other.
    private mutating func checkPlain(_ value: JSONCursor, of whole: JSONCursor, levels: Int) {
        let isNested = value.kind == .array || value.kind == .object
        guard !isNested || levels > 0 else { return report(.tooDeep, in: whole) }
        switch value.kind {
        case .number: if value.integer == nil { report(.notWhole, in: whole) }
        case .string: if value.holdsControl { report(.controlCharacter, in: whole) }
        case .array: for element in value.elements { checkPlain(element, of: whole, levels: levels - 1) }
        case .object:
            for (key, member) in value.members {
                if key.holdsControl { report(.controlCharacter, in: whole) }
                checkPlain(member, of: whole, levels: levels - 1)
            }
        case .null, .bool: break
        }
    }
}

extension Occurrence {
    /// Whether `on` may not be left out.
    public var isRequired: Bool { self == .instant || self == .span }

    /// Whether `on` means one day.
    public var isInstant: Bool { self == .instant || self == .instantIfKnown }
}
