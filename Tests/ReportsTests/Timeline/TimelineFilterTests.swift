import CanonicalJSON
import Domain
import ExtendedDateTime
import Testing

@testable import Reports

/// Which events a timeline tells.
@Suite struct TimelineFilterTests {
    private func report(_ drafts: [JSON], _ set: (inout TimelineFilter) -> Void) throws -> TimelineReport {
        var filter = TimelineFilter()
        set(&filter)
        let fixture = try ReportFixture(drafts)
        return TimelineReport(
            "it", fixture.events, fixture.knowledge, try fixture.asOf(on: "2024"), order: .recorded, filter: filter)
    }

    private func passed(_ drafts: [JSON], _ set: (inout TimelineFilter) -> Void) throws -> [Int] {
        try report(drafts, set).json.seqs("entries")
    }

    private func day(_ text: String) throws -> Day { try EDTF(text).bounds.earliest }

    private func window(_ from: String, _ to: String) throws -> Window { Window(from: try day(from), to: try day(to)) }

    private static let mixed: [JSON] = [
        Drafts.met("m", on: "2020-01-01", "a", "b"),
        Drafts.event(
            "s", "statement.made", on: "2020-01-02",
            ["speaker": "p", "kind": "demand", "about": ["party:a"], "summary": "Open it."], ["by": "other"]),
        Drafts.joined("j", on: "2020-02", "a", "o", ["modality": "planned", "stated": "soon"]),
        Drafts.left("l", on: "2020-03-01/2020-03-05", "a", "o", ["modality": "negated"]),
        Drafts.event(
            "t", "statement.made", on: "2020-01-02",
            ["speaker": "p", "kind": "opinion", "about": ["party:a"], "summary": "Fine."]),
    ]

    @Test("A type, or the first half of one, lets pass what is of it, and nothing that only begins alike")
    func types() throws {
        #expect(try passed(Self.mixed) { $0.types = ["membership"] } == [2, 3])
        #expect(try passed(Self.mixed) { $0.types = ["membership.ended"] } == [3])
        #expect(try passed(Self.mixed) { $0.types = ["member"] } == [])
        #expect(try passed(Self.mixed) { $0.types = ["meeting", "membership.joined"] } == [0, 2])
    }

    @Test("A modality lets pass what bears it, and nothing that is asserted")
    func modalities() throws {
        #expect(try passed(Self.mixed) { $0.modalities = [.planned] } == [2])
        #expect(try passed(Self.mixed) { $0.modalities = [.planned, .negated] } == [2, 3])
        #expect(try passed(Self.mixed) { $0.modalities = [.claimed] } == [])
    }

    @Test("A kind of statement lets pass statements alone")
    func statements() throws {
        #expect(try passed(Self.mixed) { $0.statements = [.demand] } == [1])
        #expect(try passed(Self.mixed) { $0.statements = [.demand, .opinion] } == [1, 4])
    }

    @Test("A recorder is known by the whole name, a process by a part of it")
    func recorders() throws {
        #expect(try passed(Self.mixed) { $0.recorders = ["other"] } == [1])
        #expect(try passed(Self.mixed) { $0.recorders = ["oth"] } == [])
        #expect(try passed(Self.mixed) { $0.processes = ["tes"] } == [0, 1, 2, 3, 4])
        #expect(try passed(Self.mixed) { $0.processes = ["import"] } == [])
    }

    @Test("What was dated by words, and what may mean several days")
    func dates() throws {
        #expect(try passed(Self.mixed) { $0.isStated = true } == [2])
        #expect(try passed(Self.mixed) { $0.isImprecise = true } == [2])
    }

    @Test(
        "A date is imprecise where one of its ends may be several days",
        arguments: [
            ("2020-01-01", false), ("2020-01-01/2020-02-01", false), ("2020-01", true), ("2020-01/2020-02-01", true),
            ("2020-01-01/..", false), ("2020-01-01/", true), ("[2020-01-01..2020-01-03]", true), ("2020-01-01~", false),
        ])
    func imprecise(on: String, isImprecise: Bool) throws {
        let visit = Drafts.event("v", "visit.held", on: on, ["visit": "v"])
        #expect(try passed([visit]) { $0.isImprecise = true } == (isImprecise ? [0] : []))
    }

