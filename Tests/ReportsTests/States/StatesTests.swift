import CanonicalJSON
import Domain
import ExtendedDateTime
import Testing

@testable import Reports

/// The states of a day in their forms, and which of them a filter lets pass.
@Suite struct StatesTests {
    private static let drafts =
        Drafts.ground + [
            Drafts.joined("in", on: "2020-01-05", "a", "o", ["confidence": "high"]),
            Drafts.left("out", on: "2022-03", "a", "o", ["confidence": "low"]),
            Drafts.joined("b", on: "2020-02-01", "b", "o"), Drafts.joined("b2", on: "2021-02-01", "b", "o"),
            Drafts.event(
                "pact", "agreement.registered",
                ["agreement": "pact", "kind": "treaty", "form": "multilateral", "parties": ["a", "b", "p"]]),
            Drafts.event("entered", "agreement.entered-into-force", on: "2000", ["agreement": "pact", "party": "a"]),
            Drafts.event("gone", "agreement.ended", on: "2010", ["agreement": "pact", "party": "a"]),
            Drafts.event("back", "agreement.entered-into-force", on: "2015", ["agreement": "pact", "party": "a"]),
            Drafts.event("b3", "agreement.signed", on: "2001", ["agreement": "pact", "parties": ["b"]]),
            Drafts.event("q", "inquiry.made", on: "2019-05-01", ["inquiry": "q", "asker": "p", "to": ["a"]]),
        ]

    private func replay(
        on day: String = "2022-03-15", _ drafts: [JSON] = drafts, _ set: (inout StateFilter) -> Void = { _ in }
    ) throws -> ReplayReport {
        var filter = StateFilter()
        set(&filter)
        let fixture = try ReportFixture(drafts)
        return ReplayReport(fixture.knowledge, try fixture.asOf(on: day), filter: filter)
    }

    private func subjects(_ report: ReplayReport) -> [String] { report.states.all.map(\.subject.description) }

    @Test("Kinds come in their order, each under its heading, and kinds without a state are left out")
    func kinds() throws {
        let report = try replay()
        #expect(subjects(report) == ["agreement:pact", "membership:a/o", "membership:b/o", "inquiry:q"])
        let headings = report.text.split(separator: "\n").filter {
            ["Agreements", "Memberships", "Inquiries"].contains($0)
        }
        #expect(headings == ["Agreements", "Memberships", "Inquiries"])
        #expect(!report.text.contains("Visits"))
    }

