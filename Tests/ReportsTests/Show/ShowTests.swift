import CanonicalJSON
import Domain
import ExtendedDateTime
import Testing

@testable import Reports

/// One subject on a day: who it is, how it stood, why, and how many events speak of it.
@Suite struct ShowTests {
    private func show(
        _ drafts: [JSON], _ party: String = "a", on day: String = "2024-06-01", explains: Bool = false,
        filter: StateFilter = StateFilter()
    ) throws -> ShowReport {
        let fixture = try ReportFixture(drafts)
        let subject = Subject.party(PartyID(party))
        let id = PartyID(party)
        return ShowReport(
            "The \(party)", subject, fixture.knowledge.facts(about: subject), fixture.knowledge,
            try fixture.asOf(on: day), explains: explains, filter: filter
        ) { $0.parties.contains(id) }
    }

    private func identity(_ drafts: [JSON], _ party: String = "a", on day: String = "2024-06-01") throws -> JSON {
        try #require(try show(drafts, party, on: day).json["identity"])
    }

    private static let renamed = [
        Drafts.party("a", "Alpha"),
        Drafts.event("r1", "party.renamed", on: "1950", ["party": "a", "names": [["text": "Alphagrad"]]]),
        Drafts.event("r2", "party.renamed", on: "1991-09-06", ["party": "a", "names": [["text": "Alphaburg"]]]),
        Drafts.event(
            "r3", "party.renamed", on: "1990", ["party": "a", "names": [["text": "Alfa", "as": "alias"]]]),
    ]

    @Test(
        "The name of a day is the last official one that had certainly been taken by then",
        arguments: [
            ("1900", "Alpha"), ("1950-06-01", "Alpha"), ("1950-12-31", "Alphagrad"), ("1991-09-05", "Alphagrad"),
            ("1991-09-06", "Alphaburg"), ("2020", "Alphaburg"),
        ])
    func namesByDay(day: String, name: String) throws {
        #expect(try identity(Self.renamed, on: day)["name"]?.string == name)
        #expect(try show(Self.renamed, on: day).text.contains("\n\(name): a city [party:a]\n"))
    }

