import Domain

/// An agreement, a membership or a visit of somebody with himself.
enum TieWithItself: EventRule {
    static let name = "tie-with-itself"
    static let severity = Severity.error
    static let beforeRecording = Doubt.holdsUp
    static let summary = "Both sides of an agreement, a membership or a visit are one party."
    static let advice =
        "One of the two is meant to be another party, perhaps one of the same name. Correct it; where two records were merged, see "
        + "whether they are one."
    static let example = CheckExample(
        odd:
            #"{"type":"membership.joined","on":"2020","data":{"member":"o","organisation":"o"}}"#,
        sound: #"{"type":"membership.joined","on":"2020","data":{"member":"a","organisation":"o"}}"#)

    static func oddity(of event: Event, in knowledge: KnownEvents) -> String? {
        isTiedToItself(event, knowledge) ? "Both sides of it are one party." : nil
    }

    private static func isTiedToItself(_ event: Event, _ knowledge: KnownEvents) -> Bool {
        let data = event.line.root["data"]
        func party(_ field: String) -> PartyID? { (data?[field]?.string).map { knowledge.canonical(PartyID($0)) } }
        if let member = party("member"), member == party("organisation") { return true }
        if let agreement = event.as(AgreementRegistered.self) {
            let parties = agreement.parties.map(knowledge.canonical)
            return parties.count > 1 && Set(parties).count < parties.count
        }
        let (visitors, hosts) = (event.participants("visitors", with: []), event.participants("hosts", with: []))
        return !hosts.isEmpty && !visitors.isEmpty
            && Set(visitors.map(knowledge.canonical)) == Set(hosts.map(knowledge.canonical))
    }
}
