import CanonicalJSON
import Domain

/// An agreement, a membership or a visit of somebody with himself.
enum TieWithItself: DraftRule {
    static let name = "tie-with-itself"
    static let severity = Severity.error
    static let beforeRecording = Doubt.holdsUp
    static let summary = "Both sides of an agreement, a membership or a visit are one party."
    static let advice =
        "One of the two is meant to be another party, perhaps one of the same name. Correct it; where two records were merged, see "
        + "whether they are one."
    static let adviceBeforeRecording =
        "One of the two is meant to be another party, perhaps one of the same name. Give its id."
    static let example = CheckExample(
        odd:
            #"{"type":"membership.joined","on":"2020","data":{"member":"o","organisation":"o"}}"#,
        sound: #"{"type":"membership.joined","on":"2020","data":{"member":"a","organisation":"o"}}"#)

    static func oddity(of event: Event, in knowledge: KnownEvents) -> String? {
        event.line.root["data"].flatMap { oddity(ofType: event.type, $0, knowledge.canonical) }
    }

    static func oddity(ofType type: String, on date: JSONView?, _ data: JSONView) -> String? {
        oddity(ofType: type, data) { $0 }
    }

    private static func oddity(
        ofType type: String, _ data: JSONView, _ canonical: (PartyID) -> PartyID
    ) -> String? {
        isTiedToItself(type, data, canonical) ? "Both sides of it are one party." : nil
    }

    private static func isTiedToItself(
        _ type: String, _ data: JSONView, _ canonical: (PartyID) -> PartyID
    ) -> Bool {
        func party(_ value: JSONView?) -> PartyID? { (value?.string).map { canonical(PartyID($0)) } }
        if type.hasPrefix("membership.") {
            let member = party(data["member"])
            return member != nil && member == party(data["organisation"])
        }
        if type == AgreementRegistered.type {
            let parties = data["parties"]?.elements.compactMap(party) ?? []
            return parties.count > 1 && Set(parties).count < parties.count
        }
        guard type.hasPrefix("visit."), let visitors = data["visitors"], let hosts = data["hosts"] else { return false }
        func parties(_ list: JSONView) -> Set<PartyID> { Set(list.elements.compactMap { party($0["party"]) }) }
        return visitors.count > 0 && parties(visitors) == parties(hosts)
    }
}
