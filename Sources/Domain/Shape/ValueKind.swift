/// What a field may hold: the one description from which validation, the JSON Schema, the command line's options
/// and the reference page follow.
public indirect enum ValueKind: Sendable {
    /// Free text, not empty. `{"$sealed": ...}` may stand in its place.
    case text
    /// The id of a thing of one kind.
    case slug(Namespace)
    /// The id of an event.
    case event
    /// `kind:id`, of any kind.
    case reference
    /// An EDTF date of any form.
    case date
    /// An EDTF date that means one day, perhaps not known exactly: no interval, no set of several days.
    case instant
    /// A moment in UTC, to the millisecond: the log's own clock.
    case moment
    /// An EDTF date or a reference: what the words of a source are relative to.
    case anchor
    /// A whole number, at least the given one.
    case integer(atLeast: Int)
    /// A decimal string.
    case measure
    /// One of a closed list of words. Synonyms are accepted and stored as the word they mean.
    case choice([String], synonyms: [String: String])
    case list(ValueKind)
    case record(RecordShape)
    /// Free keys, text values: codes of other systems.
    case codes
    /// Free keys, any text: a row of a table, as it was imported.
    case columns
    /// JSON Pointers into a line, with the value each is to have, or null.
    case changes
}

extension ValueKind {
    /// Whether a value of this kind names an id, or may hold one that does.
    var isNaming: Bool {
        switch self {
        case .slug, .event, .reference, .anchor: true
        case .list(let element): element.isNaming
        case .record(let shape): !shape.naming.isEmpty
        default: false
        }
    }
}

/// The fields of a value that is itself an object, in the order in which they are documented.
///
/// One object for each shape, and for each field: they are looked at for every value of every event, and copied for none.
public final class RecordShape: Sendable {
    public let name: String
    public let fields: [FieldDescription]
    /// The same, by name as bytes: the order in which canonical JSON has them.
    let sorted: [FieldDescription]
    /// Of these, the ones that name ids, themselves or by what they hold.
    let naming: [FieldDescription]
    /// The fields with words that stand for the word that is stored.
    let synonyms: [(field: String, words: [String: String])]

    init(name: String, fields: [FieldDescription]) {
        self.name = name
        self.fields = fields
        sorted = fields.sorted { $0.name < $1.name }
        naming = sorted.filter(\.kind.isNaming)
        synonyms = fields.compactMap { field in
            guard case .choice(_, let words) = field.kind, !words.isEmpty else { return nil }
            return (field.name, words)
        }
    }

    public subscript(name: String) -> FieldDescription? {
        fields.first { $0.name == name }
    }
}

/// One field of an event type or of a record.
public final class FieldDescription: Sendable {
    /// What an event does with the id it names.
    public enum Role: Sendable {
        /// The field holds no id of its own, or one that must be known already.
        case refers
        /// The first event to name the id makes it known; later ones speak of the same thing.
        case introduces
        /// This event alone makes the id known, and a second one is refused.
        case registers
    }

    public let name: String
    /// The name as it is compared with keys.
    let key: [UInt8]
    public let summary: String
    public let kind: ValueKind
    public let isRequired: Bool
    public let role: Role
    /// May be given by position on the command line, in the order of declaration.
    public let isPositional: Bool

    init(name: String, summary: String, kind: ValueKind, isRequired: Bool, role: Role, isPositional: Bool) {
        self.name = name
        key = Array(name.utf8)
        self.summary = summary
        self.kind = kind
        self.isRequired = isRequired
        self.role = role
        self.isPositional = isPositional
    }

    /// The same field where it admits only some values of its kind.
    public func admitting(_ kind: ValueKind) -> FieldDescription {
        FieldDescription(
            name: name, summary: summary, kind: kind, isRequired: isRequired, role: role, isPositional: isPositional)
    }
}
