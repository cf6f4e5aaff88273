import EDTF

/// What is known of one subject on all days: the fold's result, of which a state on a day is one cut.
public enum History: Sendable {
    case agreement(AgreementHistory)
    case membership(MembershipHistory)
    case office(OfficeHistory)
    case visit(VisitHistory)
    case contact(ContactHistory)
    case inquiry(InquiryHistory)
    case series(SeriesHistory)
    case policy(PolicyHistory)

    public var subject: Subject {
        switch self {
        case .agreement(let history): .agreement(history.id)
        case .membership(let history): .membership(member: history.member, organisation: history.organisation)
        case .office(let history): .office(history.office)
        case .visit(let history): .visit(history.id)
        case .contact(let history): history.subject
        case .inquiry(let history): .inquiry(history.id)
        case .series(let history): .series(history.id)
        case .policy(let history): .policy(history.id)
        }
    }

    /// Every disagreement, each once.
    public var conflicts: [Conflict] {
        switch self {
        case .agreement(let history): history.conflicts
        case .membership(let history): history.ladder.conflicts
        case .office(let history): history.ladder.conflicts
        case .visit(let history): history.conflicts.uniqued()
        case .policy(let history): history.ladder.conflicts
        case .contact, .inquiry, .series: []
        }
    }

    /// How it stands on the days; a series of claims has no standing.
    public func standing(on days: DayRange) -> Standing? {
        switch self {
        case .agreement(let history): history.standing(on: days)
        case .membership(let history): history.standing(on: days)
        case .office(let history): history.standing(on: days)
        case .visit(let history): history.standing(on: days)
        case .contact(let history): history.standing(on: days)
        case .inquiry(let history): history.standing(on: days)
        case .policy(let history): history.standing(on: days)
        case .series: nil
        }
    }
}

extension Knowledge {
    /// What is known of a subject on all days; `nil` for parties and sources, which have an identity and no state.
    public func history(of subject: Subject) -> History? {
        switch subject {
        case .agreement(let id): agreement(id).map(History.agreement)
        case .membership(let member, let organisation):
            membership(of: member, in: organisation).map(History.membership)
        case .office(let office): self.office(office).map(History.office)
        case .visit(let id): visit(id).map(History.visit)
        case .contact, .encounter: contact(subject).map(History.contact)
        case .inquiry(let id): inquiry(id).map(History.inquiry)
        case .series(let id): series(id).map(History.series)
        case .policy(let id): policy(id).map(History.policy)
        case .party, .source: nil
        }
    }
}
