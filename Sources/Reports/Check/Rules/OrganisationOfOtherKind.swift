import Domain

/// A membership in what has no members.
enum OrganisationOfOtherKind: EventRule {
    static let name = "organisation-of-other-kind"
    static let severity = Severity.warning
    static let beforeRecording = Doubt.holdsUp
    static let summary = "The organisation of a membership is registered as a city, a place or a person."
    static let advice =
        "Member and organisation may have changed places, or the organisation bears the name of a city. Correct the event; "
        + "two cities that are tied to each other have an agreement. If the kind is wrong, correct the registration."
    static let adviceBeforeRecording =
        "Member and organisation may have changed places, or the organisation bears the name of a city. Two cities that are "
        + "tied to each other have an agreement: chancery record signing."
    static let example = CheckExample(
        odd: #"{"type":"membership.joined","on":"2020","data":{"member":"a","organisation":"b"}}"#,
        sound: #"{"type":"membership.joined","on":"2020","data":{"member":"a","organisation":"o"}}"#)

    /// What nobody is a member of.
    private static let kinds: Set<PartyKind> = [.county, .city, .district, .place, .person]

    static func oddity(of event: Event, in knowledge: KnownEvents) -> String? {
        guard event.type.hasPrefix("membership."),
            let organisation = event.line.root["data"]?["organisation"]?.string.map(PartyID.init),
            let kind = knowledge.identity(of: organisation)?.kind, kinds.contains(kind)
        else { return nil }
        return "The organisation party:\(organisation) is registered as \(kind.noun)."
    }
}
