/// Agreements between parties.
public enum Agreements: Kind {
    public static let name = "agreements"
    public static let namespace: Namespace? = .agreement
    public static let example = "springfield-riverton"
    public static let types: [any EventType.Type] = [
        AgreementRegistered.self,
        AgreementProposed.self,
        AgreementSigned.self,
        AgreementConsented.self,
        AgreementProvisionallyApplied.self,
        AgreementEnteredIntoForce.self,
        AgreementAmended.self,
        AgreementRenewed.self,
        AgreementSuspended.self,
        AgreementResumed.self,
        AgreementReviewOpened.self,
        AgreementReviewClosed.self,
        AgreementDisputed.self,
        AgreementDisputeSettled.self,
        AgreementDeclared.self,
        AgreementAffirmed.self,
        AgreementEnded.self,
    ]
    public static let columns: [Column<AgreementState>] = [
        Column("id", \.id.text), Column("kind", \.kindWord), Column("form", \.form.rawValue), Column("title", \.title),
        Column("parties", \.partyIDs.cell), Column("party_names") { $0.parties.map(\.name).cell },
    ]

    public static func timeline(of subject: Subject, in knowledge: KnownEvents) -> (any SubjectTimeline)? {
        subject.id().flatMap(knowledge.agreement)
    }
}

public enum AgreementTag: NamespaceTag { public static let namespace = Namespace.agreement }
public typealias AgreementID = Slug<AgreementTag>

extension Subject {
    public static func agreement(_ id: AgreementID) -> Subject { .thing(id) }
}

extension KindName {
    public static let agreements = KindName(Agreements.self)
}

/// An event about one agreement.
public protocol AgreementEvent: EventType {
    var agreement: Field<AgreementID> { get }
}

extension AgreementEvent {
    public static func subjects(of event: TypedEvent<Self>, _ canonical: (PartyID) -> PartyID) -> [Subject] {
        [.agreement(event[fields.agreement])]
    }

    /// Those that have no words of their own are told by the second half of their type.
    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        let act = type.dropFirst("agreement.".count).split(separator: "-").joined(separator: " ")
        let party = event.event.as(AgreementFields.self)?.party.map { " (\(names[$0]))" } ?? ""
        return "\(event[fields.agreement]): \(act)\(party)."
    }
}

/// What events about agreements name alike, where they have it.
public struct AgreementFields: EventFields {
    public static let fields = AgreementFields()
    public static func includes(_ type: String) -> Bool { type.hasPrefix("agreement.") }

    public let agreement = Field<AgreementID>("agreement")
    let party = Field<PartyID?>("party")
    let spell = Field<Int?>("spell")
}
