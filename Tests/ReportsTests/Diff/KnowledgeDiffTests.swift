import CanonicalJSON
import Domain
import ExtendedDateTime
import Testing

@testable import Reports

/// What was learned between two moments: of what kind the news was, how late, and which answers it changed.
@Suite struct KnowledgeDiffTests {
    private static let since = Day(year: 2024, month: 1, day: 5)

    private func diff(_ drafts: [JSON], after known: Int, on day: String = "2020-06-01") throws -> KnowledgeDiffReport {
        let new = try ReportFixture(drafts)
        let old = new.first(known)
        return KnowledgeDiffReport(
            old.knowledge, new.knowledge, from: try old.asOf(on: day), to: try new.asOf(on: day), since: Self.since)
    }

    private func cause(_ draft: JSON) throws -> Cause {
        Cause(try #require(try ReportFixture([draft]).events.first), since: Self.since)
    }

    @Test(
        "What happened before the earlier moment is late, and what happened from then on is new",
        arguments: [
            ("2024-01-04", Cause.lateFact), ("2024-01-05", .newFact), ("2024-01", .newFact), ("2023", .lateFact),
            ("2023-12-31/2024-01-04", .lateFact), ("2023-12-31/2024-01-05", .newFact), ("2030", .newFact),
        ])
    func lateAndNew(on: String, expected: Cause) throws {
        #expect(try cause(Drafts.event("v", "visit.held", on: on, ["visit": "v"])) == expected)
    }

    @Test("What has no day, or none that it was over by, is a record", arguments: [nil, "2020/..", "2020/"])
    func records(on: String?) throws {
        #expect(try cause(Drafts.event("v", "visit.held", on: on, ["visit": "v"])) == .record)
    }

    @Test("Each type that speaks of other events is a cause of its own")
    func controlTypes() throws {
        #expect(try cause(Drafts.corrected("c", "x", ["/on": "2020"])) == .correction)
        #expect(try cause(Drafts.retracted("c", "x")) == .retraction)
        #expect(try cause(Drafts.linked("c", "same", "x", "y")) == .link)
        #expect(try cause(Drafts.preferred("c", "x", among: ["x", "y"])) == .preference)
        #expect(try cause(Drafts.merged("c", "a2", into: "a")) == .merge)
        #expect(try cause(Drafts.party("a", "Alpha")) == .record)
        let note: JSONObject = ["note": "Seen.", "subject": "party:a"]
        #expect(try cause(Drafts.event("n", "review.noted", note)) == .record)
    }

    @Test("The news are grouped by cause, in the order of causes, each event once")
    func groups() throws {
        let drafts =
            Drafts.ground + [
                Drafts.retracted("undo", "x"), Drafts.joined("late", on: "2019", "a", "o"),
                Drafts.joined("new", on: "2024-01-06", "b", "o"), Drafts.source("s"),
                Drafts.joined("later", on: "2018", "p", "o"),
            ]
        let report = try diff(drafts, after: 4)
        let groups = report.json.list("learned").map { ($0["cause"]?.string, $0.seqs("events")) }
        #expect(groups.map(\.0) == ["new fact", "late fact", "retraction", "record"])
        #expect(groups.map(\.1) == [[6], [5, 8], [4], [7]])
        #expect(report.text.contains("\nLate fact: 2\n"))
        #expect(report.text.hasPrefix("What was learned between now and now: 5 events\n"))
    }

    @Test("Lateness counts from the latest day on which it may have happened, and not at all where that lies ahead")
    func latenessDays() throws {
        func lateness(_ on: String?) throws -> Int? {
            try ReportFixture([Drafts.event("v", "visit.held", on: on, ["visit": "v"])]).events[0].latenessDays
        }
        // Recorded on 2024-01-01.
        #expect(try lateness("2024-01-01") == 0)
        #expect(try lateness("2023-12-31") == 1)
        #expect(try lateness("2023-11") == 32)
        #expect(try lateness("2023") == 1)
        #expect(try lateness("2022-12-30/2022-12-31") == 366)
        #expect(try lateness("2024-01") == nil)
        #expect(try lateness("2020/..") == nil)
        #expect(try lateness(nil) == nil)
    }

    @Test("The report says of each event how late it was known, and of all together")
    func latenessInReport() throws {
        // Recorded on 2024-01-05, 2024-01-06 and 2024-01-07.
        let drafts =
            Drafts.ground + [
                Drafts.met("x", on: "2024-01-04", "a"), Drafts.met("y", on: "2023-12-27", "a"),
                Drafts.met("z", on: "2025", "a"),
            ]
        let report = try diff(drafts, after: 4)
        let late = report.json["learned"]?[1]?.list("events").map { $0["lateness_days"] }
        #expect(late == [1, 10])
        #expect(report.json["learned"]?[0]?.list("events").map { $0["lateness_days"] } == [nil])
        let lateness = try #require(report.json["lateness"])
        #expect(lateness["events"] == 2 && lateness["min_days"] == 1 && lateness["max_days"] == 10)
        #expect(report.text.contains("known 10 days after it had happened"))
    }

    @Test("Without an event whose day is known there is no lateness")
    func noLateness() throws {
        #expect(Lateness([]) == nil)
        #expect(try diff(Drafts.ground, after: 2).json["lateness"] == .null)
    }

    @Test(
        "The middle of the days is that of their order, whatever order they come in",
        arguments: [
            ([5], 5), ([9, 1], 1), ([3, 1, 2], 2), ([4, 4, 1, 9], 4), ([10, 2, 8, 4, 6], 6),
            (Array((1...11).reversed()), 6), ([7, 7, 7, 0], 7),
        ])
    func median(days: [Int], expected: Int) throws {
        let json = try #require(Lateness(days)).json
        #expect(json["median_days"]?.integer == expected)
        #expect(json["min_days"]?.integer == days.min() && json["max_days"]?.integer == days.max())
        #expect(json["events"]?.integer == days.count)
    }

    @Test("Of the events, as many were known within the days as the words say")
    func percentiles() throws {
        let lists = (1...40).map { count in (0..<count).map { ($0 * 7919) % 101 } }
        /// How many of the days are at most the one that is told.
        func known(_ days: [Int], _ key: String) -> Int {
            let within = Lateness(days)?.json[key]?.integer ?? -1
            return days.count { $0 <= within }
        }
        for days in lists { #expect(known(days, "median_days") * 2 >= days.count) }
        #expect(lists.allSatisfy { known($0, "p90_days") * 10 >= $0.count * 9 })
    }

    @Test("The words count one event, and several")
    func latenessInWords() throws {
        #expect(try #require(Lateness([5])).words.contains("of 1 event whose day is known: 5 to 5 days"))
        #expect(try #require(Lateness([9, 1])).words.contains("of 2 events whose days are known: 1 to 9 days"))
    }

    // The answers that changed.

    @Test("An answer that did not change is not told, even where more events say it")
    func sameAnswer() throws {
        let drafts =
            Drafts.ground + [
                Drafts.joined("in", on: "2000-01-01", "a", "o"), Drafts.joined("too", on: "2000-01-01", "a", "o"),
            ]
        #expect(try diff(drafts, after: 5).changes.isEmpty)
    }

    @Test("Another bound, another certainty and another role are changes")
    func otherAnswers() throws {
        let base = Drafts.ground + [Drafts.joined("in", on: "2000-01-01", "a", "o")]
        let role = Drafts.event(
            "role", "membership.changed", on: "2010", ["member": "a", "organisation": "o", "role": "chair"])
        for draft in [Drafts.left("out", on: "2030", "a", "o"), Drafts.left("out", "a", "o"), role] {
            let changes = try diff(base + [draft], after: 5).changes
            #expect(changes.map(\.change.subject.description) == ["membership:a/o"])
        }
    }

    @Test("What is new stands beside nothing, and what is gone before nothing")
    func comeAndGone() throws {
        let drafts = Drafts.ground + [Drafts.joined("in", on: "2000-01-01", "a", "o"), Drafts.retracted("undo", "in")]
        let came = try diff(Array(drafts.dropLast()), after: 4)
        #expect(came.json["changes"]?[0]?["before"] == .null)
        #expect(came.text.contains("    before: nothing\n    after:  in-force, certain, since 2000-01-01\n"))
        let gone = try diff(drafts, after: 5)
        #expect(gone.json["changes"]?[0]?["after"] == .null)
        #expect(gone.text.contains("    before: in-force, certain, since 2000-01-01\n    after:  nothing\n"))
        #expect(gone.json["changes"]?[0]?["causes"] == ["retraction"])
    }

    @Test("A control event reaches through other control events to the answer that it changes")
    func reach() throws {
        let drafts =
            Drafts.ground + [
                Drafts.joined("in", on: "2000-01-01", "a", "o"), Drafts.corrected("fix", "in", ["/on": "2001-01-01"]),
                Drafts.retracted("undo", "fix"),
            ]
        let change = try #require(try diff(drafts, after: 6).json.list("changes").first)
        #expect(change["causes"] == ["retraction"])
        #expect(change["before"]?["since"] == ["2001-01-01", "2001-01-01"])
        #expect(change["after"]?["since"] == ["2000-01-01", "2000-01-01"])
    }

    @Test("News of somebody else is no cause of a change")
    func strangers() throws {
        let drafts =
            Drafts.ground + [
                Drafts.joined("in", on: "2000-01-01", "a", "o"), Drafts.met("m", on: "2024-01-08", "b"),
                Drafts.left("out", on: "2010-01-01", "a", "o"), Drafts.corrected("fix", "m", ["/on": "2024-01-07"]),
            ]
        let changes = try diff(drafts, after: 5).json.list("changes")
        let stay = try #require(changes.first { $0["subject"] == "membership:a/o" })
        #expect(stay["causes"] == ["late fact"])
    }

    @Test("A note on an event changes nothing, and is no cause of what others changed")
    func notes() throws {
        let drafts =
            Drafts.ground + [
                Drafts.joined("in", on: "2000-01-01", "a", "o"),
                Drafts.event("note", "review.noted", ["events": ["in"], "note": "Look again."]),
                Drafts.corrected("fix", "in", ["/on": "2001-01-01"]),
            ]
        let changes = try diff(drafts, after: 5).json.list("changes")
        #expect(changes.map { $0["causes"] } == [["correction"]])
    }

    @Test("A merge is the cause of what it makes the other record's")
    func merge() throws {
        let drafts =
            Drafts.ground + [
                Drafts.party("a2", "Alpha"), Drafts.joined("in", on: "2000-01-01", "a2", "o"),
                Drafts.merged("one", "a2", into: "a"),
            ]
        let changes = try diff(drafts, after: 6).json.list("changes")
        #expect(changes.map { $0["subject"] } == ["membership:a/o", "membership:a2/o"])
        #expect(changes.allSatisfy { $0.texts("causes").contains("merge") })
    }

    @Test("A table of changes has both answers side by side, and why")
    func tables() throws {
        let drafts = Drafts.ground + [Drafts.joined("in", on: "2000-01-01", "a", "o"), Drafts.retracted("undo", "in")]
        let table = try #require(try diff(drafts, after: 5).tables.last)
        let row = Dictionary(uniqueKeysWithValues: zip(table.columns, try #require(table.rows.first)))
        #expect(row["before_status"] == "in-force" && row["after_status"] == .null)
        #expect(row["label"] == "Alpha in Org" && row["causes"] == "retraction" && row["events"] == "4")
    }
}

/// What changed in the world between two days.
@Suite struct WorldDiffTests {
    private static let drafts =
        ReportFixture.tie + [
            Drafts.party("o", "Org", kind: "organisation"), Drafts.joined("in", on: "2020-01-01", "a", "o"),
            Drafts.event("review", "agreement.review-opened", on: "2020-03-05", ["agreement": "a-b"]),
        ]

    private func changes(_ one: String, _ other: String) throws -> [JSON] {
        let fixture = try ReportFixture(Self.drafts)
        return WorldDiffReport(from: try fixture.replay(on: one), to: try fixture.replay(on: other)).json
            .list("changes")
    }

    @Test("A flag that was raised is a change, though the status is the same")
    func flags() throws {
        let changes = try changes("2020-03-04", "2020-03-05")
        let change = try #require(changes.first)
        #expect(change["subject"] == "agreement:a-b" && changes.count == 1)
        #expect(change["before"]?["status"] == "in-force" && change["after"]?["status"] == "in-force")
        #expect(change["after"]?.list("flags").map { $0["flag"] } == ["under-review"])
    }

    @Test("Told backwards, a change has its sides exchanged")
    func backwards() throws {
        let days = ["2018-06-01", "2019-06-01", "2020-01-01", "2020-03-05", "2021-06-15", "2022-01-01"]
        for one in days {
            for other in days {
                let there = try changes(one, other)
                let back = try changes(other, one)
                #expect(there.map { $0["subject"] } == back.map { $0["subject"] })
                #expect(there.map { $0["before"] } == back.map { $0["after"] })
                #expect(there.isEmpty == (one == other))
            }
        }
    }

    @Test("The words tell the status, how sure it is, its bounds and its flags")
    func words() throws {
        let fixture = try ReportFixture(Self.drafts)
        let report = WorldDiffReport(from: try fixture.replay(on: "2018"), to: try fixture.replay(on: "2020-04-01"))
        #expect(
            report.text.contains(
                "    after:  in-force, certain, since a day from 2019-01-01 to 2019-12-31; "
                    + "ended on a day from 2021-06-01 to 2021-06-30, under-review (certain)\n"))
        #expect(report.json["on"] == ["2018", "2020-04-01"])
    }

    @Test("Where nothing changed the report says so")
    func nothing() throws {
        let fixture = try ReportFixture(Self.drafts)
        let report = WorldDiffReport(from: try fixture.replay(on: "2000"), to: try fixture.replay(on: "2001"))
        for form in [Form.text, .markdown, .html] { #expect(report.rendered(as: form).contains("Nothing.")) }
    }
}
