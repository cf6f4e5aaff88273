import CanonicalJSON
import Domain
import Testing

@testable import Reports

/// Contacts between two regions, and what involves places.
@Suite struct EncountersTests {
    /// Land has the cities Alpha and Ames, Realm has Beta, and Alpha has a harbour: positions 0 to 5.
    private static let map = [
        Drafts.party("land", "Land", kind: "country"), Drafts.party("realm", "Realm", kind: "country"),
        Drafts.party("a", "Alpha", within: "land"), Drafts.party("ames", "Ames", within: "land"),
        Drafts.party("b", "Beta", within: "realm"), Drafts.party("harbour", "Harbour", kind: "place", within: "a"),
    ]

    private func contacts(_ drafts: [JSON], between one: String = "land", _ other: String = "realm") throws -> [Int] {
        let fixture = try ReportFixture(Self.map + drafts)
        let encounters = Encounters(fixture.knowledge, between: PartyID(one), PartyID(other))
        return fixture.events.filter(encounters.contains).map { $0.seq - Self.map.count }
    }

    private func involving(_ places: String..., in drafts: [JSON]) throws -> [Int] {
        let fixture = try ReportFixture(Self.map + drafts)
        let involvement = Involvement(fixture.knowledge, of: places.map { PartyID($0) })
        return fixture.events.filter(involvement.contains).map { $0.seq - Self.map.count }
    }

    private func visit(_ key: String, _ id: String, _ data: JSONObject, on: String? = "2020-01-01") -> JSON {
        var data = data
        data["visit"] = .string(id)
        return Drafts.event(key, "visit.held", on: on, data)
    }

    @Test("Who lies within a region stands for it, and the order of the regions is nothing")
    func within() throws {
        let drafts = [
            Drafts.met("abroad", on: "2020", "a", "b"), Drafts.met("home", on: "2020", "a", "ames"),
            Drafts.met("deep", on: "2020", "harbour", "realm"), Drafts.met("alone", on: "2020", "b"),
        ]
        #expect(try contacts(drafts) == [0, 2])
        #expect(try contacts(drafts, between: "realm", "land") == [0, 2])
    }

    @Test("Sides that are named by several accounts of one visit meet in it")
    func accountsTogether() throws {
        let drafts = [
            visit("one", "v", ["visitors": [["party": "a"]]]), visit("two", "v", ["hosts": [["party": "b"]]]),
            visit("third", "v", ["visitors": [["party": "x"]]]), visit("other", "w", ["visitors": [["party": "a"]]]),
        ]
        // The third account names nobody of either side.
        #expect(try contacts(drafts) == [0, 1])
    }

    @Test("The place of a meeting is a side of it")
    func place() throws {
        let drafts = [
            Drafts.met("there", on: "2020", "a", more: ["place": "b"]),
            Drafts.met("here", on: "2020", "a", more: ["place": "ames"]),
        ]
        #expect(try contacts(drafts) == [0])
    }

    @Test("A signing that names nobody is of all parties of its agreement")
    func signing() throws {
        let agreement = Drafts.event(
            "tie", "agreement.registered",
            ["agreement": "tie", "kind": "sister-city", "form": "bilateral", "parties": ["a", "b"]])
        let signed = Drafts.event("signed", "agreement.signed", on: "2020", ["agreement": "tie"])
        let half = Drafts.event("half", "agreement.signed", on: "2020", ["agreement": "tie", "parties": ["a"]])
        #expect(try contacts([agreement, signed]) == [1])
        #expect(try contacts([agreement, half]) == [])
    }

    @Test("Only what happened is a contact: no plan, no claim, no membership")
    func onlyContacts() throws {
        let drafts = [
            Drafts.event(
                "plan", "visit.planned", on: "2020", ["visit": "v", "for": "2021", "hosts": [["party": "b"]]]),
            Drafts.met("claimed", on: "2020", "a", "b", more: ["modality": "claimed"]),
            Drafts.joined("in", on: "2020", "a", "b"),
        ]
        #expect(try contacts(drafts) == [])
    }

    @Test("A merged record lies where the record that stays lies")
    func merged() throws {
        let drafts = [
            Drafts.party("alpha-2", "Alpha"), Drafts.met("x", on: "2020", "alpha-2", "b"),
            Drafts.merged("one", "alpha-2", into: "a"),
        ]
        #expect(try contacts(drafts) == [1])
        #expect(try contacts(Array(drafts.dropLast())) == [])
    }

    @Test("Regions that lie within each other end the search")
    func circle() throws {
        let drafts = [
            Drafts.party("x", "X", within: "y"), Drafts.party("y", "Y", within: "x"),
            Drafts.met("m", on: "2020", "x", "b"),
        ]
        #expect(try contacts(drafts) == [])
        #expect(try contacts(drafts, between: "y", "realm") == [2])
    }

