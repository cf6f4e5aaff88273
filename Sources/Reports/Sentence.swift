import EDTF
import Domain

/// An event in one plain sentence, without its date and its sources.
///
/// Only what the event says: no inference, no state. Text from outside is made printable.
struct Sentence {
    let names: Names

    init(_ names: Names) {
        self.names = names
    }

    func text(for event: Event) -> String {
        let said = core(event)
        switch event.modality {
        case nil: return said
        case .claimed?: return "It is claimed: \(said)"
        case .planned?: return "It is planned: \(said)"
        case .attempted?: return "It was attempted: \(said)"
        case .hypothetical?: return "It would be: \(said)"
        case .negated?: return "It is not so: \(said)"
        }
    }

    private func core(_ event: Event) -> String {
        if let obstacle = event.obstacle { return unread(event, obstacle) }
        return switch event.type.prefix(while: { $0 != "." }) {
        case "agreement": agreement(event)
        case "office": office(event)
        case "membership": membership(event)
        case "visit", "meeting", "contact": contact(event)
        case "party", "source", "ledger": identity(event)
        case "statement", "indicator", "policy", "inquiry": statement(event)
        default: control(event)
        }
    }

    private func people(_ participants: [Participant]?) -> String? {
        guard let participants, !participants.isEmpty else { return nil }
        return participants.map { names[$0.party] + ($0.role.map { " (\($0.printable))" } ?? "") }.listed
    }

    private func agreement(_ event: Event) -> String {
        let id = event[AgreementSigned.fields.agreement].text
        let party = event[AgreementEnded.fields.party].map { names[$0] }
        switch event.type {
        case AgreementRegistered.type:
            let parties = names.list(event[AgreementRegistered.fields.parties])
            return
                "The \(event[AgreementRegistered.fields.kind].rawValue) agreement \(id) between \(parties) was registered."
        case AgreementSigned.type:
            let parties = event[AgreementSigned.fields.parties].map(names.list)
            let hands = people(event[AgreementSigned.fields.signatories]).map { ", by the hands of \($0)" } ?? ""
            return "\(parties ?? "The parties") signed \(id)\(hands)."
        case AgreementConsented.type:
            let mode = event[AgreementConsented.fields.mode].map { " by \($0.rawValue)" } ?? ""
            return "\(party ?? "A party") consented to \(id)\(mode)."
        case AgreementEnded.type:
            let mode = event[AgreementEnded.fields.mode].map { " by \($0.rawValue)" } ?? ""
            return "\(id) ended\(mode)\(party.map { " of \($0)" } ?? "")."
        case AgreementAffirmed.type:
            let status = event[AgreementAffirmed.fields.status].rawValue
            return "\(id) was seen to be \(status)\(party.map { " for \($0)" } ?? "")."
        case AgreementDisputed.type:
            let positions = event[AgreementDisputed.fields.positions]
                .map { "\(names[$0.who]): \($0.status.printable)" }.joined(separator: "; ")
            return "Whether \(id) holds became disputed (\(positions))."
        case AgreementDeclared.type:
            let summary = event[AgreementDeclared.fields.summary].map { ": \($0.printable)" } ?? ""
            return "\(party ?? "A party") made a \(event[AgreementDeclared.fields.kind].rawValue) to \(id)\(summary)."
        case AgreementAmended.type: return "\(id) was amended: \(event[AgreementAmended.fields.what].printable)"
        default:
            let deed = event.type.dropFirst("agreement.".count).split(separator: "-").joined(separator: " ")
            return "\(id): \(deed)\(party.map { " (\($0))" } ?? "")."
        }
    }

    private func office(_ event: Event) -> String {
        let fields = OfficeAssumed.fields
        let person = names[event[fields.person]]
        let other = event[fields.accreditedTo].map { " to \(names[$0])" } ?? ""
        let office = "\(event[fields.office].printable) of \(names[event[fields.of]])\(other)"
        switch event.type {
        case OfficeAppointed.type: return "\(person) was appointed \(office)."
        case OfficeAssumed.type:
            let before = event[fields.succeeds].map { ", succeeding \(names[$0])" } ?? ""
            return "\(person) became \(office)\(before)."
        case OfficeAffirmed.type: return "\(person) was \(office)."
        default: return "\(person) left the office of \(office)."
        }
    }

    private func membership(_ event: Event) -> String {
        let fields = MembershipJoined.fields
        let member = names[event[fields.member]]
        let organisation = names[event[fields.organisation]]
        switch event.type {
        case MembershipJoined.type: return "\(member) joined \(organisation)."
        case MembershipAffirmed.type: return "\(member) was a member of \(organisation)."
        case MembershipChanged.type: return "The membership of \(member) in \(organisation) changed."
        default:
            let mode = event[MembershipEnded.fields.mode].map { " by \($0.rawValue)" } ?? ""
            return "The membership of \(member) in \(organisation) ended\(mode)."
        }
    }

