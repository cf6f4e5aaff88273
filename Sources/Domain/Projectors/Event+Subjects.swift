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

    /// The subjects that an event that cannot be applied names, by fields that bear the names of kinds of things.
    func namedSubjects(_ canonical: (PartyID) -> PartyID) -> [Subject] {
        let data = line.root["data"]
        func party(_ field: String) -> PartyID? { (data?[field]?.string).map { canonical(PartyID($0)) } }
        var subjects = Mention.all(in: self).compactMap { mention -> Subject? in
            guard case .thing(let namespace, let slug) = mention.target else { return nil }
            return Subject(namespace, slug, canonical)
        }
        if let member = party("member"), let organisation = party("organisation") {
            subjects.append(.membership(member: member, organisation: organisation))
        }
        if let person = party("person"), let of = party("of"), let title = data?["office"]?.string {
            subjects.append(.office(.init(person: person, title: title, of: of, accreditedTo: party("to"))))
        }
        return subjects.uniqued()
    }
}

extension Subject {
    /// The thing of a kind with an id.
    fileprivate init(_ namespace: Namespace, _ slug: String, _ canonical: (PartyID) -> PartyID) {
        switch namespace {
        case .party: self = .party(canonical(PartyID(slug)))
        case .source: self = .source(SourceID(slug))
        case .agreement: self = .agreement(AgreementID(slug))
        case .visit: self = .visit(VisitID(slug))
        case .inquiry: self = .inquiry(InquiryID(slug))
        case .contact: self = .contact(ContactID(slug))
        case .policy: self = .policy(PolicyID(slug))
        case .series: self = .series(SeriesID(slug))
        }
    }
}
