import CanonicalJSON
import Testing

@testable import Domain

@Suite struct VisitTests {
    private func planned(_ on: String, for days: String) -> Told {
        Told("visit.planned", on: on, ["visit": "v", "for": .string(days)])
    }
    private func held(_ on: String?, legs: [(String, String)] = []) -> Told {
        let told = Told("visit.held", on: on, ["visit": "v"])
        return legs.isEmpty
            ? told : told.with(["legs": .array(legs.map { ["place": .string($0.0), "when": .string($0.1)] })])
    }
    private func resolved(_ outcome: String, _ on: String, _ more: JSONObject = [:]) -> Told {
        Told("visit.resolved", on: on, ["visit": "v", "outcome": .string(outcome)]).with(more)
    }
    private func visit(_ events: [Told]) throws -> VisitTimeline {
        try #require(try KnownEvents(telling: events).visit(VisitID("v")))
    }
    private func visit(_ events: [Told], on date: String) throws -> String {
        try visit(events).answer(on: DayRange(date)).short
    }

    @Test func `planned from its day, overdue from the day after the last for which it was planned`() throws {
        let events = [planned("2000-01-01", for: "2000-03")]
        #expect(try visit(events, on: "1999") == "none")
        #expect(try visit(events, on: "2000-03-31") == "planned")
        let overdue = try visit(events).answer(on: DayRange("2000-04-01"))
        #expect(overdue.short == "overdue")
        #expect(overdue?.since == DayRange("2000-04-01"))
        #expect(overdue?.because == [Because(0, .overdue)])
    }

    @Test func `one instant that is told in two zones is no conflict, on whichever of the days it falls`() throws {
        let one = [held("2024-02-10T01:00:00+09:00"), held("2024-02-09T16:00:00Z")]
        #expect(try visit(one).conflicts.isEmpty)
        #expect(try visit(one).start == DayRange("2024-02-09").hull(DayRange("2024-02-10")))
        #expect(try visit(one, on: "2024-02-10") == "held" && visit(one, on: "2024-02-08") == "none")
        let two = [held("2024-02-10T01:00:00+09:00"), held("2024-02-09T17:00:00Z")]
        #expect(try !visit(two).conflicts.isEmpty)
        let local = [held("2024-02-10T01:00:00"), held("2024-02-09T16:00:00Z")]
        #expect(try !visit(local).conflicts.isEmpty)
    }

    @Test func `planned on vague days is possible until they have passed`() throws {
        let events = [planned("[..2000-02-16]", for: "2000-03")]
        #expect(try visit(events, on: "2000-02-10") == "planned? else none")
        #expect(try visit(events, on: "2000-02-16") == "planned")
    }

    @Test func `the days of a plan are not closed by the day on which it was recorded`() throws {
        #expect(try visit([planned("2000-01-01", for: "[2030-01-01..]")], on: "2040") == "planned")
    }

    @Test func `plans told twice are one, and disagree like other claims`() throws {
        let timeline = try visit([planned("2000-01-01", for: "2000-03"), planned("2000-01-01", for: "2000-05")])
        #expect(timeline.conflicts.map(\.moment) == [.scheduled])
        #expect(timeline.scheduled == DayRange("[2000-03-01..2000-05-31]"))
        let preferred = try visit([
            planned("2000-01-01", for: "2000-03"), planned("2000-01-01", for: "2000-05"),
            .preferred("e0", over: "e1", field: "for"),
        ])
        #expect(preferred.scheduled == DayRange("2000-03"))
    }

    @Test func `held from its start, whatever was planned`() throws {
        let events = [planned("2000-01-01", for: "2000-03"), held("2000-03-10/2000-03-12")]
        #expect(try visit(events, on: "2000-03-09") == "planned")
        #expect(try visit(events, on: "2000-03-10") == "held")
        #expect(try visit(events, on: "2001") == "held")
    }

    @Test func `held somewhere within a month is possible within it`() throws {
        let events = [planned("2000-01-01", for: "2000-02"), held("2000-03")]
        #expect(try visit(events, on: "2000-03-15") == "held? else overdue")
        #expect(try visit(events, on: "2000-03-31") == "held")
    }

    @Test func `cancelled, and planned again`() throws {
        let events = [
            planned("2000-01-01", for: "2000-03"), resolved("cancelled", "2000-02-01"),
            planned("2000-05-01", for: "2000-06"),
        ]
        #expect(try visit(events, on: "2000-02-01") == "cancelled")
        #expect(try visit(events, on: "2000-04-15") == "cancelled")
        #expect(try visit(events, on: "2000-05-01") == "planned")
        #expect(try visit(events, on: "2000-07-01") == "overdue")
    }