    @Test("Every name is told with its use, its language and since when it is borne")
    func allNames() throws {
        let drafts = [
            Drafts.event(
                "party:a", "party.registered",
                [
                    "party": "a", "kind": "city",
                    "names": [["text": "Alpha", "lang": "en"], ["text": "阿尔法", "lang": "zh", "as": "native"]],
                ]),
            Drafts.event("r", "party.renamed", on: "1991-09-06", ["party": "a", "names": [["text": "Omega"]]]),
        ]
        #expect(
            try identity(drafts).list("names") == [
                ["text": "阿尔法", "event": 0, "as": "native", "lang": "zh"],
                ["text": "Alpha", "event": 0, "lang": "en"],
                ["text": "Omega", "event": 1, "from": ["1991-09-06", "1991-09-06"]],
            ])
        let text = try show(drafts).text
        #expect(text.contains("  name: 阿尔法 (native), zh\n") && text.contains("  name: Omega since 1991-09-06\n"))
    }

    @Test("A merged record gives its names, and is named as merged")
    func mergedParties() throws {
        let drafts = [
            Drafts.party("a", "Alpha"), Drafts.party("a2", "Alpha City"), Drafts.merged("m", "a2", into: "a"),
        ]
        for id in ["a", "a2"] {
            let identity = try identity(drafts, id)
            #expect(identity["id"] == "a" && identity["name"] == "Alpha" && identity["merged_from"] == ["a2"])
            #expect(Set(identity.list("names").map { $0["text"] }) == ["Alpha", "Alpha City"])
        }
        #expect(try show(drafts).text.contains("  merged from: a2\n"))
        let undone = try identity(drafts + [Drafts.retracted("undo", "m")])
        #expect(undone["merged_from"] == [] && undone.list("names").count == 1)
    }

    @Test("A party that came to its end says how and when")
    func ended() throws {
        let drafts = [
            Drafts.party("a", "Alpha"),
            Drafts.event("end", "party.ended", on: "1990-10", ["party": "a", "mode": "merger"]),
        ]
        #expect(try identity(drafts)["ended"] == ["on": "1990-10", "mode": "merger", "event": 1])
        #expect(try show(drafts).rendered(as: .markdown).contains("**ended:** 1990-10, by merger"))
        #expect(try identity(drafts + [Drafts.retracted("undo", "end")])["ended"] == nil)
    }

    @Test("The end of a party is told in every form", arguments: [Form.text, .json, .markdown, .html])
    func endedInForms(form: Form) throws {
        let drafts = [
            Drafts.party("a", "Alpha"),
            Drafts.event("end", "party.ended", on: "1990-10", ["party": "a", "mode": "merger"]),
        ]
        let report = try show(drafts).rendered(as: form)
        #expect(report.contains("merger"))
    }

    @Test("Of two ends of a party the last that was recorded is told")
    func endedTwice() throws {
        let drafts = [
            Drafts.party("a", "Alpha"),
            Drafts.event("end", "party.ended", on: "1990-10", ["party": "a", "mode": "merger"]),
            Drafts.event("again", "party.ended", on: "1989", ["party": "a", "mode": "split"]),
        ]
        #expect(try identity(drafts)["ended"] == ["on": "1989", "mode": "split", "event": 2])
    }

    @Test("Descriptions and codes add up, and the last place in which a party lies counts")
    func described() throws {
        func more(_ key: String, _ data: JSONObject) -> JSON {
            var data = data
            data["party"] = "a"
            return Drafts.event(key, "party.described", data)
        }
        let drafts = [
            Drafts.party("land", "Land", kind: "country"), Drafts.party("realm", "Realm", kind: "country"),
            Drafts.party("a", "Alpha", within: "land"),
            more("d1", ["description": "On the river.", "codes": ["iso": "XA"]]),
            more("d2", ["description": "Not the other one.", "within": "realm", "codes": ["wikidata": "Q1"]]),
        ]
        let identity = try identity(drafts)
        #expect(identity["descriptions"] == ["On the river.", "Not the other one."])
        #expect(identity["codes"] == ["iso": "XA", "wikidata": "Q1"] && identity["within"] == "realm")
        let text = try show(drafts).text
        #expect(text.contains("\nAlpha: a city, within Realm [party:a]\n"))
        for line in ["  On the river.\n", "  Not the other one.\n", "  iso: XA\n", "  wikidata: Q1\n"] {
            #expect(text.contains(line))
        }
    }

    @Test("A pseudonym says that nobody is told who it is")
    func pseudonym() throws {
        let drafts = [Drafts.party("a", "X.", kind: "pseudonym"), Drafts.party("b", "Beta")]
        let note = "the identity behind it is withheld"
        for form in [Form.text, .markdown, .html] {
            #expect(try show(drafts).rendered(as: form).contains(note))
            #expect(try !show(drafts, "b").rendered(as: form).contains(note))
        }
    }

    @Test("Only a party has an identity, and only a registered one")
    func noIdentity() throws {
        #expect(try show([Drafts.met("m", on: "2020", "a")]).json["identity"] == nil)
        let fixture = try ReportFixture(ReportFixture.tie)
        let subject = Subject.thing(AgreementID("a-b"))
        let report = ShowReport(
            "The tie", subject, fixture.knowledge.facts(about: subject), fixture.knowledge,
            try fixture.asOf(on: "2020"), explains: false
        ) { $0 == subject }
        #expect(report.json["identity"] == nil && report.json["subject"] == "agreement:a-b")
        #expect(report.json["events"] == [2, 3, 4])
        #expect(report.text.hasSuffix("\n3 events speak of it: chancery timeline agreement:a-b\n"))
    }

    @Test("One event speaks, and several speak")
    func counting() throws {
        #expect(try show([Drafts.party("a", "Alpha")]).text.contains("\n1 event speaks of it: "))
        #expect(try show(Self.renamed).text.contains("\n4 events speak of it: "))
    }

    @Test("Where nothing held it is said so, and where nothing passes, that")
    func nothing() throws {
        #expect(try show(Drafts.ground).text.contains("\nThe a: nothing is known to have held.\n"))
        var filter = StateFilter()
        filter.kinds = [KindName(Memberships.self)]
        let report = try show(Drafts.ground, filter: filter)
        #expect(report.text.contains("\nOnly kind memberships\n") && report.text.contains("\nThe a: nothing passes.\n"))
        #expect(report.rendered(as: .markdown).contains("- **only:** kind memberships"))
    }

    // Why.

    private static let stay =
        Drafts.ground + [
            Drafts.joined("in", on: "2000-01-05", "a", "o"), Drafts.joined("again", on: "2000-02", "a", "o"),
        ]

    private func explained() throws -> ShowReport {
        let fixture = try ReportFixture(Self.stay)
        let subject = Subject.membership(member: PartyID("a"), organisation: PartyID("o"))
        return ShowReport(
            "The stay", subject, fixture.knowledge.facts(about: subject), fixture.knowledge,
            try fixture.asOf(on: "2000-01-20"), explains: true
        ) { $0 == subject }
    }

    @Test("Explained, each event that decides tells the rules that were applied to it")
    func rulesByEvent() throws {
        let json = try explained().json
        #expect(json.seqs("entries") == [4, 5])
        #expect(json.list("entries").last?.texts("rules").contains("conflict") == true)
        let rules = Set(try #require(json["rules"]?.object).map(\.key))
        #expect(rules == Set(json.list("entries").flatMap { $0.texts("rules") }))
        #expect(json["rules"]?["conflict"] == "Claims disagree on the date: it is the hull of what they say.")
    }

    @Test("Explained, every rule that an answer names is spelled out, in every form")
    func rulesAreSpelledOut() throws {
        let report = try explained()
        let named = report.json.list("memberships").flatMap { $0.list("because") }.compactMap { $0["rule"]?.string }
        #expect(!named.isEmpty)
        for rule in named {
            let explanation = try #require(Rule(rawValue: rule)).explanation
            #expect(report.text.contains("  \(rule): \(explanation)\n"))
            #expect(report.rendered(as: .html).contains("<dt>\(rule)</dt>"))
        }
    }

    @Test("Unexplained, there are neither rules nor entries")
    func unexplained() throws {
        let json = try show(Self.stay).json
        #expect(json["rules"] == nil && json["entries"] == nil)
    }

    @Test("A subject is one word of a shell, whatever its title holds")
    func shellWords() {
        func word(_ title: String) -> String {
            Subject.office(.init(person: PartyID("p"), title: title, of: PartyID("a"), accreditedTo: nil)).shellWord
        }
        #expect(word("mayor") == "office:p/a/mayor")
        #expect(word("vice mayor") == "'office:p/a/vice mayor'")
        #expect(word("people's mayor") == #"'office:p/a/people'\''s mayor'"#)
        #expect(word("$(rm)") == "'office:p/a/$(rm)'")
        #expect(word("bürgermeister") == "'office:p/a/bürgermeister'")
        #expect(word("a\u{1B}b") == #"'office:p/a/a\u{1b}b'"#)
    }

    @Test("The tables hold the states, a row for each name, and the events")
    func tables() throws {
        let report = try show(Self.stay + Self.renamed.dropFirst(), on: "2000-03-01")
        let byName = Dictionary(uniqueKeysWithValues: report.tables.map { ($0.name, $0.rows.count) })
        #expect(byName == ["memberships": 1, "conflicts": 1, "names": 4, "events": 4])
    }
}
