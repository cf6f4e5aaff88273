import CanonicalJSON
import Reports
import Testing
import Domain

/// What is unknown, what is open, and what has a day: apart in every answer.
@Suite struct UnknownDayTests {
    private func state(_ kind: String, of drafts: [JSON], on day: String) throws -> JSON? {
        try ReportFixture(drafts).replay(on: day).json[kind]?[0]
    }

    private func stay(_ type: String, on: String? = nil) -> JSON {
        var draft: JSONObject = [
            "key": .string(type), "type": .string(type), "data": ["member": "a", "organisation": "b"],
        ]
        if let on { draft["on"] = .string(on) }
        return .object(draft)
    }

    private func held(_ on: String) -> JSON {
        ["key": "held", "type": "visit.held", "on": .string(on), "data": ["visit": "v"]]
    }

    /// A line that another program had written without `on` once counted as having happened when it was recorded, and so
    /// made a certain state.
    @Test func aLineThatNeedsADateAndHasNoneMakesNothingCertain() throws {
        for on in [nil, "soon"] {
            let joined = stay("membership.joined", on: on)
            for day in ["1900-01-01", "2024-06-01", "2100-01-01"] {
                let state = try #require(try state("memberships", of: [joined], on: day))
                #expect(state["certainty"] == "possible" && state["otherwise"] == "none", "\(day)")
                #expect(state["since"] == [.null, .null] && state["until"] == ["..", ".."])
                #expect(state["because"]?.array?.contains(["seq": 0, "rule": "start"]) == true)
            }
        }
    }

    @Test func anEndingWithoutADateLeavesItPossible() throws {
        let drafts = [stay("membership.joined", on: "2000-01-01"), stay("membership.ended")]
        for day in ["2000-01-01", "2100-01-01"] {
            let state = try #require(try state("memberships", of: drafts, on: day))
            #expect(state["status"] == "in-force" && state["otherwise"] == "ended", "\(day)")
            #expect(state["until"] == ["2000-01-01", .null])
        }
        var filter = StateFilter()
        filter.endsOnUnknownDay = true
        let fixture = try ReportFixture(drafts)
        let report = ReplayReport(fixture.knowledge, try fixture.asOf(on: "2020"), filter: filter)
        #expect(report.json["memberships"]?.array?.count == 1)
    }

    @Test func aPlanWithoutADateIsPossible() throws {
        let plan: JSON = ["key": "p", "type": "visit.planned", "data": ["visit": "v", "for": "2030"]]
        #expect(try state("visits", of: [plan], on: "2024-06-01")?["certainty"] == "possible")
    }

    @Test(arguments: [
        ("2020-05-01/", ["2020-05-01", nil]), ("2020-05-01/..", ["..", ".."]),
        ("2020-05-01/2020-05", ["2020-05-01", "2020-05-31"]),
    ])
    func anUnknownEndIsNoOpenEnd(on: String, until: [String?]) throws {
        let expected = JSON.array(until.map { $0.map(JSON.string) ?? .null })
        let visit = try #require(try state("visits", of: [held(on)], on: "2021-01-01"))
        #expect(visit["until"] == expected)
        let recurred: JSON = [
            "key": "r", "type": "contact.recurred", "on": .string(on),
            "data": ["contact": "c", "who": ["a"], "with": ["b"], "what": "talks"],
        ]
        #expect(try state("contacts", of: [recurred], on: "2021-01-01")?["until"] == expected)
    }

    @Test func whatHasAlwaysBeenSoHasAnOpenStartAndWhatBeganSomeDayAnUnknownOne() throws {
        #expect(try state("visits", of: [held("../2020-05-01")], on: "2021-01-01")?["since"] == ["..", ".."])
        #expect(try state("visits", of: [held("/2020-05-01")], on: "2021-01-01")?["since"] == [.null, "2020-05-01"])
        let text = try ReportFixture([held("../2020-05-01")]).replay(on: "2021-01-01").text
        #expect(text.contains("always so; ended on 2020-05-01"))
    }

    /// `when` was a list, an object or null, as it fell out.
    @Test func aVisitsDaysHaveOneShape() throws {
        let plan: JSON = [
            "key": "p", "type": "visit.planned", "on": "2024-01-01", "data": ["visit": "v", "for": "2024-03"],
        ]
        let unknown: JSON = [
            "key": "u", "type": "visit.resolved", "on": "2024-01-01", "data": ["visit": "v", "outcome": "unknown"],
        ]
        let march: JSON = ["start": ["2024-03-01", "2024-03-31"], "end": ["2024-03-01", "2024-03-31"]]
        let days: JSON = ["start": ["2024-03-04", "2024-03-04"], "end": ["2024-03-06", "2024-03-06"]]
        let nobodyKnows: JSON = ["start": [.null, .null], "end": [.null, .null]]
        #expect(try state("visits", of: [plan], on: "2024-02-01")?["when"] == march)
        #expect(try state("visits", of: [plan], on: "2024-06-01")?["when"] == march)
        #expect(try state("visits", of: [plan, held("2024-03-04/2024-03-06")], on: "2024-06-01")?["when"] == days)
        #expect(try state("visits", of: [unknown], on: "2024-06-01")?["when"] == nobodyKnows)
    }
}