    @Test("A filter of kinds and one of statuses let pass what passes both")
    func filters() throws {
        let stays = KindName(Memberships.self)
        #expect(subjects(try replay { $0.kinds = [stays] }) == ["membership:a/o", "membership:b/o"])
        #expect(subjects(try replay { $0.statuses = ["open"] }) == ["inquiry:q"])
        #expect(
            subjects(
                try replay {
                    $0.kinds = [stays]
                    $0.statuses = ["open"]
                }) == [])
        #expect(subjects(try replay(on: "2023") { $0.statuses = ["ended"] }) == ["membership:a/o"])
    }

    @Test("A filter of parties lets pass agreements alone, with only the parties that stand so")
    func parts() throws {
        let report = try replay { $0.partStatuses = ["signed"] }
        #expect(subjects(report) == ["agreement:pact"])
        #expect(report.json["agreements"]?[0]?.list("parties").map { $0["party"] } == ["b"])
        #expect(subjects(try replay { $0.partStatuses = ["ended"] }) == [])
    }

    @Test("Who left and came back has returned, and before that has ended")
    func returned() throws {
        let report = try replay(on: "2020") { $0.partStatuses = [StateFilter.returned] }
        let parties = try #require(report.json["agreements"]?[0]).list("parties")
        #expect(parties.map { $0["party"] } == ["a"])
        #expect(
            parties.first?["earlier"] == [
                ["since": ["2000-01-01", "2000-12-31"], "until": ["2010-01-01", "2010-12-31"]]
            ])
        #expect(try replay(on: "2012") { $0.partStatuses = [StateFilter.returned] }.states.all.isEmpty)
        #expect(
            try replay(on: "2012") { $0.partStatuses = ["ended"] }.json["agreements"]?[0]?.list("parties").count == 1)
    }

    @Test("Conflicts stay with the states that they are about")
    func conflictsFiltered() throws {
        #expect(try replay().states.conflicts.map(\.subject.description) == ["membership:b/o"])
        #expect(try replay { $0.statuses = ["open"] }.states.conflicts.isEmpty)
        #expect(try replay { $0.kinds = [KindName(Memberships.self)] }.states.conflicts.count == 1)
    }

    @Test("The filters stand in the header of every form, by their words")
    func filterWords() throws {
        let report = try replay {
            $0.statuses = ["ended", "open"]
            $0.endsOnUnknownDay = true
        }
        #expect(report.json["filters"] == ["status ended or open", "ended on an unknown day"])
        #expect(report.text.contains("\nOnly status ended or open, ended on an unknown day\n"))
        #expect(report.rendered(as: .markdown).contains("- **only:** status ended or open, ended on an unknown day"))
    }

    @Test("An answer names its reasons, its doubt, and the weakest confidence behind it")
    func answers() throws {
        let state = try #require(try replay().json["memberships"]?[0])
        #expect(state["certainty"] == "possible" && state["otherwise"] == "ended" && state["confidence"] == "low")
        #expect(state["because"] == [["seq": 5, "rule": "end"]])
        let text = try replay().text
        #expect(
            text.contains(
                "  possible in-force   Alpha in Org, confidence low\n"
                    + "               since 2020-01-05; ended on a day from 2022-03-01 to 2022-03-31; otherwise ended\n"
                    + "               because @5 end\n"))
        #expect(try replay(on: "2021").json["memberships"]?[0]?["certainty"] == "certain")
    }

    @Test("An answer and a conflict say who says so: the publisher or the title, the day, and the place in it")
    func whoSays() throws {
        let drafts =
            Drafts.ground + [
                Drafts.source("s", ["publisher": "The Post", "published": "2001-02-03", "title": "A visit"]),
                Drafts.source("t", ["title": "Minutes"]), Drafts.source("u"),
                Drafts.joined("x", on: "2000-01-05", "a", "o", ["sources": [["source": "s", "at": "p. 3"]]]),
                Drafts.joined(
                    "y", on: "2000-02-05", "a", "o", ["sources": [["source": "t"], ["source": "u", "at": "line 2"]]]),
            ]
        let before = try replay(on: "2000-01-20", drafts)
        #expect(before.text.contains("because Minutes; u, line 2 (@8 conflict)\n"))
        #expect(
            before.text.contains(
                "    2000-01-05 say The Post, 3 February 2001, p. 3 (@7)\n    2000-02-05 say Minutes; u, line 2 (@8)\n")
        )
        #expect(before.json["memberships"]?[0]?["because"]?[0]?["says"] == "Minutes; u, line 2")
        #expect(before.json["conflicts"]?[0]?["candidates"]?[0]?["says"] == ["The Post, 3 February 2001, p. 3"])
    }

    @Test("A conflict tells each claim with its days and events, in text, in JSON and in the table")
    func conflicts() throws {
        let report = try replay()
        #expect(
            report.text.contains(
                "  membership:b/o, when it began: conflict\n    2020-02-01 say @6\n    2021-02-01 say @7\n"))
        let conflict = try #require(report.json.list("conflicts").first)
        #expect(conflict["hull"] == ["2020-02-01", "2021-02-01"] && conflict["moment"] == "since")
        #expect(conflict.list("candidates").map { $0["events"] } == [[6], [7]])
        let table = try #require(report.tables.first { $0.name == "conflicts" })
        let row = Dictionary(uniqueKeysWithValues: zip(table.columns, try #require(table.rows.first)))
        #expect(row["candidates"] == "2020-02-01 (@6); 2021-02-01 (@7)" && row["events"] == "6 7")
    }

    @Test("A soft conflict is told as one, and a claim without an end or a beginning by its other side")
    func softConflict() throws {
        let drafts =
            Drafts.ground + [
                Drafts.joined("x", on: "2000-01-05", "a", "o"), Drafts.joined("y", on: "1999~", "a", "o"),
            ]
        let report = try replay(on: "2001", drafts)
        #expect(report.text.contains("membership:a/o, when it began: soft conflict\n"))
        #expect(report.json["memberships"]?[0]?["certainty"] == "certain")
    }

    @Test("What is disregarded is told, with the rule that says so")
    func disregarded() throws {
        let drafts =
            ReportFixture.tie.dropLast() + [
                Drafts.event(
                    "end", "agreement.ended", on: "2021", ["agreement": "a-b", "mode": "withdrawal", "party": "b"]),
                Drafts.corrected("fix", "tie", ["/data/parties/1": "c"]),
            ]
        let report = try replay(on: "2022", Array(drafts))
        #expect(report.json["agreements"]?[0]?["disregarded"] == [["seq": 4, "rule": "no-party"]])
        #expect(report.text.contains("disregards @4 no-party"))
        #expect([Form.markdown, .html, .csv].allSatisfy { report.rendered(as: $0).contains("no-party") })
    }

    @Test("Where nothing stood, it is said so; where nothing passes, that")
    func nothing() throws {
        let drafts = Array(Self.drafts.prefix(6))
        #expect(try replay(on: "1900", drafts).text.hasSuffix("\nNothing is known to have held.\n"))
        #expect(try replay(on: "2021", drafts) { $0.statuses = ["open"] }.text.hasSuffix("\nNothing passes.\n"))
        #expect(try replay(on: "2021", drafts).text.contains("Nothing") == false)
    }

    @Test("Events that could not be applied are counted, and make what they name uncertain")
    func notApplied() throws {
        let drafts =
            Drafts.ground + [
                Drafts.joined("in", on: "2020-01-05", "a", "o"),
                Drafts.event("u", "membership.pondered", ["member": "a", "organisation": "o"]),
                Drafts.event("w", "membership.weighed", ["member": "b", "organisation": "o"]),
            ]
        let report = try replay(on: "2021", drafts)
        #expect(report.json["not_applied"] == 2)
        #expect(report.json["memberships"]?[0]?["certainty"] == "possible")
        for form in [Form.text, .markdown, .html] {
            #expect(report.rendered(as: form).contains("2 events of unknown types"))
        }
    }

    @Test("The table of states tells what the JSON tells, state by state")
    func table() throws {
        let report = try replay()
        for (kind, name) in [("agreements", "agreements"), ("memberships", "memberships"), ("inquiries", "inquiries")] {
            let table = try #require(report.tables.first { $0.name == name })
            let states = report.json.list(kind)
            #expect(table.rows.count == states.count)
            for (row, state) in zip(table.rows, states) {
                let cells = Dictionary(uniqueKeysWithValues: zip(table.columns, row))
                for key in ["subject", "status", "certainty"] { #expect(cells[key] == state[key], "\(key)") }
                #expect(cells["since_earliest"] == state["since"]?[0] && cells["until_latest"] == state["until"]?[1])
                #expect(cells["events"]?.string == state.integers("events").map(String.init).joined(separator: " "))
            }
        }
    }

    @Test("A question about several days is certain only where each of the days is")
    func severalDays() throws {
        func certainty(_ days: String) throws -> JSON? {
            try replay(on: days).json.list("memberships").first { $0["member"] == "a" }?["certainty"]
        }
        #expect(try certainty("2020-01-05/2020-12-31") == "certain")
        #expect(try certainty("2020-01-04/2020-12-31") == "possible")
        #expect(try certainty("2020") == "possible")
        #expect(try certainty("2021") == "certain")
        #expect(try certainty("2019") == nil)
    }
}
