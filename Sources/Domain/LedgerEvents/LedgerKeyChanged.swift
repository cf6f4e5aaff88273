/// A new signing key, vouched for by a valid one.
public struct LedgerKeyChanged: EventType {
    public static let type = "ledger.key-changed"
    public static let word = "key-change"
    public static let summary = "A new signing key, vouched for by a valid one."
    public static let occurrence = Occurrence.never
    public static let (fields, definition) = define(LedgerKeyChanged.self)

    public let key: Field<String>
    public let retires: Field<String?>
    public let note: Field<String>

    public init(_ shape: inout Shape) {
        key = shape.field("key", "The new C2SP verifier key.")
        retires = shape.field("retires", "The key that is no longer valid from here.")
        note = shape.field(
            "note", "A signed note by a valid key over origin, size and root before this event, and the new key.")
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "The ledger's key was changed."
    }
}
