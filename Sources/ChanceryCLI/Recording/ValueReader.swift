import CanonicalJSON
import Domain

/// Reads one value of an option in the kind of its field.
///
/// What the field's grammar says of the value is left to the check of the draft; here only what is needed to make JSON
/// of it.
struct ValueReader {
    let label: String
    let lookup: RecordingLookup
    /// The type of the event under correction, if that is known.
    let corrected: Definition?
    private(set) var notes: [RecordingNote] = []

    init(label: String, lookup: RecordingLookup, corrected: Definition?) {
        self.label = label
        self.lookup = lookup
        self.corrected = corrected
    }

    /// The option's value so far, with one more.
    mutating func read(
        _ text: String, as option: RecordingOption, _ role: FieldDescription.Role, after before: JSON?
    ) throws(UsageFault) -> JSON {
        switch option.field.kind {
        case .list(let element): return .array((before?.array ?? []) + [try read(text, as: element, role)])
        case .codes:
            let (system, code) = try pair(text, option.field.kind)
            return try adding(system, .string(code), to: before)
        case .changes:
            if option.effect == .removes { return try adding(pointer(text), .null, to: before) }
            let (name, value) = try pair(text, option.field.kind)
            let pointer = try pointer(name)
            return try setting(pointer, try read(value, correcting: pointer), in: before)
        default: return try read(text, as: option.field.kind, role)
        }
    }

    /// - Parameter role: what the event does with an id that the value names.
    mutating func read(
        _ text: String, as kind: ValueKind, _ role: FieldDescription.Role = .refers
    ) throws(UsageFault) -> JSON {
        switch kind {
        case .date, .instant, .moment: return .string(trimmed(text))
        case .anchor: return .string(try anchor(trimmed(text)))
        case .event: return .string(try eventID(text) ?? text)
        case .reference: return .string(try reference(text))
        case .slug(let namespace): return .string(try thing(text, namespace, role))
        case .integer: return try integer(text)
        case .record(let shape): return try text.hasPrefix("{") ? json(text) : record(text, shape)
        case .list(let element): return .array([try read(text, as: element, role)])
        case .codes, .columns, .changes: return try json(text)
        case .text, .measure, .choice: return .string(text)
        }
    }

    private func integer(_ text: String) throws(UsageFault) -> JSON {
        guard !text.isEmpty, text.trimmingPrefix("-").utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw UsageFault(label, .notANumber(text))
        }
        guard let number = Int(text), number.magnitude <= JSON.largestInteger else {
            throw UsageFault(label, text == "-" ? .notANumber(text) : .farNumber(text))
        }
        return .integer(number)
    }

    /// Without blanks at the ends, which a date never has.
    private mutating func trimmed(_ text: String) -> String {
        let trimmed = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
        guard trimmed.count < text.count else { return text }
        notes.append(.trimmed(option: label))
        return String(trimmed)
    }

    /// A day, or what happened on it; only what begins with a kind is taken for the latter.
    private func anchor(_ text: String) throws(UsageFault) -> String {
        let kind = text.prefix { $0 != ":" }
        return kind.endIndex < text.endIndex && Namespace(rawValue: String(kind)) != nil ? try reference(text) : text
    }

    /// The id of the event at a position, for `@12`; `nil` for anything else.
    func eventID(_ text: String) throws(UsageFault) -> String? {
        guard text.hasPrefix("@"), let seq = Int(text.dropFirst()) else { return nil }
        guard let id = lookup.id(seq) else { throw UsageFault(label, .noSuchSeq(seq)) }
        return id.text
    }

    func json(_ text: String) throws(UsageFault) -> JSON {
        do {
            return try JSON(parsing: text)
        } catch {
            throw UsageFault(label, .badJSON(error))
        }
    }

    private func pair(_ text: String, _ kind: ValueKind) throws(UsageFault) -> (String, String) {
        guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
            throw UsageFault(label, .notAPair(kind))
        }
        return (String(text[..<sign]), String(text[text.index(after: sign)...]))
    }

    func adding(_ name: String, _ value: JSON, to before: JSON?) throws(UsageFault) -> JSON {
        var object = before?.object ?? [:]
        guard object[name] == nil else { throw UsageFault(label, .doubledPart(name)) }
        object[name] = value
        return .object(object)
    }
}
