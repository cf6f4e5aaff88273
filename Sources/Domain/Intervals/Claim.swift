import ExtendedDateTime

/// What one event says of one moment: that a period started, ended, or was seen to hold, on a day within a range.
///
/// Nothing in it refers to anything: many are copied at each step of a fold.
public struct Claim: Sendable {
    /// The position of the event.
    public let seq: Int
    public var range: DayRange
    /// The date carries `?`, `~` or `%`: the claim yields to those that carry none.
    public private(set) var isQualified: Bool
    public let spell: Int?
    /// The instant that its date means, where it says a time of day and its zone.
    let instant: UTCInstant?
    public var rule: Rule
    /// Whose moment it is, where several parties must each have theirs: its place among these.
    var party: Int?
    /// Of claims about one moment only those of the highest weight count: an entry into force replaces a presumption.
    var weight = 0
    /// Whether all its sources were retracted: it makes nothing certain, and may yet be so.
    public private(set) var isGroundless: Bool
    /// The start of something else, by which spells are told apart, and which starts none itself.
    var isElsewhere = false

    fileprivate init(
        seq: Int, range: DayRange, isQualified: Bool, instant: UTCInstant?, spell: Int?, rule: Rule,
        isGroundless: Bool
    ) {
        self.seq = seq
        self.instant = instant
        self.isGroundless = isGroundless
        self.range = range
        self.isQualified = isQualified
        self.spell = spell
        self.rule = rule
    }

    public var because: Because { Because(seq, rule) }

    func with(_ range: DayRange) -> Claim {
        var copy = self
        copy.range = range
        return copy
    }

    func with(_ range: DayRange, isQualified: Bool) -> Claim {
        var copy = with(range)
        copy.isQualified = isQualified
        return copy
    }

    func under(_ rule: Rule) -> Claim {
        var copy = self
        copy.rule = rule
        return copy
    }

    func weighing(_ weight: Int) -> Claim {
        var copy = self
        copy.weight = weight
        return copy
    }

    /// The claim as if its sources bore it.
    var grounded: Claim {
        var copy = self
        copy.isGroundless = false
        return copy
    }

    /// As it counts where it is not weighed against others: without ground, then or later, if at all.
    var standing: Claim { isGroundless ? with(range.withoutGround).under(.groundless) : self }

    var elsewhere: Claim {
        var copy = self
        copy.isElsewhere = true
        return copy
    }
}

extension KnownEvents {
    /// The claim that an event makes by its own date, or by another date in it.
    ///
    /// Something asserted as having happened cannot lie after the day on which it was recorded: that day closes an
    /// open end (docs/MODEL.md, section 2).
    func claim(_ event: Event, _ rule: Rule, dated date: EDTF? = nil, spell: Int? = nil) -> Claim {
        let date = date ?? event.on
        return Claim(
            seq: event.seq, range: range(of: date, in: event), isQualified: date?.isQualified ?? false,
            instant: date?.instant, spell: spell,
            rule: rule, isGroundless: isGroundless(event))
    }

    /// The days that a date of an event may mean.
    ///
    /// Where a type needs a date and the line, which no writer of this program's kind made, has none that can be read,
    /// nothing is known of when: not even that it was before the recording.
    func range(of date: EDTF?, in event: Event) -> DayRange {
        date == nil && event.needsDate ? .anyTime : range(date?.bounds, in: event)
    }

    func range(_ bounds: Bounds?, in event: Event) -> DayRange {
        var range = bounds.map { DayRange($0) } ?? .anyTime
        if range.hi == .distantFuture { range.hi = max(range.lo, dated(event)) }
        return range
    }
}

extension Event {
    /// Whether its type always happens on some day.
    fileprivate var needsDate: Bool { definition?.occurrence == .instant || definition?.occurrence == .span }
}
