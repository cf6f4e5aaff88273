import ExtendedDateTime
import LedgerCore
import Reports
import Domain

/// The reports and exports of the events of a ledger, in every form, about a few of its subjects.
struct EveryReport {
    private let events: [Event]
    private let knowledge: KnownEvents
    private let asOf: AsOf
    private var generator: SplitMix64
    private(set) var length = 0

    init(_ events: [Event], seed: UInt64) throws {
        self.events = events
        generator = SplitMix64(seed: seed)
        knowledge = KnownEvents(events)
        let days = ["2020-06-15", "2020", "2024-02", "Y9000000000000000", "-0043", "../2020", "2021-01-01/.."]
        asOf = Self.asOf(try EDTF(OddValue.pick(days, using: &generator)), size: events.count)
    }

    private static func asOf(_ on: EDTF, size: Int) -> AsOf {
        AsOf(on: on, knownOn: "now", log: TreeHead(origin: "example.org/odd", size: size, root: "r"))
    }

    /// Writes all of them.
    mutating func run() throws {
        let replay = ReplayReport(knowledge, asOf)
        add(replay)
        add(CheckReport("all", knowledge, asOf, rules: CheckRules.all) { _ in true })
        for order in TimelineReport.Order.allCases { add(timeline(order)) }
        try differ(from: replay)
        for subject in subjects { try addReports(about: subject) }
        audit(subjects)
        try export(replay)
        for event in events { length += EventInWords.line(event.line.bytes).utf8.count }
    }

    private mutating func add(_ report: some Report) {
        for form in Form.allCases { length += report.rendered(as: form).utf8.count }
        length += report.rendered(as: .text, width: 60).utf8.count
    }

    /// A few of the subjects that there are, and one that there may not be.
    private lazy var subjects: [Subject] = {
        let known = knowledge.subjects
        guard !known.isEmpty else { return [.agreement(AgreementID("t"))] }
        return (0..<3).map { _ in OddValue.pick(known, using: &generator) } + [.party(PartyID("a"))]
    }()

    private mutating func timeline(_ order: TimelineReport.Order) -> TimelineReport {
        var filter = TimelineFilter()
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: filter.window = Window(from: Day(year: 2019, month: 1, day: 1), to: Day(year: 2021, month: 1, day: 1))
        case 1: filter.places = [PartyID("a")]
        case 2: filter.regions = (PartyID("a"), PartyID("b"))
        default: break
        }
        return TimelineReport("all", events, knowledge, asOf, order: order, filter: filter)
    }

    private mutating func differ(from replay: ReplayReport) throws {
        let later = Self.asOf(try EDTF("2023-01-01"), size: events.count)
        add(WorldDiffReport(from: replay, to: ReplayReport(knowledge, later)))
        let start = Int.random(in: 0...events.count, using: &generator)
        let since = events.prefix(start).last?.recorded.day ?? .distantPast
        add(
            KnowledgeDiffReport(
                KnownEvents(Array(events.prefix(start))), knowledge, from: Self.asOf(asOf.on, size: start),
                to: asOf, since: since))
    }

    private mutating func addReports(about subject: Subject) throws {
        add(ShowReport("one", subject, events, knowledge, asOf, explains: true) { $0 == subject })
        for field in ["status", "since", "until", "on", "parties", "/data/kind", "/sources/0/source"] {
            add(BlameReport("one", subject, try BlameField(field), events, knowledge, asOf))
        }
    }

    private mutating func audit(_ subjects: [Subject]) {
        let types = Dictionary(events.map { ($0.type, 1) }, uniquingKeysWith: +)
        let scope = TrailScope(
            range: 0..<events.count, filters: [], types: types, order: .world, depth: 1, isFiltered: false)
        let signOff = events.last { $0.type == ReviewSignedOff.type }
        let review = signOff.map { ReviewChanges(signOff: $0, corrections: [], consistency: [], size: events.count) }
        add(
            AuditReport(
                "all", subjects, events, knowledge, asOf, scope: scope, review: review,
                evidence: { _ in TrailEvidence(checkpoint: "", proofs: [:], key: nil) }
            ) { _ in true })
    }

    private mutating func export(_ replay: ReplayReport) throws {
        var length = 0
        for format in ExportFormat.allCases {
            try format.write(knowledge, asOf, origin: "example.org/odd") { length += $0.utf8.count }
        }
        length += ExportTables(knowledge, replay).tables.reduce(0) { $0 + $1.rows.count }
        self.length += length
    }
}
