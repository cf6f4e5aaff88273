/// Who the parties are, each looked up once, for all days.
package final class Identities {
    private let knowledge: KnownEvents
    private var known: [PartyID: Identity?] = [:]

    package init(_ knowledge: KnownEvents) {
        self.knowledge = knowledge
    }

    /// The record that stands for a party.
    func canonical(_ party: PartyID) -> PartyID { knowledge.canonical(party) }

    package subscript(party: PartyID) -> Identity? {
        // All records of a party have one identity.
        let party = canonical(party)
        if let identity = known[party] { return identity }
        let identity = knowledge.identity(of: party)
        known[party] = .some(identity)
        return identity
    }
}

/// The names to show for parties on the days asked about, each looked up once. Made printable.
public final class Names {
    private let identities: Identities
    private let days: DayRange
    private var known: [PartyID: String] = [:]
    /// The names by the records that stand for the parties.
    private var shown: [PartyID: String] = [:]

    /// The positions of the sign-offs of what the log never was: no knowledge of events tells that.
    let reviewsOfOtherLogs: Set<Int>

    package init(_ identities: Identities, on days: DayRange, reviewsOfOtherLogs: Set<Int> = []) {
        self.identities = identities
        self.days = days
        self.reviewsOfOtherLogs = reviewsOfOtherLogs
    }

    package convenience init(_ knowledge: KnownEvents, on days: DayRange, reviewsOfOtherLogs: Set<Int> = []) {
        self.init(Identities(knowledge), on: days, reviewsOfOtherLogs: reviewsOfOtherLogs)
    }

    /// The parties that were asked for.
    package var used: some Collection<PartyID> { known.keys }

    public subscript(party: PartyID) -> String {
        if let name = known[party] { return name }
        let record = identities.canonical(party)
        let name = shown[record] ?? identities[record]?.displayName(on: days).printable
        shown[record] = name
        known[party] = name ?? party.text.printable
        return name ?? party.text.printable
    }

    func list(_ parties: [PartyID]) -> String { parties.map { self[$0] }.listed }

    /// Who takes part, in which role; `nil` where nobody does.
    func people(_ participants: [Participant]?) -> String? {
        guard let participants, !participants.isEmpty else { return nil }
        return participants.map { self[$0.party] + ($0.role.map { " (\($0.printable))" } ?? "") }.listed
    }
}

/// The names of the parties that a state speaks of, as they were borne on its days.
public struct PartyNames: Sendable {
    private let names: [PartyID: String]

    init(of parties: some Sequence<PartyID>, _ names: Names) {
        self.names = Dictionary(parties.map { ($0, names[$0]) }) { first, _ in first }
    }

    public subscript(party: PartyID) -> String { names[party] ?? party.text.printable }

    func list(_ parties: [PartyID]) -> String { parties.map { self[$0] }.listed }

    /// All of them in one cell of a table, in the order of the ids.
    func cell(_ parties: [PartyID]) -> String { parties.map { self[$0] }.cell }

    /// Who takes part, in which role, and for whom.
    func list(_ participants: [Participant]) -> String { participants.map(words).listed }

    func words(_ participant: Participant) -> String {
        let role = participant.role.map { " (\($0.printable))" } ?? ""
        let other = participant.actingFor.map { " for \(self[$0])" } ?? ""
        return self[participant.party] + role + other
    }
}

extension Participant {
    /// Whom it names.
    var parties: [PartyID] { [party] + (actingFor.map { [$0] } ?? []) }
}

extension [String] {
    /// "a", "a and b", "a, b and c".
    package var listed: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }

    /// Several values in one cell of a table.
    var cell: String { joined(separator: "; ") }
}

extension [PartyID] {
    /// Their ids in one cell of a table.
    var cell: String { map(\.text).cell }
}
