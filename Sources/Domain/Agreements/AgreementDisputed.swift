/// Whether an agreement holds became disputed: its status is untouched.
public struct AgreementDisputed: AgreementEvent {
    public static let type = "agreement.disputed"
    public static let word = "dispute"
    public static let summary = "Whether an agreement holds became disputed: its status is untouched."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(AgreementDisputed.self)

    public let agreement: Field<AgreementID>
    public let positions: Field<[Position]>

    public init(_ shape: inout Shape) {
        agreement = shape.argument("agreement", "The agreement.")
        positions = shape.field("positions", "Who holds what, and why.")
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        let positions = event.positions.map { "\(names[$0.who]): \($0.status.printable)" }.joined(separator: "; ")
        return "Whether \(event.agreement) holds became disputed (\(positions))."
    }
}
