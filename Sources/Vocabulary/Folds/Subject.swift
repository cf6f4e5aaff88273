/// What is folded on its own: one agreement, one membership, one office of one person, one visit.
public enum Subject: Hashable, Sendable {
    case party(PartyID)
    case source(SourceID)
    case agreement(AgreementID)
    case membership(member: PartyID, organisation: PartyID)
    case office(Office)
    case visit(VisitID)
    case contact(ContactID)
    /// A meeting or a count, which have no id but their event's.
    case encounter(EventID)
    case inquiry(InquiryID)
    case series(SeriesID)
    case policy(PolicyID)

    /// One person in one office.
    public struct Office: Hashable, Sendable {
        public let person: PartyID
        public let title: String
        public let of: PartyID
        public let accreditedTo: PartyID?

        public init(person: PartyID, title: String, of: PartyID, accreditedTo: PartyID?) {
            self.person = person
            self.title = title
            self.of = of
            self.accreditedTo = accreditedTo
        }
    }
}

extension Subject: CustomStringConvertible, Comparable {
    /// `kind:id`; memberships and offices, which have no id, by their parts: `membership:us-in-carmel/ushca`.
    public var description: String {
        switch self {
        case .party(let id): "party:\(id)"
        case .source(let id): "source:\(id)"
        case .agreement(let id): "agreement:\(id)"
        case .membership(let member, let organisation): "membership:\(member)/\(organisation)"
        case .office(let office):
            "office:\(office.person)/\(office.of)\(office.accreditedTo.map { "/\($0)" } ?? "")/\(office.title)"
        case .visit(let id): "visit:\(id)"
        case .contact(let id): "contact:\(id)"
        case .encounter(let id): "event:\(id)"
        case .inquiry(let id): "inquiry:\(id)"
        case .series(let id): "series:\(id)"
        case .policy(let id): "policy:\(id)"
        }
    }

    public static func < (a: Subject, b: Subject) -> Bool { a.description < b.description }
}

extension Event {
    /// The subjects whose state the event may change. `canonical` follows merged parties.
    func subjects(_ canonical: (PartyID) -> PartyID) -> [Subject] {
        switch type {
        case SourceRegistered.type: return [.source(self[SourceRegistered.fields.source])]
        case PartyRegistered.type: return [.party(canonical(self[PartyRegistered.fields.party]))]
        case PartyDescribed.type: return [.party(canonical(self[PartyDescribed.fields.party]))]
        case PartyRenamed.type: return [.party(canonical(self[PartyRenamed.fields.party]))]
        case PartyEnded.type: return [.party(canonical(self[PartyEnded.fields.party]))]
        case PartyMerged.type: return [.party(canonical(self[PartyMerged.fields.party]))]
        case MeetingHeld.type, ContactCounted.type: return [.encounter(id)]
        case ContactRecurred.type: return [.contact(self[ContactRecurred.fields.contact])]
        case IndicatorClaimed.type: return [.series(self[IndicatorClaimed.fields.series])]
        case PolicyAnnounced.type, PolicyEnded.type: return [.policy(self[PolicyEnded.fields.policy])]
        case InquiryMade.type, InquiryClosed.type: return [.inquiry(self[InquiryClosed.fields.inquiry])]
        default: break
        }
        // The types of one family name their subject by the same fields.
        if type.hasPrefix("agreement.") { return [.agreement(self[AgreementSigned.fields.agreement])] }
        if type.hasPrefix("visit.") { return [.visit(self[VisitHeld.fields.visit])] }
        if type.hasPrefix("membership.") {
            let fields = MembershipJoined.fields
            return [
                .membership(member: canonical(self[fields.member]), organisation: canonical(self[fields.organisation]))
            ]
        }
        return type.hasPrefix("office.") ? officeSubjects(canonical) : []
    }

    /// The person's office, and the predecessor's, which a succession ends.
    private func officeSubjects(_ canonical: (PartyID) -> PartyID) -> [Subject] {
        let fields = OfficeAssumed.fields
        func office(of person: PartyID) -> Subject {
            .office(
                .init(
                    person: canonical(person), title: self[fields.office], of: canonical(self[fields.of]),
                    accreditedTo: self[fields.accreditedTo].map(canonical)))
        }
        let own = office(of: self[fields.person])
        guard type == OfficeAssumed.type, let predecessor = self[fields.succeeds] else { return [own] }
        return [own, office(of: predecessor)]
    }
}
