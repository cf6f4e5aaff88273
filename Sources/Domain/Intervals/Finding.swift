/// What is odd about the events of a subject: no error, but a thing that a keeper or reviewer should see.
public struct Finding: Hashable, Sendable {
    public enum Kind: String, Sendable {
        case endedBeforeItBegan = "ended-before-it-began"
        case affirmedOutsideEverySpell = "affirmed-outside-every-spell"
        case endedAfterItsParty = "ended-after-its-party"
        case beganAfterItsParty = "began-after-its-party"
    }

    public let kind: Kind
    public let seqs: [Int]
}

/// A disagreement, with the moment that it is about.
public struct Conflict: Hashable, Sendable {
    public enum Moment: String, Sendable {
        case since = "since"
        case until = "until"
        case scheduled = "for"
    }

    public let moment: Moment
    /// What the answer takes: the hull of the candidates that count.
    public let hull: DayRange
    public let disagreement: Disagreement
    /// Whose part it is about, where not everybody's.
    public internal(set) var party: PartyID?

    public init(moment: Moment, hull: DayRange, disagreement: Disagreement) {
        self.moment = moment
        self.hull = hull
        self.disagreement = disagreement
    }
}
