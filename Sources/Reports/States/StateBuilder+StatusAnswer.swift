import CanonicalJSON
import Domain

extension StateBuilder {
    func state(of timeline: MembershipTimeline) -> State? {
        guard let answer = timeline.answer(on: days) else { return nil }
        let (member, organisation) = (timeline.member, timeline.organisation)
        let role = timeline.roles.value(on: days)?.value
        let kind = timeline.standings.value(on: days)?.value.rawValue
        let ending = ending(of: answer)
        let own: [(key: String, value: JSON)] =
            [
                ("member", .string(member.text)), ("organisation", .string(organisation.text)),
                ("role", role.map(JSON.string) ?? .null), ("standing", kind.map(JSON.string) ?? .null),
            ] + ending.members
        let label = "\(names[member]) in \(names[organisation])\(role.map { " as \($0.printable)" } ?? "")"
        return state(
            .membership(member: member, organisation: organisation), answer, label: label, own: own,
            details: ending.words)
    }

    func state(of timeline: OfficeTimeline) -> State? {
        guard let answer = timeline.answer(on: days) else { return nil }
        let office = timeline.office
        let ending = ending(of: answer)
        var own: [(key: String, value: JSON)] = [
            ("person", .string(office.person.text)), ("office", .string(office.title)), ("of", .string(office.of.text)),
        ]
        if let other = office.accreditedTo { own.append(("to", .string(other.text))) }
        let other = office.accreditedTo.map { " to \(names[$0])" } ?? ""
        let label = "\(names[office.person]), \(office.title.printable) of \(names[office.of])\(other)"
        return state(.office(office), answer, label: label, own: own + ending.members, details: ending.words)
    }

    func state(of timeline: InquiryTimeline) -> State? {
        guard let answer = timeline.answer(on: days) else { return nil }
        let id = timeline.id
        var own: [(key: String, value: JSON)] = [
            ("id", .string(id.text)), ("asker", timeline.asker.map { .string($0.text) } ?? .null),
            ("to", timeline.asked.json),
        ]
        var details: [String] = []
        if let silence = timeline.unansweredUpTo(on: days) {
            own.append(("unanswered_up_to", silence.from.json))
            details.append("unanswered up to \(silence.from.hi)")
        }
        let asker = timeline.asker.map { names[$0] } ?? "somebody"
        return state(
            .inquiry(id), answer, label: "\(asker) asked \(names.list(timeline.asked)) [\(id)]", own: own,
            details: details)
    }

    func state(of timeline: PolicyTimeline) -> State? {
        guard let answer = timeline.answer(on: days), let first = timeline.announcements.first else { return nil }
        let id = timeline.id
        let fields = PolicyAnnounced.fields
        var own: [(key: String, value: JSON)] = [
            ("id", .string(id.text)), ("actor", .string(first[fields.actor].text)),
            ("kind", .string(first[fields.kind].rawValue)), ("goal", .string(first[fields.goal])),
        ]
        if let target = first[fields.target] { own.append(("target", .string(target))) }
        if let horizon = first[fields.horizon]?.edtf { own.append(("horizon", .string(horizon.description))) }
        if let inForce = first[fields.inForce]?.edtf { own.append(("in_force", .string(inForce.description))) }
        return state(
            .policy(id), answer, label: "\(names[first[fields.actor]]): \(first[fields.goal].printable) [\(id)]",
            own: own)
    }
}
