import Domain

/// Somebody who acts in a role that the ledger says somebody does not hold on the day.
enum OfficeMismatch: CheckRule {
    static let name = "office-and-role-disagree"
    static let severity = Severity.warning
    static let beforeRecording = Doubt.isTold
    static let summary = "Somebody acts in a role that, by the offices of the ledger, is not held on that day."
    static let advice =
        "The role is a former or later one, or a date is wrong. Correct the role, or the office's dates."
    static let adviceBeforeRecording =
        "The role is a former or later one, or a date is wrong. Set it right, or correct the office's dates."
    static let example = CheckExample(
        odd: """
            {"type":"office.assumed","on":"2020-01-01","data":{"person":"p","office":"mayor","of":"a"}}
            {"type":"office.left","on":"2022-01-01","data":{"person":"p","office":"mayor","of":"a"}}
            {"type":"meeting.held","on":"2023-05-01","data":{"participants":[{"party":"p","as":"mayor","for":"a"},{"party":"b"}]}}
            """,
        sound: """
            {"type":"office.assumed","on":"2020-01-01","data":{"person":"p","office":"mayor","of":"a"}}
            {"type":"office.left","on":"2022-01-01","data":{"person":"p","office":"mayor","of":"a"}}
            {"type":"meeting.held","on":"2021-05-01","data":{"participants":[{"party":"p","as":"mayor","for":"a"},{"party":"b"}]}}
            """)

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        let knowledge = inspection.knowledge
        var offices: [Seat: Office] = [:]
        for case .office(let office) in knowledge.subjects {
            offices[Seat(person: office.person, title: office.title.lowercased(), of: office.of)] = office
        }
        guard !offices.isEmpty else { return [] }
        let histories = Dictionary(
            offices.values.map { ($0, knowledge.office($0)) }, uniquingKeysWith: { first, _ in first })
        return inspection.facts.filter(\.isAsserted).flatMap { event -> [CheckFinding] in
            guard let span = event.span else { return [] }
            return event.participants.compactMap { participant in
                guard let title = participant.role?.lowercased(), let of = participant.actingFor,
                    let office = offices[
                        Seat(person: knowledge.canonical(participant.party), title: title, of: knowledge.canonical(of))],
                    let timeline = histories[office] ?? nil,
                    !isHeld(timeline.answer(on: DayRange(span.start.lo, span.end.hi)))
                else { return nil }
                return finding(
                    inspection.subject(of: event), [event.seq],
                    "\(inspection.names[participant.party]) acts as \(title) of \(inspection.names[of]), and did not hold "
                        + "that office then.")
            }
        }
    }

    /// Whether it may have been held.
    private static func isHeld(_ answer: StatusAnswer?) -> Bool {
        guard let answer else { return false }
        return answer.status != Status.ended || answer.certainty != .certain
    }

    private struct Seat: Hashable {
        let person: PartyID
        let title: String
        let of: PartyID
    }
}

extension Event {
    /// Everybody whom it names with a role.
    fileprivate var participants: [Participant] {
        switch type {
        case MeetingHeld.type: self[MeetingHeld.self].participants
        case AgreementSigned.type: self[AgreementSigned.self].signatories ?? []
        case VisitHeld.type:
            (self[VisitHeld.self].visitors ?? []) + (self[VisitHeld.self].hosts ?? [])
                + (self[VisitHeld.self].organisers ?? []) + (self[VisitHeld.self].inviters ?? [])
        default: []
        }
    }
}
