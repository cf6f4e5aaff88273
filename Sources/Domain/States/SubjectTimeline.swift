import CanonicalJSON
import ExtendedDateTime

/// What is known of one subject on all days: the projector's result, of which a state on a day is one cut.
public protocol SubjectTimeline: Sendable {
    var subject: Subject { get }
    /// Every disagreement, each once.
    var conflicts: [Conflict] { get }
    /// What is odd about its spells.
    var findings: [Finding] { get }
    /// The positions of the preferences that decided between its claims; `nil` where that is not known.
    var decidingPreferences: Set<Int>? { get }
    /// What a snapshot keeps of it.
    var snapshot: [(key: String, value: JSON)] { get }

    /// The disagreements that concern some parties.
    func conflicts(_ asked: Set<PartyID>) -> [Conflict]
    /// How it stands on the days; a series of claims has no standing.
    func answer(on days: DayRange) -> StatusAnswer?
    /// The state that a builder asks for; `nil` where nothing holds and nothing has ended, or where it does not pass.
    func state(_ builder: StateBuilder) -> State?
    /// Adds the days on which its state may change.
    func collect(into turning: inout TurningDays)
}

extension SubjectTimeline {
    public var conflicts: [Conflict] { [] }
    public func conflicts(_ asked: Set<PartyID>) -> [Conflict] { conflicts }
    public var findings: [Finding] { [] }
    public var decidingPreferences: Set<Int>? { nil }

    /// The days on which its state may change.
    public var turningDays: Set<Day> {
        var turning = TurningDays()
        collect(into: &turning)
        return turning.days
    }
}

/// A timeline of what stands on one ladder.
public protocol LadderTimeline: SubjectTimeline {
    var ladder: StatusLadder { get }
}

extension LadderTimeline {
    public var conflicts: [Conflict] { ladder.conflicts }
    public var findings: [Finding] { ladder.findings }
    public var decidingPreferences: Set<Int>? { Set(ladder.spells.flatMap(\.preferences)) }
    public var snapshot: [(key: String, value: JSON)] { ladder.snapshot }
    public func answer(on days: DayRange) -> StatusAnswer? { ladder.answer(on: days) }
    public func collect(into turning: inout TurningDays) { turning.add(ladder) }
}

extension KnownEvents {
    /// What is known of a subject on all days; `nil` for parties and sources, which have an identity and no state.
    public func timeline(of subject: Subject) -> (any SubjectTimeline)? {
        subject.kind?.timeline(of: subject, in: self)
    }
}

extension StatusLadder {
    /// What a snapshot keeps: the spells of each level, with the events that tell of them.
    var snapshot: [(key: String, value: JSON)] {
        let levels = levels.filter { !$0.spells.spells.isEmpty }.map { level -> JSON in
            ["status": .string(level.status), "spells": level.spells.snapshot]
        }
        return [("rungs", .array(levels))] + (suspended.spells.isEmpty ? [] : [("suspended", suspended.snapshot)])
    }
}

extension Spells {
    var snapshot: JSON {
        .array(
            spells.map { spell in
                ["since": spell.since.json, "until": spell.until.json, "events": .array(spell.seqs.map(JSON.integer))]
            })
    }
}
