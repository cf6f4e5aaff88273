import Synchronization

/// Who the parties are, each looked up once, for all days. Many threads may ask at once.
package final class Identities: Sendable {
    private let knowledge: KnownEvents
    private let known = Mutex<[PartyID: Identity?]>([:])

    package init(_ knowledge: KnownEvents) {
        self.knowledge = knowledge
    }

    /// The record that stands for a party.
    func canonical(_ party: PartyID) -> PartyID { knowledge.canonical(party) }

    package subscript(party: PartyID) -> Identity? {
        // All records of a party have one identity.
        let party = canonical(party)
        if let identity = known.withLock({ $0[party] }) { return identity }
        let identity = knowledge.identity(of: party)
        known.withLock { $0[party] = .some(identity) }
        return identity
    }
}

/// The names to show for parties on the days asked about, each looked up once. Made printable.
public final class Names: Sendable {
    private let identities: Identities
    private let days: DayRange
    private let known = Mutex<[PartyID: String]>([:])

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
    package var used: [PartyID] { known.withLock { Array($0.keys) } }

    public subscript(party: PartyID) -> String {
        if let name = known.withLock({ $0[party] }) { return name }
        let name = (identities[party]?.displayName(on: days) ?? party.text).printable
        known.withLock { $0[party] = name }
        return name
    }

    func list(_ parties: [PartyID]) -> String { parties.map { self[$0] }.listed }

    /// Who takes part, in which role; `nil` where nobody does.
    func people(_ participants: [Participant]?) -> String? {
        guard let participants, !participants.isEmpty else { return nil }
        return participants.map { self[$0.party] + ($0.role.map { " (\($0.printable))" } ?? "") }.listed
    }

    /// Who comes to whom, as far as either is known.
    func sides(_ visitors: [Participant]?, _ hosts: [Participant]?) -> String {
        (people(visitors).map { " by \($0)" } ?? "") + (people(hosts).map { " to \($0)" } ?? "")
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
