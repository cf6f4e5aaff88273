import CanonicalJSON
import Domain

extension StateBuilder {
    func state(of history: MembershipHistory) -> State? {
        guard let standing = history.standing(on: days) else { return nil }
        let (member, organisation) = (history.member, history.organisation)
        let role = history.roles.value(on: days)?.value
        let kind = history.standings.value(on: days)?.value.rawValue
        let ending = ending(of: standing)
        let own: [(key: String, value: JSON)] =
            [
                ("member", .string(member.text)), ("organisation", .string(organisation.text)),
                ("role", role.map(JSON.string) ?? .null), ("standing", kind.map(JSON.string) ?? .null),
            ] + ending.members
        let label = "\(names[member]) in \(names[organisation])\(role.map { " as \($0.printable)" } ?? "")"
        return state(
            .membership(member: member, organisation: organisation), standing, label: label, own: own,
            details: ending.words)
    }

    func state(of history: OfficeHistory) -> State? {
        guard let standing = history.standing(on: days) else { return nil }
        let office = history.office
        let ending = ending(of: standing)
        var own: [(key: String, value: JSON)] = [
            ("person", .string(office.person.text)), ("office", .string(office.title)), ("of", .string(office.of.text)),
        ]
        if let other = office.accreditedTo { own.append(("to", .string(other.text))) }
        let other = office.accreditedTo.map { " to \(names[$0])" } ?? ""
        let label = "\(names[office.person]), \(office.title.printable) of \(names[office.of])\(other)"
        return state(.office(office), standing, label: label, own: own + ending.members, details: ending.words)
    }

    func state(of history: InquiryHistory) -> State? {
        guard let standing = history.standing(on: days) else { return nil }
        let id = history.id
        var own: [(key: String, value: JSON)] = [
            ("id", .string(id.text)), ("asker", history.asker.map { .string($0.text) } ?? .null),
            ("to", history.asked.json),
        ]
        var details: [String] = []
        if let silence = history.unansweredUpTo(on: days) {
            own.append(("unanswered_up_to", silence.from.json))
            details.append("unanswered up to \(silence.from.hi)")
        }
        let asker = history.asker.map { names[$0] } ?? "somebody"
        return state(
            .inquiry(id), standing, label: "\(asker) asked \(names.list(history.asked)) [\(id)]", own: own,
            details: details)
    }

    func state(of history: PolicyHistory) -> State? {
        guard let standing = history.standing(on: days), let first = history.announcements.first else { return nil }
        let id = history.id
        let fields = PolicyAnnounced.fields
        var own: [(key: String, value: JSON)] = [
            ("id", .string(id.text)), ("actor", .string(first[fields.actor].text)),
            ("kind", .string(first[fields.kind].rawValue)), ("goal", .string(first[fields.goal])),
        ]
        if let target = first[fields.target] { own.append(("target", .string(target))) }
        if let horizon = first[fields.horizon]?.edtf { own.append(("horizon", .string(horizon.description))) }
        if let inForce = first[fields.inForce]?.edtf { own.append(("in_force", .string(inForce.description))) }
        return state(
            .policy(id), standing, label: "\(names[first[fields.actor]]): \(first[fields.goal].printable) [\(id)]",
            own: own)
    }
}