    private func contact(_ event: Event) -> String {
        let id = event[VisitHeld.fields.visit].text
        let visitors = people(event[VisitHeld.fields.visitors]).map { " by \($0)" } ?? ""
        switch event.type {
        case VisitPlanned.type:
            return
                "A visit\(visitors) was planned for \(event[VisitPlanned.fields.scheduled].edtf?.readable ?? "?") [\(id)]."
        case VisitHeld.type: return "A visit\(visitors) took place [\(id)]."
        case VisitResolved.type: return "The planned visit \(id): \(event[VisitResolved.fields.outcome].rawValue)."
        case MeetingHeld.type: return "\(people(event[MeetingHeld.fields.participants]) ?? "Some") met."
        case ContactCounted.type:
            let fields = ContactCounted.fields
            let sides = "\(names.list(event[fields.who])) with \(names.list(event[fields.with]))"
            return
                "\(sides): \(event[fields.comparator].words)\(event[fields.count]) \(event[fields.unit].printable)."
        default:
            let fields = ContactRecurred.fields
            return
                "\(names.list(event[fields.who])) with \(names.list(event[fields.with])): \(event[fields.what].printable)"
        }
    }

    private func identity(_ event: Event) -> String {
        switch event.type {
        case LedgerOpened.type: return "The ledger \(event[LedgerOpened.fields.origin].printable) was opened."
        case SourceRegistered.type:
            let title = event[SourceRegistered.fields.title].map { ": \($0.printable)" } ?? ""
            return "The source \(event[SourceRegistered.fields.source]) was registered\(title)."
        case PartyRegistered.type:
            let name = event[PartyRegistered.fields.names].first?.text.printable ?? ""
            return "\(name) was registered as a \(event[PartyRegistered.fields.kind].rawValue)."
        case PartyRenamed.type:
            let name = event[PartyRenamed.fields.names].first?.text.printable ?? ""
            return "\(event[PartyRenamed.fields.party]) took the name \(name)."
        case PartyEnded.type:
            return "\(names[event[PartyEnded.fields.party]]) ended by \(event[PartyEnded.fields.mode].rawValue)."
        case PartyMerged.type:
            return "The record \(event[PartyMerged.fields.party]) was merged into \(event[PartyMerged.fields.into])."
        case PartyDescribed.type: return "More was recorded about \(names[event[PartyDescribed.fields.party]])."
        default: return "The ledger's key was changed."
        }
    }

    private func statement(_ event: Event) -> String {
        switch event.type {
        case StatementMade.type:
            let fields = StatementMade.fields
            let kind = event[fields.kind].rawValue
            return "\(names[event[fields.speaker]]) (\(kind)): \(event[fields.summary].printable)"
        case IndicatorClaimed.type:
            let fields = IndicatorClaimed.fields
            let comparator = event[fields.comparator]?.words ?? ""
            let value = event[fields.value]?.text ?? event[fields.trend]?.rawValue ?? ""
            return "\(comparator)\(value) \(event[fields.unit].printable)"
        case PolicyAnnounced.type:
            let fields = PolicyAnnounced.fields
            return "\(names[event[fields.actor]]) announced: \(event[fields.goal].printable)"
        case PolicyEnded.type: return "The policy \(event[PolicyEnded.fields.policy]) ended."
        case InquiryMade.type:
            let fields = InquiryMade.fields
            return "\(names[event[fields.asker]]) asked \(names.list(event[fields.addressees]))."
        default:
            return
                "The inquiry \(event[InquiryClosed.fields.inquiry]): \(event[InquiryClosed.fields.outcome].rawValue)."
        }
    }

    private func control(_ event: Event) -> String {
        switch event.type {
        case FactCorrected.type: return "The event \(event[FactCorrected.fields.event]) was corrected."
        case FactRetracted.type: return "The event \(event[FactRetracted.fields.event]) was retracted."
        case FactsLinked.type:
            let events = event[FactsLinked.fields.events].map(\.text).listed
            return "Linked as \(event[FactsLinked.fields.relation].rawValue): \(events)."
        case ClaimPreferred.type:
            return
                "\(event[ClaimPreferred.fields.preferred]) is preferred: \(event[ClaimPreferred.fields.rule].printable)"
        case ReviewNoted.type: return "A reviewer notes: \(event[ReviewNoted.fields.note].printable)"
        case ReviewSignedOff.type:
            return
                "A reviewer has seen \(event[ReviewSignedOff.fields.subject]): \(event[ReviewSignedOff.fields.verdict].rawValue)."
        default: return "An event of the type \(event.type.printable)."
        }
    }

    private func unread(_ event: Event, _ obstacle: Event.Obstacle) -> String {
        switch obstacle {
        case .unknownType: "An event of the type \(event.type.printable), which this program does not know."
        case .newerVersion: "An event of a version of the type \(event.type) that this program does not know."
        case .form: "An event of the type \(event.type) that does not have the form of its type."
        }
    }
}

extension Comparator {
    /// What stands before the number.
    fileprivate var words: String {
        switch self {
        case .eq: ""
        case .gt: "more than "
        case .ge: "at least "
        case .lt: "less than "
        case .le: "at most "
        case .about: "about "
        }
    }
}
