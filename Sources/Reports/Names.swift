import Domain

/// Who the parties are, each looked up once, for all days.
final class Identities {
    private let knowledge: KnownEvents
    private var known: [PartyID: Identity?] = [:]

    init(_ knowledge: KnownEvents) {
        self.knowledge = knowledge
    }

    /// The record that stands for a party.
    func canonical(_ party: PartyID) -> PartyID { knowledge.canonical(party) }

    subscript(party: PartyID) -> Identity? {
        // All records of a party have one identity.
        let party = canonical(party)
        if let identity = known[party] { return identity }
        let identity = knowledge.identity(of: party)
        known[party] = .some(identity)
        return identity
    }
}

/// The names to show for parties on the days asked about, each looked up once.
final class Names {
    private let identities: Identities
    private let days: DayRange
    private var known: [PartyID: String] = [:]
    /// The names by the records that stand for the parties.
    private var shown: [PartyID: String] = [:]

    init(_ identities: Identities, on days: DayRange) {
        self.identities = identities
        self.days = days
    }

    convenience init(_ knowledge: KnownEvents, on days: DayRange) {
        self.init(Identities(knowledge), on: days)
    }

    /// The parties that were asked for.
    var used: some Collection<PartyID> { known.keys }

    subscript(party: PartyID) -> String {
        if let name = known[party] { return name }
        let record = identities.canonical(party)
        let name = shown[record] ?? identities[record]?.displayName(on: days).printable
        shown[record] = name
        known[party] = name ?? party.text.printable
        return name ?? party.text.printable
    }

    func list(_ parties: [PartyID]) -> String {
        parties.map { self[$0] }.listed
    }
}

extension [String] {
    /// "a", "a and b", "a, b and c".
    var listed: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}
