import ExtendedDateTime
import Domain

/// One id of a visit for visits of different people.
enum VisitUsedAgain: CheckRule {
    static let name = "visit-used-again"
    static let severity = Severity.warning
    static let beforeRecording = Doubt.holdsUp
    static let summary =
        "Events about one visit have no visitor and no host in common, or one of both and days far apart, or years apart."
    static let advice =
        "Perhaps they tell of two visits. Give the second one an id of its own: retract the event, and record it with another visit."
    static let adviceBeforeRecording = "Perhaps it is another visit. Give it an id of its own."
    static let example = CheckExample(
        odd: """
            {"type":"visit.held","on":"2020-05-01","data":{"visit":"v","visitors":[{"party":"a"}],"hosts":[{"party":"b"}]}}
            {"type":"visit.held","on":"2021-05-01","data":{"visit":"v","visitors":[{"party":"a"}],"hosts":[{"party":"o"}]}}
            """,
        sound: """
            {"type":"visit.held","on":"2020-05-01","data":{"visit":"v","visitors":[{"party":"a"}],"hosts":[{"party":"b"}]}}
            {"type":"visit.held","on":"2020-05-01","data":{"visit":"v","visitors":[{"party":"a"},{"party":"p"}],"hosts":[{"party":"b"}]}}
            """)

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        inspection.subjects.filter { $0.kind is Visits.Type }.compactMap { subject in
            let events = inspection.knowledge.facts(about: subject).filter {
                $0.isAsserted && $0.type != VisitResolved.type
            }
            guard let first = events.first, let other = events.first(where: { !isOne(first, $0, inspection.knowledge) })
            else { return nil }
            let what =
                shared(first, other, inspection.knowledge) == 2
                ? "Two events about it lie more than a year apart."
                : "Two events about it have no visitor, or no host, in common."
            return finding(subject, [first.seq, other.seq], what)
        }
    }

    /// A journey has many hosts, of whom each account names some: they may differ where the days are near each other. One that was
    /// planned may take place years later.
    private static func isOne(_ a: Event, _ b: Event, _ knowledge: KnownEvents) -> Bool {
        switch shared(a, b, knowledge) {
        case 2: [a, b].contains { $0.type == VisitPlanned.type } || areNear(a, b, within: 366)
        case 1: areNear(a, b, within: longest)
        default: false
        }
    }

    /// How many of the two sides, visitors and hosts, have somebody in common; one that is not told has.
    private static func shared(_ a: Event, _ b: Event, _ knowledge: KnownEvents) -> Int {
        ["visitors", "hosts"].count { side in
            let (mine, yours) = (
                Set(a.participants(side, with: ["for"]).map(knowledge.canonical)),
                Set(b.participants(side, with: ["for"]).map(knowledge.canonical))
            )
            return mine.isEmpty || yours.isEmpty || !mine.isDisjoint(with: yours)
        }
    }

    /// So many days may lie between two stations of a journey.
    private static let longest = 14

    private static func areNear(_ a: Event, _ b: Event, within days: Int) -> Bool {
        guard let one = self.days(of: a), let other = self.days(of: b) else { return true }
        func before(_ day: Day) -> Day { day.isFinite ? day.moved(by: -days) : day }
        return before(one.earliest) <= other.latest && before(other.earliest) <= one.latest
    }

    /// When it took place, or was to.
    private static func days(of event: Event) -> Bounds? {
        let date = event.type == VisitPlanned.type ? event.line.root["data"]?["for"]?.string : nil
        return date.flatMap { try? EDTF($0) }?.bounds ?? (event.type == VisitPlanned.type ? nil : event.on?.bounds)
    }
}

extension Event {
    /// The parties in a list of those who took part in a visit.
    ///
    /// - Parameter further: fields that name a party beside each.
    func participants(_ field: String, with further: [String]) -> [PartyID] {
        (line.root["data"]?[field]?.json.array ?? []).flatMap { participant in
            (["party"] + further).compactMap { participant[$0]?.string.map(PartyID.init) }
        }
    }
}
