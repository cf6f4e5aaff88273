import ExtendedDateTime
import Domain

/// One id of a visit for visits of different people.
enum VisitUsedAgain: CheckRule {
    static let name = "visit-used-again"
    static let severity = Severity.warning
    static let beforeRecording = Doubt.holdsUp
    static let summary =
        "Events about one visit have no visitor and no host in common, or one of both and days far apart."
    static let advice =
        "Perhaps they tell of two visits. Give the second one an id of its own: retract the event, and record it with another visit."
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
            return finding(
                subject, [first.seq, other.seq], "Two events about it have no visitor, or no host, in common.")
        }
    }

    /// A journey has many hosts, of whom each account names some: they may differ where the days are near each other.
    private static func isOne(_ a: Event, _ b: Event, _ knowledge: KnownEvents) -> Bool {
        func overlap(_ side: (Event) -> [PartyID]) -> Bool {
            let (mine, yours) = (Set(side(a).map(knowledge.canonical)), Set(side(b).map(knowledge.canonical)))
            return mine.isEmpty || yours.isEmpty || !mine.isDisjoint(with: yours)
        }
        let sharesVisitors = overlap { $0.participants("visitors", with: ["for"]) }
        let sharesHosts = overlap { $0.participants("hosts", with: ["for"]) }
        return sharesVisitors && sharesHosts || (sharesVisitors || sharesHosts) && areNear(a, b)
    }

    /// So many days may lie between two stations of a journey.
    private static let longest = 14

    private static func areNear(_ a: Event, _ b: Event) -> Bool {
        guard let one = days(of: a), let other = days(of: b) else { return true }
        return shortlyBefore(one.earliest) <= other.latest && shortlyBefore(other.earliest) <= one.latest
    }

    private static func shortlyBefore(_ day: Day) -> Day { day.isFinite ? Day(day.number - longest) : day }

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
