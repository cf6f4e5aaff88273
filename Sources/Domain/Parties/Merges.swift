import ExtendedDateTime

/// Which records of parties turned out to be of one party, by the merges that still stand.
///
/// Records of one party are kept as a group, with the record that stands for all of them, so that chains of merges cost
/// nobody a walk along them. When two groups become one, the smaller joins the larger.
public struct Merges: Sendable {
    private var into: [PartyID: PartyID] = [:]
    private var groups: [Group] = []
    /// The group of each record that was merged, or into which one was.
    private var places: [PartyID: Int] = [:]

    private struct Group: Sendable {
        var records: [PartyID]
        var standing: PartyID
    }

    /// - Parameter merges: in the order of the log; asserted, not retracted, as corrected.
    init(_ merges: [Event]) {
        self.init(Dictionary(merges.map { $0[PartyMerged.self] }.map { ($0.party, $0.into) }) { $1 })
    }

    /// - Parameter into: the record into which each merged one goes.
    public init(_ into: [PartyID: PartyID]) {
        for (party, next) in into { put(party, into: next) }
    }

    /// Takes in one more merge, the next one in the log.
    public mutating func add(_ merge: Event) {
        put(merge[PartyMerged.self].party, into: merge[PartyMerged.self].into)
    }

    private mutating func put(_ party: PartyID, into next: PartyID) {
        if let earlier = into.updateValue(next, forKey: party) {
            // Another record stands for its whole group now, unless nothing changes.
            if earlier != next { self = Merges(into) }
            return
        }
        join(place(of: party), to: place(of: next))
    }

    private mutating func place(of party: PartyID) -> Int {
        if let place = places[party] { return place }
        places[party] = groups.count
        groups.append(Group(records: [party], standing: party))
        return groups.count - 1
    }

    /// The record that stands for the second group stands for both. Merges in a circle join a group to itself: then no
    /// record of it stands for another.
    private mutating func join(_ one: Int, to other: Int) {
        guard one != other else { return }
        let standing = groups[other].standing
        let (small, large) = groups[one].records.count < groups[other].records.count ? (one, other) : (other, one)
        for record in groups[small].records { places[record] = large }
        groups[large].records += groups[small].records
        groups[small].records = []
        groups[large].standing = standing
    }

    /// The record into which a party was merged, if it was.
    public func target(of party: PartyID) -> PartyID? { into[party] }

    /// The record that stands for a party. Merges in a circle, which are refused, would leave it where it was.
    public func canonical(_ party: PartyID) -> PartyID {
        guard let place = places[party] else { return party }
        let standing = groups[place].standing
        return into[standing] == nil ? standing : party
    }

    /// The subjects whose state an event may change; of an event of an unknown type those that it names.
    public func subjects(of event: Event) -> [Subject] {
        event.definition == nil ? event.namedSubjects(canonical) : event.subjects(canonical)
    }
}