    @Test func `cancelled on vague days leaves the plan possible until they have passed`() throws {
        let events = [planned("2000-01-01", for: "2000-06"), resolved("cancelled", "2000-02")]
        #expect(try visit(events, on: "2000-01-31") == "planned")
        #expect(try visit(events, on: "2000-02-15") == "cancelled? else planned")
        #expect(try visit(events, on: "2000-02-29") == "cancelled")
    }

    @Test func `postponed to no day is postponed; to other days, planned anew`() throws {
        let plan = planned("2000-01-01", for: "2000-03")
        #expect(try visit([plan, resolved("postponed", "2000-02-01")], on: "2000-05-01") == "postponed")
        let moved = [plan, resolved("postponed", "2000-02-01", ["for": "2000-09"])]
        #expect(try visit(moved, on: "2000-05-01") == "planned")
        #expect(try visit(moved, on: "2000-10-01") == "overdue")
        #expect(try visit(moved).scheduled == DayRange("2000-09"))
    }

    @Test func `unknown from the day on which someone looked, until it is planned or held`() throws {
        let looked = [planned("2000-01-01", for: "2000-03"), resolved("unknown", "2000-05-01")]
        #expect(try visit(looked, on: "2000-04-15") == "overdue")
        #expect(try visit(looked, on: "2000-06-01") == "unknown")
        #expect(try visit(looked + [held("2000-03-10")], on: "2000-06-01") == "held")
        #expect(try visit(looked + [planned("2000-07-01", for: "2000-08")], on: "2000-07-15") == "planned")
    }

    @Test func `fulfilled by another visit points to it`() throws {
        let timeline = try visit([
            planned("2000-01-01", for: "2000-03"), resolved("fulfilled", "2000-04-01", ["replaced_by": "w"]),
        ])
        #expect(timeline.answer(on: DayRange("2000-05-01")).short == "held")
        #expect(timeline.replacedBy == VisitID("w"))
    }

    @Test func `a line that only claims that it was held changes nothing; a plan may say that it is planned`() throws {
        let events = [planned("2000-01-01", for: "2000-03").only("planned"), held("2000-03-10").only("claimed")]
        #expect(try visit(events, on: "2000-03-15") == "planned")
    }

    @Test func `a dated leg narrows the whole`() throws {
        let timeline = try visit([held("2000-10"), held(nil, legs: [("w", "2000-10-20")])])
        #expect(timeline.start == DayRange("[2000-10-01..2000-10-20]"))
        #expect(timeline.end == DayRange("[2000-10-20..2000-10-31]"))
        #expect(timeline.conflicts.isEmpty)
    }

    @Test func `a leg that leaves no day is a conflict and narrows nothing`() throws {
        let timeline = try visit([held("2000-10-05/2000-10-08", legs: [("w", "2000-10-20")])])
        #expect(timeline.end == DayRange("2000-10-08"))
        #expect(timeline.conflicts.map(\.moment) == [.until])
    }

    @Test func `a visit known by a leg had begun by then; how long it went on is not known`() throws {
        let timeline = try visit([held(nil, legs: [("w", "2000-10-20")])])
        #expect(timeline.start?.hi == DayRange("2000-10-20").hi)
        #expect(timeline.end?.lo == DayRange("2000-10-20").lo)
        #expect(timeline.end?.hi == DayRange.anyTime.hi)
    }

    @Test func `a mark at one end, and an end that is not known, say nothing of the other accounts' ends`() throws {
        let timeline = try visit([held("2000-10~/2000-11"), held("2000-10-05/"), held("2000-10~/2000-12~")])
        #expect(timeline.start == DayRange("2000-10-05"))
        #expect(timeline.end == DayRange("2000-11"))
        #expect(timeline.conflicts.map(\.disagreement.isHard) == [false])
        #expect(timeline.answer(on: DayRange("2001")).map(\.because) == [Because(1, .held)])
    }

    @Test func `starts and ends combine apart`() throws {
        let timeline = try visit([held("2000-01-22/2000-01-30"), held("2000-01-24/2000-01-30")])
        #expect(timeline.start == DayRange("[2000-01-22..2000-01-24]"))
        #expect(timeline.end == DayRange("2000-01-30"))
        #expect(timeline.conflicts.map(\.moment) == [.since])
    }

    @Test func `who came, and where, is united from all accounts; its size agrees or conflicts`() throws {
        func account(_ visitors: [String], _ count: Int) -> Told {
            held("2000-10").with([
                "visitors": .array(visitors.map { ["party": .string($0)] }),
                "size": ["count": .integer(count), "comparator": "eq"],
            ])
        }
        let details = try visit([account(["p", "q"], 13), account(["q", "r"], 12)]).details
        #expect(details.visitors.map(\.value.party.text) == ["p", "q", "r"])
        #expect(details.visitors.map(\.seqs) == [[0], [0, 1], [1]])
        #expect(details.size?.candidates.map(\.value.count) == [13, 12])
        #expect(details.size?.value == nil)
    }
}
