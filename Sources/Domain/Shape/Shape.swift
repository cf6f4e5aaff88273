/// Collects the fields of an event type while its initialiser names them.
///
/// The initialiser must set every handle, so the compiler sees that no field is forgotten.
public struct Shape {
    private(set) var fields: [FieldDescription] = []

    /// A field given by option on the command line.
    public mutating func field<Owner: EventFields, V: FieldValue>(
        _ name: String, _ summary: String, as: V.Type = V.self
    ) -> EventField<Owner, V> {
        add(name, summary, V.self, .refers, positional: false)
    }

    /// A field that may also be given by position on the command line.
    public mutating func argument<Owner: EventFields, V: FieldValue>(
        _ name: String, _ summary: String, as: V.Type = V.self
    ) -> EventField<Owner, V> {
        add(name, summary, V.self, .refers, positional: true)
    }

    /// The id that the first event of this kind makes known; later ones speak of the same thing.
    public mutating func introduces<Owner: EventFields, T>(
        _ name: String, _ summary: String
    ) -> EventField<Owner, Slug<T>> {
        add(name, summary, Slug<T>.self, .introduces, positional: true)
    }

    /// The id that this event makes known, once.
    public mutating func registers<Owner: EventFields, T>(
        _ name: String, _ summary: String
    ) -> EventField<Owner, Slug<T>> {
        add(name, summary, Slug<T>.self, .registers, positional: true)
    }

    /// The field by which types that begin or end something tell one spell of it from the next.
    public mutating func spell<Owner: EventFields>() -> EventField<Owner, Int?> {
        let summary = "Which spell (1, 2, ...), where dates cannot tell one from the next."
        return add("spell", summary, Int?.self, .refers, positional: false, kind: .integer(atLeast: 1))
    }

    private mutating func add<Owner: EventFields, V: FieldValue>(
        _ name: String, _ summary: String, _: V.Type, _ role: FieldDescription.Role, positional: Bool,
        kind: ValueKind = V.kind
    ) -> EventField<Owner, V> {
        fields.append(
            FieldDescription(
                name: name, summary: summary, kind: kind, isRequired: !V.isOptional, role: role,
                isPositional: positional))
        return EventField(name)
    }
}

/// Whether, and in which form, an event of a type says when it happened.
public enum Occurrence: Sendable, Equatable {
    /// One day, perhaps not known exactly.
    case instant
    /// The same, and it may be left out.
    case instantIfKnown
    /// From a day to a day, or somewhere within.
    case span
    /// The same, and it may be left out.
    case spanIfKnown
    /// Left out: the event is about the ledger, not about the world.
    case never
}

/// An event type: its fields, what its events are about, and how one reads; and by them its definition.
///
/// A type is one file that conforms to this, and one line in the list of its kind.
public protocol EventType: EventFields {
    /// The stored name, such as `agreement.signed`.
    static var type: String { get }
    /// The everyday word for it on the command line, such as `signing`.
    static var word: String { get }
    static var summary: String { get }
    static var occurrence: Occurrence { get }
    static var definition: Definition { get }
    /// How the fields of each version become those of the next: from 1 to 2, from 2 to 3, ... None for a type that has
    /// never changed.
    static var upcasters: [Upcaster] { get }
    /// Whether it is decided before it takes effect, so that its day may lie ahead when it is recorded.
    static var mayLieAhead: Bool { get }
    init(_ shape: inout Shape)

    /// The things whose state an event of the type may change.
    ///
    /// - Parameter canonical: follows merged parties.
    static func subjects(of event: TypedEvent<Self>, _ canonical: (PartyID) -> PartyID) -> [Subject]
    /// An event in one plain sentence, without its date, its modality and its sources. Text from outside is made printable.
    static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String
}

extension EventType {
    public static var upcasters: [Upcaster] { [] }
    public static var mayLieAhead: Bool { false }
    public static func includes(_ type: String) -> Bool { type == Self.type }
    public static func subjects(of event: TypedEvent<Self>, _ canonical: (PartyID) -> PartyID) -> [Subject] { [] }
}

/// What is known of an event type without its Swift type.
///
/// One object for each type: it is asked for with every event, and copied for none.
public final class Definition: Sendable {
    public let type: String
    public let word: String
    public let summary: String
    public let occurrence: Occurrence
    public let data: RecordShape
    /// The rule that ties several fields together.
    let typeRule: TypeRule?
    /// Corrections, retractions, merges and preferences say why.
    public let requiresReason: Bool

    /// What an event of the type is about, and how it reads: `EventType.subjects` and `EventType.sentence`.
    let subjects: @Sendable (Event, (PartyID) -> PartyID) -> [Subject]
    let sentence: @Sendable (Event, Names) -> String

    /// Whether it is decided before it takes effect.
    public let mayLieAhead: Bool

    /// Whether there is more to be looked at than each field by itself.
    var hasRules: Bool { typeRule != nil || requiresReason }

    /// From each version to the next, the oldest first.
    let upcasters: [Upcaster]

    /// The highest version that this program understands. Older ones are upcast; newer ones are kept, not applied.
    public var version: Int { upcasters.count + 1 }

    init<T: EventType>(_: T.Type, _ data: RecordShape) {
        type = T.type
        word = T.word
        summary = T.summary
        occurrence = T.occurrence
        self.data = data
        upcasters = T.upcasters
        mayLieAhead = T.mayLieAhead
        typeRule = TypeRules.rules[T.type]
        requiresReason = TypeRules.typesWithReason.contains(T.type)
        subjects = { event, canonical in T.subjects(of: event[T.self], canonical) }
        sentence = { event, names in T.sentence(for: event[T.self], names) }
    }
}

/// Runs a type's initialiser once, for its handles and for its definition.
func define<T: EventType>(_: T.Type) -> (T, Definition) {
    var shape = Shape()
    let handles = T(&shape)
    return (handles, Definition(T.self, RecordShape(name: T.type, fields: shape.fields)))
}

extension Definition {
    /// Whether `record` has a word for it: a ledger's opening and its keys have commands of their own.
    public var isRecordable: Bool { !type.hasPrefix("ledger.") }
}