    @Test("What passes has to pass every filter that is set")
    func together() throws {
        let window = try window("2020-01-01", "2020-01-31")
        #expect(
            try passed(Self.mixed) {
                $0.types = ["statement", "meeting"]
                $0.recorders = ["tester"]
                $0.window = window
            } == [0, 4])
    }

    @Test("A filter goes by the event as corrected")
    func corrected() throws {
        let drafts = [
            Drafts.met("x", on: "2020-01-01", "a"), Drafts.corrected("fix", "x", ["/on": "2021-01-01"]),
        ]
        let (old, new) = (try window("2020-01-01", "2020-12-31"), try window("2021-01-01", "2021-12-31"))
        #expect(try passed(drafts) { $0.window = old } == [])
        #expect(try passed(drafts) { $0.window = new } == [0])
    }

    @Test("The report counts what did not pass, and names the filters")
    func leftOut() throws {
        let report = try report(Self.mixed) {
            $0.types = ["meeting", "visit"]
            $0.isStated = false
        }
        #expect(report.json["left_out"] == 4)
        #expect(report.json["filters"] == ["type meeting or visit"])
        #expect(report.text.contains("\nOnly type meeting or visit; 4 events left out\n"))
        #expect(report.rendered(as: .markdown).contains("- **left out:** 4 events"))
    }

    @Test("Each filter has its words, and no filter has none")
    func words() throws {
        var filter = TimelineFilter()
        #expect(filter.isEmpty && filter.words == [])
        filter.types = ["visit"]
        filter.modalities = [.claimed, .planned]
        filter.statements = [.claim]
        filter.recorders = ["x", "y"]
        filter.isStated = true
        filter.isImprecise = true
        filter.regions = (PartyID("a"), PartyID("b"))
        filter.places = [PartyID("a"), PartyID("b"), PartyID("o")]
        filter.processes = ["import"]
        filter.window = try window("2020-01-01", "2020-02-29")
        #expect(!filter.isEmpty)
        #expect(
            filter.words == [
                "type visit", "modality claimed or planned", "statement claim", "by x or y", "dated by words",
                "imprecise", "contacts between a and b", "between a, b and o", "via import",
                "from 2020-01-01 to 2020-02-29",
            ])
    }

    @Test("One place is within, and an open side of a window is two dots")
    func wordsOfOne() throws {
        var filter = TimelineFilter()
        filter.places = [PartyID("a")]
        filter.window = Window(from: .distantPast, to: try day("2020-01-01"))
        #expect(filter.words == ["within a", "from .. to 2020-01-01"])
        filter.window = Window(from: try day("2020-01-01"), to: .distantFuture)
        #expect(filter.words.last == "from 2020-01-01 to ..")
    }

    @Test("Events that pass bring along what corrects and retracts them, to any depth, and nothing else")
    func controls() throws {
        let drafts = [
            Drafts.met("x", on: "2020", "a"), Drafts.joined("y", on: "2020", "a", "o"),
            Drafts.corrected("fix", "x", ["/on": "2021"]), Drafts.corrected("other", "y", ["/on": "2021"]),
            Drafts.retracted("undo", "fix"), Drafts.retracted("redo", "undo"),
        ]
        let fixture = try ReportFixture(drafts)
        var filter = TimelineFilter()
        let asOf = try fixture.asOf(on: "2024")
        #expect(filter.apply(to: fixture.events, in: fixture.knowledge, asOf).map(\.seq) == [0, 1, 2, 3, 4, 5])
        filter.types = ["meeting"]
        #expect(filter.apply(to: fixture.events, in: fixture.knowledge, asOf).map(\.seq) == [0, 2, 4, 5])
    }

    // The days of a window.

    @Test("What certainly fell into a window stands apart from what may have")
    func certainAndPossible() throws {
        let drafts = [
            Drafts.met("in", on: "2020-02-10", "a"), Drafts.met("maybe", on: "2020", "a"),
            Drafts.met("out", on: "2019-12", "a"), Drafts.party("a", "Alpha"),
        ]
        let window = try window("2020-02-01", "2020-02-29")
        let report = try report(drafts) { $0.window = window }
        #expect(report.json.seqs("entries") == [0, 1])
        #expect(report.json.list("entries").map { $0["certainty"] } == ["certain", "possible"])
        #expect(report.json["left_out"] == 2)
        let text = report.text
        let certainly = try #require(text.range(of: "\nCertainly\n"))
        let possibly = try #require(text.range(of: "\nPossibly\n"))
        let maybe = try #require(text.range(of: "@1 maybe"))
        let surely = try #require(text.range(of: "@0 in"))
        #expect(certainly.upperBound <= surely.lowerBound && surely.upperBound <= possibly.lowerBound)
        #expect(possibly.upperBound <= maybe.lowerBound)
    }

    @Test("Without a window no entry says how surely it fell into one")
    func noWindow() throws {
        #expect(try report(Self.mixed) { _ in }.json.list("entries").allSatisfy { $0["certainty"] == nil })
    }

    /// Dates within the first half of a year, for visits, which last from a day to a day.
    private static let intervals: [String] = [
        "2020-01-05", "2020-01", "2020-01-05/2020-01-07", "2020-01/2020-02", "2020-01-05/2020-02",
        "[2020-01-03..2020-01-09]", "2020-01-28/2020-02-02", "2020-02-01/2020-02-01", "2019-12-30/2020-01-02",
    ]

    /// Every course of events that the date allows is gone through: a first day, and a last day that is not before it.
    private func naive(_ on: EDTF, _ first: Int, _ last: Int) -> Certainty {
        var outcomes: Set<Bool> = []
        let starts = on.start.earliest.number...on.start.latest.number
        let ends = on.end.earliest.number...on.end.latest.number
        for start in starts {
            // An event of one day ends on the day on which it begins.
            let own = on.start.earliest == on.end.earliest && on.start.latest == on.end.latest
            for end in own ? start...start : ends where end >= start {
                outcomes.insert(start <= last && first <= end)
            }
        }
        return outcomes == [true] ? .certain : outcomes.contains(true) ? .possible : .no
    }

    @Test(
        "An interval is in a window as surely as all the days say that it may mean",
        arguments: TimelineFilterTests.intervals)
    func windowsOfIntervals(text: String) throws {
        let on = try EDTF(text)
        let event = try #require(
            try ReportFixture([Drafts.event("v", "visit.held", on: text, ["visit": "v"])]).events.first)
        let base = try day("2019-12-28").number
        for first in stride(from: base, to: base + 70, by: 1) {
            for length in [0, 1, 5, 33] {
                let expected = naive(on, first, first + length)
                let found = Window(from: Day(first), to: Day(first + length)).certainty(of: event)
                #expect(found == expected, "\(text) in \(Day(first)) to \(Day(first + length))")
            }
        }
    }

    @Test("What happened on some day since another had happened when it was recorded; what is planned need not have")
    func openDates() throws {
        let drafts = [
            Drafts.met("held", on: "[2020-01-01..]", "a"),
            Drafts.met("planned", on: "[2020-01-01..]", "a", more: ["modality": "planned"]),
        ]
        let events = try ReportFixture(drafts).events
        let later = try window("2024-02-01", "2024-02-29")
        #expect(events.map { later.certainty(of: $0) } == [.no, .possible])
        let before = try window("2023-02-01", "2023-02-28")
        #expect(events.map { before.certainty(of: $0) } == [.possible, .possible])
        let all = try window("2020-01-01", "2024-01-01")
        #expect(events.map { all.certainty(of: $0) } == [.certain, .possible])
    }

    @Test("A visit that goes on may be in a window behind its record; one that is open is so for certain")
    func goingOn() throws {
        let open = Drafts.event("v", "visit.held", on: "2020-01-01/..", ["visit": "v"])
        let unknown = Drafts.event("w", "visit.held", on: "2020-01-01/", ["visit": "w"])
        let events = try ReportFixture([open, unknown]).events
        let later = try window("2024-02-01", "2024-02-29")
        #expect(later.certainty(of: events[0]) == .certain)
        #expect(later.certainty(of: events[1]) == .possible)
    }

    @Test("What is about no day is in no window, not even in one of all days")
    func timeless() throws {
        let window = Window(from: .distantPast, to: .distantFuture)
        let events = try ReportFixture([
            Drafts.party("a", "Alpha"), Drafts.retracted("undo", "party:a"),
            Drafts.event("v", "visit.held", ["visit": "v"]),
        ]).events
        #expect(events.map { window.certainty(of: $0) } == [.no, .no, .certain])
    }

    @Test("The legs of a visit bound it: it began with the first, and lasted until the last")
    func legs() throws {
        let visit = Drafts.event(
            "v", "visit.held",
            [
                "visit": "v", "legs": [["place": "a", "when": "2020-01"], ["place": "b", "when": "2020-01-20"]],
                "activities": [["what": "a talk", "when": "2020-02-03/2020-02-05"]],
            ])
        let event = try #require(try ReportFixture([visit]).events.first)
        let span = try #require(event.span)
        #expect(span.start == DayRange(try day("2020-01-01"), try day("2020-01-20")))
        #expect(span.end == DayRange(try day("2020-02-05"), try day("2020-02-05")))
        #expect(event.legDates == "leg 2020-01, 2020-01-20, 2020-02-03/2020-02-05")
    }
}
