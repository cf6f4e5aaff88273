import EDTF

/// What is known of one subject on all days: the fold's result, of which a state on a day is one cut.
public enum SubjectTimeline: Sendable {
    case agreement(AgreementTimeline)
    case membership(MembershipTimeline)
    case office(OfficeTimeline)
    case visit(VisitTimeline)
    case contact(ContactTimeline)
    case inquiry(InquiryTimeline)
    case series(SeriesTimeline)
    case policy(PolicyTimeline)

    public var subject: Subject {
        switch self {
        case .agreement(let timeline): .agreement(timeline.id)
        case .membership(let timeline): .membership(member: timeline.member, organisation: timeline.organisation)
        case .office(let timeline): .office(timeline.office)
        case .visit(let timeline): .visit(timeline.id)
        case .contact(let timeline): timeline.subject
        case .inquiry(let timeline): .inquiry(timeline.id)
        case .series(let timeline): .series(timeline.id)
        case .policy(let timeline): .policy(timeline.id)
        }
    }

    /// Every disagreement, each once.
    public var conflicts: [Conflict] {
        switch self {
        case .agreement(let timeline): timeline.conflicts
        case .membership(let timeline): timeline.ladder.conflicts
        case .office(let timeline): timeline.ladder.conflicts
        case .visit(let timeline): timeline.conflicts.uniqued()
        case .policy(let timeline): timeline.ladder.conflicts
        case .contact, .inquiry, .series: []
        }
    }

    /// How it stands on the days; a series of claims has no standing.
    public func answer(on days: DayRange) -> StatusAnswer? {
        switch self {
        case .agreement(let timeline): timeline.answer(on: days)
        case .membership(let timeline): timeline.answer(on: days)
        case .office(let timeline): timeline.answer(on: days)
        case .visit(let timeline): timeline.answer(on: days)
        case .contact(let timeline): timeline.answer(on: days)
        case .inquiry(let timeline): timeline.answer(on: days)
        case .policy(let timeline): timeline.answer(on: days)
        case .series: nil
        }
    }
}

extension KnownEvents {
    /// What is known of a subject on all days; `nil` for parties and sources, which have an identity and no state.
    public func timeline(of subject: Subject) -> SubjectTimeline? {
        switch subject {
        case .agreement(let id): agreement(id).map(SubjectTimeline.agreement)
        case .membership(let member, let organisation):
            membership(of: member, in: organisation).map(SubjectTimeline.membership)
        case .office(let office): self.office(office).map(SubjectTimeline.office)
        case .visit(let id): visit(id).map(SubjectTimeline.visit)
        case .contact, .encounter: contact(subject).map(SubjectTimeline.contact)
        case .inquiry(let id): inquiry(id).map(SubjectTimeline.inquiry)
        case .series(let id): series(id).map(SubjectTimeline.series)
        case .policy(let id): policy(id).map(SubjectTimeline.policy)
        case .party, .source: nil
        }
    }
}
