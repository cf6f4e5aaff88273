/// A party made a declaration or reservation: annotation only.
public struct AgreementDeclared: AgreementEvent {
    public static let type = "agreement.declared"
    public static let word = "declaration"
    public static let summary = "A party made a declaration or reservation: annotation only."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(AgreementDeclared.self)

    public let agreement: Field<AgreementID>
    public let party: Field<PartyID>
    public let kind: Field<DeclarationKind>
    public let addressees: Field<[PartyID]?>
    public let summary: Field<String?>

    public init(_ shape: inout Shape) {
        agreement = shape.argument("agreement", "The agreement.")
        party = shape.argument("party", "The party.")
        kind = shape.field("kind", "What kind of declaration it is.")
        addressees = shape.field("to", "To whom.")
        summary = shape.field("summary", "What it says.")
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        let summary = event.summary.map { ": \($0.printable)" } ?? ""
        return "\(names[event.party]) made \(event.kind.rawValue.withArticle) to \(event.agreement)\(summary)."
    }
}
