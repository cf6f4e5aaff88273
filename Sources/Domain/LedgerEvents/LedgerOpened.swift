/// The ledger was opened: event 0, and only there.
public struct LedgerOpened: EventType {
    public static let type = "ledger.opened"
    public static let word = "opening"
    public static let summary = "The ledger was opened: event 0, and only there."
    public static let occurrence = Occurrence.never
    public static let (fields, definition) = define(LedgerOpened.self)

    public let origin: Field<String>
    public let title: Field<String>
    public let key: Field<String?>

    public init(_ shape: inout Shape) {
        origin = shape.field("origin", "The name of the log, as in its checkpoints.")
        title = shape.field("title", "What the ledger is about.")
        key = shape.field("key", "The C2SP verifier key named by the origin.")
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        "The ledger \(event.origin.printable) was opened."
    }
}
