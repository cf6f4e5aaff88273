/// Whether an agreement holds became disputed: its status is untouched.
public struct AgreementDisputed: EventType {
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
}
