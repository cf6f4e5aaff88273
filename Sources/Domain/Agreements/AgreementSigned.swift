/// An agreement was signed.
public struct AgreementSigned: AgreementEvent {
    public static let type = "agreement.signed"
    public static let word = "signing"
    public static let summary = "An agreement was signed."
    public static let occurrence = Occurrence.instant
    public static let (fields, definition) = define(AgreementSigned.self)

    public let agreement: Field<AgreementID>
    public let parties: Field<[PartyID]?>
    public let signatories: Field<[Participant]?>
    public let during: Field<VisitID?>
    public let effect: Field<SignatureEffect?>
    public let how: Field<SignatureMode?>
    public let spell: Field<Int?>

    public init(_ shape: inout Shape) {
        agreement = shape.argument("agreement", "The agreement.")
        parties = shape.argument("parties", "Who signed; all parties where left out.")
        signatories = shape.field("signatories", "Whose hands signed, in which role and for whom.")
        during = shape.field("during", "The visit during which it was signed.")
        effect = shape.field("effect", "What the signature does; left out, it is presumed by form and kind.")
        how = shape.field("how", "How the signature was given.")
        spell = shape.spell()
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        let hands = names.people(event.signatories).map { ", by the hands of \($0)" } ?? ""
        return "\(event.parties.map(names.list) ?? "The parties") signed \(event.agreement)\(hands)."
    }
}
