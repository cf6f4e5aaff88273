import CanonicalJSON

/// A typed handle on one field of an event's `data`, which belongs to those who declare it: `Owner` has fields, and
/// `Value` is a type of field.
///
/// Its parameters are bound where a handle is made and read, and not here: the runtime would look up both conformances, in
/// all that the program has, at the first use of every field.
public struct EventField<Owner, Value>: Sendable {
    public let name: String

    init(_ name: String) where Owner: EventFields, Value: FieldValue { self.name = name }
}

/// The fields of an event type, or of a family of types that share some by name and meaning.
public protocol EventFields: Sendable {
    static var fields: Self { get }
    /// Whether events of a type have these fields.
    static func includes(_ type: String) -> Bool
}

extension EventFields {
    /// A field of these: `public let agreement: Field<AgreementID>`.
    public typealias Field<Value: FieldValue> = EventField<Self, Value>
}

/// An event as one of its type or family: it gives their fields, and those of no other.
///
///     guard let signing = event.as(AgreementSigned.self) else { return }
///     signing.parties     // [PartyID]?
@dynamicMemberLookup
public struct TypedEvent<Owner: EventFields>: Sendable {
    public let event: Event

    private let data: JSONView?

    /// - Parameter data: its data, if it is one of the type or the family.
    init(_ event: Event, _ data: JSONView?) {
        self.event = event
        self.data = data
    }

    /// The field, in its own type. What is absent reads as the neutral value of that.
    ///
    /// Code that serves several types, such as a protocol's extension, writes `event[fields.agreement]` with this: for it the
    /// runtime would make the key path of `event.agreement` anew at every event.
    public subscript<V: FieldValue>(_ field: EventField<Owner, V>) -> V { V(reading: data?[field.name]) }

    public subscript<V: FieldValue>(dynamicMember field: KeyPath<Owner, EventField<Owner, V>>) -> V {
        self[Owner.fields[keyPath: field]]
    }

    /// What every event has.
    public subscript<V>(dynamicMember key: KeyPath<Event, V>) -> V { event[keyPath: key] }
}