    @Test("What involves places names each of them, or somebody within it, in all that is told of it")
    func involvement() throws {
        let drafts = [
            Drafts.joined("in", on: "2020", "a", "o"), Drafts.joined("other", on: "2020", "b", "o"),
            Drafts.met("both", on: "2020", "ames", "b"), visit("v1", "v", ["visitors": [["party": "a"]]]),
            visit("v2", "v", ["hosts": [["party": "b"]]]),
        ]
        #expect(try involving("land", in: drafts).filter { $0 >= 0 } == [0, 2, 3, 4])
        #expect(try involving("land", "realm", in: drafts).filter { $0 >= 0 } == [2, 3, 4])
        #expect(try involving("a", "o", in: drafts) == [0])
    }

    /// Each party is looked up anew, by the rule alone: it lies in a region where the region is on its way up.
    @Test("Lookups that remember agree with lookups that do not, in every order of the parties")
    func against() throws {
        let parties = ["land", "realm", "a", "ames", "b", "harbour"]
        let up = ["a": "land", "ames": "land", "b": "realm", "harbour": "a"]
        func way(_ party: String) -> Set<String> { up[party].map { way($0).union([party]) } ?? [party] }
        for region in parties {
            for other in parties {
                var drafts: [JSON] = []
                var expected: [Int] = []
                for one in parties {
                    for two in parties where one != two {
                        let reached = way(one).union(way(two))
                        if reached.contains(region) && reached.contains(other) { expected.append(drafts.count) }
                        drafts.append(Drafts.met("\(one)+\(two)", on: "2020", one, two))
                    }
                }
                #expect(try contacts(drafts, between: region, other) == expected, "\(region), \(other)")
            }
        }
    }
}

/// Merges that were undone, with what must be looked at again.
@Suite struct MergeReviewTests {
    private static let before = [
        Drafts.party("a", "Alpha"), Drafts.party("a2", "Alpha"), Drafts.party("b", "Beta"),
        Drafts.met("early", on: "2000", "a", "b"), Drafts.merged("merge", "a2", into: "a"),
    ]

    private func reviews(_ between: [JSON], after: [JSON] = []) throws -> [JSON] {
        let fixture = try ReportFixture(Self.before + between + [Drafts.retracted("undo", "merge")] + after)
        return MergeReview.all(in: fixture.events, fixture.knowledge).map(\.json)
    }

    @Test("What was recorded of either record while the merge stood is to be reviewed, and nothing else")
    func between() throws {
        let drafts = [
            Drafts.met("kept", on: "2000", "a", "b"), Drafts.met("given-up", on: "2000", "a2", "b"),
            Drafts.met("other", on: "2000", "b"), Drafts.met("there", on: "2000", "b", more: ["place": "a"]),
            Drafts.met("both", on: "2000", "a", "a2"),
        ]
        let after = [Drafts.met("later", on: "2000", "a", "b")]
        #expect(try reviews(drafts, after: after) == [["merge": 4, "retraction": 10, "events": [5, 6, 8, 9]]])
    }

    @Test("A merge that stands, or whose retraction was taken back, is nothing to review")
    func standing() throws {
        let fixture = try ReportFixture(Self.before)
        #expect(MergeReview.all(in: fixture.events, fixture.knowledge).isEmpty)
        #expect(try reviews([], after: [Drafts.retracted("redo", "undo")]).isEmpty)
    }

    @Test("A report says where nothing was recorded in between")
    func nothingBetween() throws {
        let fixture = try ReportFixture(Self.before + [Drafts.retracted("undo", "merge")])
        let report = TimelineReport(
            "a", fixture.events, fixture.knowledge, try fixture.asOf(on: "2024"), order: .recorded)
        #expect(report.json["to_review"] == [["merge": 4, "retraction": 5, "events": []]])
        #expect(report.text.contains("To review: a2 was merged into a by @4, which @5 took back"))
        for form in [Form.text, .markdown, .html] {
            #expect(report.rendered(as: form).contains("Nothing was recorded of either in between."))
        }
    }

    @Test("A timeline that is filtered tells no reviews")
    func filtered() throws {
        let fixture = try ReportFixture(Self.before + [Drafts.retracted("undo", "merge")])
        var filter = TimelineFilter()
        filter.types = ["party"]
        let report = TimelineReport(
            "a", fixture.events, fixture.knowledge, try fixture.asOf(on: "2024"), order: .recorded, filter: filter)
        #expect(report.json["to_review"] == [])
    }
}
