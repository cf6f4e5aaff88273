import CanonicalJSON
import Domain
import ExtendedDateTime
import Testing
import TransparencyLog

@testable import Reports

/// The trail behind subjects: what is in it, what is not, and what it amounts to.
@Suite struct AuditReportTests {
    /// Positions 0 to 3 are the parties, 4 a source, and what follows tells of memberships and a meeting.
    private static let drafts =
        Drafts.ground + [
            Drafts.source("s", ["title": "The Gazette", "publisher": "Gazette", "url": "https://example.org/s"]),
            Drafts.joined("in", on: "2020", "a", "o", Drafts.citing("s")),
            Drafts.left("out", on: "2022-03-01", "a", "o"),
            Drafts.met("meet", on: "2021-05-06", "a", "b"),
            Drafts.corrected("fix", "in", ["/on": "2020-02-03"], reason: "The page says so."),
            Drafts.retracted("undo", "meet", reason: "Another city."),
        ]

    private func part(_ id: String, _ drafts: [JSON] = drafts, of seqs: [Int]? = nil) throws -> Document {
        try Trail(drafts).report(of: seqs).part(id)
    }

    private func summary(_ drafts: [JSON], on day: String = "2024-06-01", of seqs: [Int]? = nil) throws -> JSON {
        try #require(try Trail(drafts, on: day).report(of: seqs).json["summary"])
    }

    // What is in it.

    @Test("A trail tells each entry with the stored line and its proof, whatever became of it")
    func lines() throws {
        let trail = try Trail(Self.drafts)
        let json = trail.report().json
        let entries = json.list("trail")
        #expect(entries.count == Self.drafts.count)
        for (entry, event) in zip(entries, trail.fixture.events) {
            let line = try #require(entry["line"]?.string)
            #expect(Array(line.utf8) == Array(event.line.bytes))
            #expect(entry["proof"] == [.string(Merkle.leaf(event.line.bytes).base64)])
        }
        #expect(
            json["trail"]?[5]?["on"] == "2020-02-03"
                && json["trail"]?[5]?["line"]?.string?.contains(#""on":"2020","#) == true)
    }

    @Test("In JSON the entries are in the order of the log, in the document in that of the trail")
    func orders() throws {
        let drafts = Drafts.ground + [Drafts.met("late", on: "2020", "a"), Drafts.met("early", on: "2019", "a")]
        let report = try Trail(drafts).report(of: [4, 5], order: .world)
        #expect(report.json.seqs("trail") == [4, 5])
        #expect(report.part("trail").items.map(\.event) == [5, 4])
        #expect(report.header.last == Fact("order", "by the days of the world"))
        let recorded = try Trail(drafts).report(of: [4, 5])
        #expect(recorded.part("trail").items.map(\.event) == [4, 5])
        #expect(recorded.header.last == Fact("order", "as recorded"))
    }

    @Test("A trail of one subject names it, and one of several does not")
    func headline() throws {
        let trail = try Trail(Self.drafts)
        let (a, b) = (Subject.party(PartyID("a")), Subject.party(PartyID("b")))
        #expect(trail.report(subjects: [a]).headline == "Audit trail of it [party:a]")
        #expect(trail.report(subjects: [a]).json["subject"] == "party:a")
        #expect(trail.report(subjects: [a, b]).headline == "Audit trail of it")
        #expect(trail.report(subjects: [a, b]).json["subject"] == .null)
        #expect(trail.report(subjects: [a, b]).json["subjects"] == ["party:a", "party:b"])
    }

    @Test("The JSON has the keys of its contract")
    func contract() throws {
        let json = try Trail(Self.drafts).report().json
        for key in [
            "title", "subject", "subjects", "on", "known_on", "log", "scope", "left_out_types", "summary", "checkpoint",
            "key", "since_review", "trail", "named", "identities", "sources", "findings", "conflicts", "memberships",
        ] {
            #expect(json[key] != nil, "\(key)")
        }
        #expect(json["key"] == .null && json["since_review"] == .null)
        #expect(json["checkpoint"] == "example.org/test\n3\nroot=\n")
    }

    @Test("A named key comes with the line that names it, and its proof")
    func key() throws {
        let trail = try Trail(Self.drafts)
        let key = TrailEvidence.NamedKey(
            verifier: "example.org/test+00+KEY", event: trail.fixture.events[0], proof: [Merkle.leaf([7])])
        let report = trail.report(key: key)
        #expect(report.json["key"]?["verifier"] == "example.org/test+00+KEY" && report.json["key"]?["seq"] == 0)
        #expect(report.json["key"]?["proof"] == [.string(Merkle.leaf([7]).base64)])
        #expect(report.part("proof").words(of: "key") == ["example.org/test+00+KEY"])
        #expect(trail.report().part("proof").words(of: "key") == ["none: the checkpoint is not signed"])
    }

    // What it is made of.

    @Test("The parts come in their order, and the review only where one was asked for")
    func parts() throws {
        let report = try Trail(Self.drafts).report()
        let ids = [
            "summary", "states", "claims", "trail", "corrections", "identities", "sources", "findings", "left-out",
            "recorded-by", "proof",
        ]
        #expect(report.sections.map(\.id) == ids)
        let headings = report.document.blocks.compactMap { block -> String? in
            if case .heading(let phrase, level: 2) = block { phrase.plain } else { nil }
        }
        #expect(headings == report.sections.map(\.heading))
    }

    @Test("Corrections stand side by side, with who made them and why")
    func corrections() throws {
        let document = try part("corrections")
        #expect(
            document.rows == [
                [
                    "in /on", #""2020""#, #""2020-02-03""#, "@8 on 2024-01-09 by tester", "", "The page says so.",
                ]
            ])
        #expect(document.items.map(\.headline.plain) == ["@7 Alpha and Beta met."])
        #expect(document.words(of: "by") == ["@9 on 2024-01-10, tester"])
        #expect(document.words(of: "reason") == ["Another city."])
        #expect(document.paragraphs.isEmpty)
    }

    @Test("Where nothing was corrected or retracted, it is said so")
    func noCorrections() throws {
        #expect(try part("corrections", Drafts.ground).paragraphs == ["Nothing was corrected or retracted."])
    }

    @Test("A source is told as registered, where an entry cites it, and only then")
    func sources() throws {
        let document = try part("sources")
        #expect(document.items.map(\.lead.plain) == ["s"] && document.items.map(\.headline.plain) == ["The Gazette"])
        #expect(document.words(of: "address") == ["https://example.org/s"])
        #expect(document.words(of: "registered") == ["@4"])
        let withoutStates = try Trail(Self.drafts).report(of: [6, 7]) { _ in false }
        #expect(withoutStates.part("sources").items.isEmpty)
        let copy = [
            Drafts.source(
                "t", ["derived_from": [["source": "s", "how": "copy"], ["source": "u", "how": "excerpt"]]]),
            Drafts.joined("in", on: "2020", "a", "o", Drafts.citing("t")),
        ]
        #expect(try part("sources", copy).words(of: "took its words from") == ["s, by copy; u, by excerpt"])
        #expect(try part("sources", copy).items.map(\.headline.plain) == ["Without a title"])
    }

    @Test("Competing claims are told side by side, and what settled them")
    func claims() throws {
        let drafts =
            Drafts.ground + [
                Drafts.joined("x", on: "2020-01-05", "a", "o"), Drafts.joined("y", on: "2020-02", "a", "o"),
            ]
        let open = try part("claims", drafts)
        #expect(open.allFacts.map(\.label) == ["2020-01-05", "2020-02-01 to 2020-02-29"])
        #expect(open.allFacts.flatMap(\.words) == ["@4", "@5"])
        let settled = try part("claims", drafts + [Drafts.preferred("c", "y", among: ["x", "y"], rule: "minutes")])
        #expect(settled.words(of: "rule") == ["minutes"] && settled.words(of: "among") == ["x and y"])
        #expect(settled.words(of: "reason") == ["Both were compared."])
        #expect(try part("claims", Drafts.ground).paragraphs == ["No two claims exclude each other."])
    }

    @Test("Who is who tells each party that an entry names, under the record that stands for it")
    func identities() throws {
        let drafts =
            Drafts.ground + [
                Drafts.party("a2", "Alpha Town"), Drafts.merged("m", "a2", into: "a"),
                Drafts.met("meet", on: "2020", "a2", "b", more: ["place": "o"]),
            ]
        let json = try Trail(drafts).report(of: [6]).json
        #expect(json.list("identities").map { $0["id"] } == ["a", "b", "o"])
    }

    @Test("Who recorded how much by which process, from when to when")
    func processes() throws {
        let drafts = [
            Drafts.met("x", on: "2020", "a"), Drafts.met("y", on: "2020", "a", more: ["by": "other"]),
            Drafts.met("z", on: "2020", "a"),
        ]
        #expect(
            try part("recorded-by", drafts).rows == [
                ["other", "test", "1", "2024-01-02", "2024-01-02", ""],
                ["tester", "test", "2", "2024-01-01", "2024-01-03", ""],
            ])
    }

    // What it rests on.

    @Test("What decides a state of the trail is told in it, marked, and counted apart")
    func supporting() throws {
        let drafts =
            Drafts.ground + [
                Drafts.joined("in", on: "2020", "a", "o"), Drafts.joined("again", on: "2021", "a", "o"),
                Drafts.preferred("choice", "in", among: ["in", "again"]),
            ]
        let report = try Trail(drafts).report(of: [4])
        #expect(report.entries.map(\.event.seq) == [4, 5, 6])
        #expect(report.json["scope"]?["events"] == 3 && report.json["scope"]?["supporting"] == 2)
        let marks = report.json["trail"]?.array?.map { $0["supporting"] == .bool(true) }
        #expect(marks == [false, true, true])
        #expect(report.part("trail").items[1].facts.last?.label == "told because")
    }

    @Test("What a preference weighs is told with it, though no state needs it")
    func rivals() throws {
        let drafts =
            Drafts.ground + [
                Drafts.joined("in", on: "2020", "a", "o"), Drafts.joined("again", on: "2021", "a", "o"),
                Drafts.preferred("choice", "in", among: ["in", "again"]),
            ]
        let report = try Trail(drafts).report(of: [6]) { _ in false }
        #expect(report.entries.map(\.event.seq) == [4, 5, 6])
    }

    // What is not in it.

    @Test("What is left out is counted by type, the most first, and the counts make up the log")
    func leftOut() throws {
        let report = try Trail(Self.drafts).report(of: [5, 6, 8])
        let rows = report.part("left-out").rows
        #expect(rows.first == ["party.registered", "0", "4"])
        #expect(
            rows.dropFirst().map { $0[0] } == ["fact.retracted", "meeting.held", "source.registered"])
        #expect(report.json["left_out_types"]?["party.registered"] == 4)
        #expect(report.json["left_out_types"]?["membership.joined"] == nil)
        #expect(rows.compactMap { Int($0[2]) }.reduce(0, +) + report.entries.count == Self.drafts.count)
        #expect(report.json["scope"]?["left_out"] == 7 && report.json["scope"]?["events"] == 3)
    }

    @Test("Some of a type may be in a trail, and the others not")
    func leftOutOfType() throws {
        let report = try Trail(Drafts.ground).report(of: [1])
        #expect(report.json["left_out_types"] == ["party.registered": 3])
    }

    @Test("A whole log leaves nothing out")
    func wholeLog() throws {
        let report = try Trail(Self.drafts).report()
        #expect(report.json["left_out_types"] == [:] && report.json["scope"]?["left_out"] == 0)
        #expect(report.part("left-out").rows.isEmpty)
    }

    @Test("The scope says in words what was searched, by which filters, and how much of it is not told")
    func completeness() {
        func words(
            _ range: Range<Int>, _ filters: [String], of count: Int, supporting: Int = 0, same: Int = 0
        ) -> String {
            TrailScope(
                range: range, filters: filters, types: [:], order: .world, depth: 0, isFiltered: !filters.isEmpty
            ).completeness(of: count, supporting: supporting, same: same)
        }
        #expect(
            words(0..<10, [], of: 4)
                == "Complete for positions 0 to 9: 4 events; 6 events about other things are left out.")
        #expect(
            words(0..<3, ["subject party:a", "by x"], of: 3)
                == "Complete for positions 0 to 2: 3 events (subject party:a; by x); "
                + "nothing is left out.")
        #expect(
            words(0..<10, [], of: 6, supporting: 5, same: 1)
                == "Complete for positions 0 to 9: 1 event, and 5 more on which it rests; "
                + "1 event about the same agreements, visits and bodies and 3 events about other things are left out.")
        #expect(words(0..<0, [], of: 0) == "Complete: nothing had been recorded.")
    }

    @Test("The scope of an empty log has no last position")
    func emptyScope() {
        let scope = TrailScope(range: 0..<0, filters: [], types: [:], order: .world, depth: 2, isFiltered: true)
        #expect(
            scope.json(of: [], 0, same: 0) == [
                "from": 0, "to": .null, "events": 0, "supporting": 0, "filters": [], "left_out": 0,
                "left_out_same": 0, "order": "world", "related": 2, "filtered": true,
            ])
    }

    @Test("Events that could not be applied are counted among what is missing")
    func notApplied() throws {
        let unknown = ["u", "v"].map { Drafts.event($0, "mystery.event", ["party": "a"]) }
        let words = "2 events of unknown types, newer versions or another form were not applied."
        #expect(try part("left-out", Drafts.ground + unknown).paragraphs.contains(words))
        #expect(try !part("left-out", Drafts.ground).paragraphs.contains(words))
    }

    // In short.

    @Test("In short, what stands and what is over are told apart")
    func standsAndOver() throws {
        let drafts = Array(Self.drafts.prefix(7))
        let before = try summary(drafts, on: "2021-06-01")
        #expect(
            before["stands"]?.string
                == "Alpha in Org, in-force, since a day from 2020-01-01 to 2020-12-31 (certain).")
        #expect(before["over"] == nil)
        let after = try summary(drafts)
        #expect(after["stands"]?.string == "Nothing stood on 1 June 2024 that is known of.")
        #expect(after["over"]?.string == "Alpha in Org, ended on 2022-03-01 (certain).")
    }

    @Test("In short, the first eight are named, and how many more there are")
    func manyStand() throws {
        func stands(_ count: Int) throws -> String? {
            let members = (1...count).map { Drafts.joined("in\($0)", on: "2020", "m\($0)", "o") }
            return try summary(Drafts.ground + members)["stands"]?.string
        }
        #expect(try stands(8)?.components(separatedBy: "; ").count == 8)
        #expect(try stands(8)?.contains("more") == false)
        #expect(try stands(11)?.hasSuffix("; and 3 more.") == true)
    }

    @Test("In short, how much is uncertain: states, dates and moments")
    func uncertain() throws {
        #expect(try summary(Drafts.ground)["uncertain"] == "Nothing.")
        let drafts =
            Drafts.ground + [
                Drafts.joined("x", on: "2020-01-05", "a", "o"), Drafts.joined("y", on: "2020-02", "a", "o"),
                Drafts.joined("z", on: "2020-01-05", "b", "o"), Drafts.joined("w", on: "2020-02", "b", "o"),
                Drafts.joined("v", on: "2020-01-05", "p", "o"),
            ]
        #expect(
            try summary(drafts, on: "2020-01-20")["uncertain"]?.string
                == "2 of 3 states are only possible; 2 of 9 entries have a date that may mean several days; "
                + "2 moments are claimed differently.")
    }

    @Test("In short, what was changed, when the last was recorded, and what settled competing claims")
    func changed() throws {
        let more = [
            Drafts.corrected("fix2", "out", ["/on": "2022-03-02"]),
            Drafts.corrected("fix3", "out", ["/on": "2022-03-03"]),
            Drafts.retracted("undo2", "fix3"),
        ]
        #expect(
            try summary(Self.drafts + more)["changed"]?.string
                == "3 corrections, and 2 entries retracted, of 13 events recorded, the last on 2024-01-13.")
        let preferred =
            Drafts.ground + [
                Drafts.joined("x", on: "2020", "a", "o"), Drafts.joined("y", on: "2021", "a", "o"),
                Drafts.preferred("c", "y", among: ["x", "y"]),
            ]
        #expect(
            try summary(preferred)["changed"]?.string
                == "Nothing was corrected or retracted; 7 events were recorded, the last on 2024-01-07; "
                + "competing claims were settled by @6.")
    }

    @Test("In short, what is missing: outcomes, sources, and what is about other things")
    func missing() throws {
        let drafts =
            Drafts.ground + [
                Drafts.event("p", "visit.planned", on: "2020-01-01", ["visit": "v", "for": "2020-02"]),
                Drafts.event("q", "visit.planned", on: "2020-01-01", ["visit": "w", "for": "2020-03"]),
                Drafts.joined("in", on: "2020", "a", "o", Drafts.citing("s")), Drafts.met("m", on: "2020", "a"),
            ]
        #expect(
            try summary(drafts, of: [4, 5, 6, 7])["missing"]?.string?.hasPrefix(
                "2 planned visits have no outcome; 3 dated entries name no source; ") == true)
        #expect(
            try summary(drafts, of: [4, 5, 6, 7])["missing"]?.string?.hasSuffix(
                "; 4 events of the log about other things are not here.") == true)
    }

    @Test("In short, one is told as one, and what is not there is not counted")
    func oneAndNone() throws {
        let drafts =
            Drafts.ground + [
                Drafts.event(
                    "p", "visit.planned", on: "2020-01-01", ["visit": "v", "for": "2020-02"], Drafts.citing("s")),
                Drafts.joined("x", on: "2020", "a", "o", Drafts.citing("s")),
                Drafts.joined("y", on: "2021", "a", "o", Drafts.citing("s")), Drafts.retracted("undo", "y"),
            ]
        let told = try summary(drafts, on: "2020-06-01", of: [4, 5, 6])
        #expect(told["changed"]?.string == "1 entry retracted, of 3 events recorded, the last on 2024-01-07.")
        #expect(told["missing"]?.string?.hasPrefix("1 planned visit has no outcome; ") == true)
        for words in ["uncertain", "changed", "missing"] {
            #expect(told[words]?.string?.contains(/\b0 |\b1 [a-z]+s\b/) == false, "\(told)")
        }
        #expect(try summary(Array(Drafts.ground.prefix(1)))["missing"]?.string == "Nothing.")
    }

    // Whom and what it names.

    private func named(_ drafts: [JSON], for seqs: [Int]) throws -> [Int] {
        let fixture = try ReportFixture(drafts)
        return NamedEvents(for: seqs.map { fixture.events[$0] }, and: [], in: fixture.knowledge).events.map(\.seq)
    }

    @Test("A trail carries the registrations of whom its entries name, of their sources, and nothing more")
    func namedEvents() throws {
        #expect(try named(Self.drafts, for: [6]) == [0, 2])
        #expect(try named(Self.drafts, for: [5]) == [0, 2, 4, 8])
        #expect(try named(Self.drafts, for: [7]) == [0, 1, 9])
        #expect(try named(Self.drafts, for: [8]) == [5])
        #expect(try named(Self.drafts, for: Array(0..<10)) == [])
    }

    @Test("It carries renamings, and whom a party lies within, and the corrections of all of these")
    func namedByNames() throws {
        let drafts = [
            Drafts.party("land", "Land", kind: "country"), Drafts.party("a", "Alpha", within: "land"),
            Drafts.event("r", "party.renamed", on: "2000", ["party": "a", "names": [["text": "Omega"]]]),
            Drafts.corrected("fix", "party:land", ["/data/names/0/text": "Realm"]), Drafts.party("b", "Beta"),
            Drafts.met("m", on: "2020", "a"),
        ]
        #expect(try named(drafts, for: [5]) == [0, 1, 2, 3])
    }

    // Since the last review.

    private static let reviewed =
        Drafts.ground + [
            Drafts.met("old", on: "2020", "a"),
            Drafts.event(
                "sign", "review.signed-off",
                ["subject": "party:a", "size": 5, "root": "AAAA", "verdict": "accepted", "note": "Fine."]),
            Drafts.met("new", on: "2021", "a"), Drafts.corrected("fix", "sign", ["/data/note": "Very fine."]),
        ]

    @Test("Since a review, only what was recorded behind it is new, and the sign-off itself is not")
    func sinceReview() throws {
        let trail = try Trail(Self.reviewed)
        let document = trail.report(review: trail.changes(since: 5)).part("since-review")
        #expect(document.items.map(\.headline.plain) == ["@6 Alpha met.", "@7 The event sign was corrected."])
        #expect(document.paragraphs.last == "2 of the entries are new since.")
        let older = trail.report(of: [0, 4, 5], review: trail.changes(since: 5)) { _ in false }.part("since-review")
        #expect(older.paragraphs == ["Nothing in this trail is new since."])
    }

    @Test("The review is told with its verdict, what was seen, the proof, and its note as corrected")
    func reviewFacts() throws {
        let changes = try Trail(Self.reviewed).changes(since: 5)
        let facts = Dictionary(uniqueKeysWithValues: changes.facts.map { ($0.label, $0.values[0].plain) })
        #expect(facts["signed off"] == "@5 on 2024-01-06 by tester" && facts["verdict"] == "accepted")
        #expect(facts["seen"] == "5 events, root AAAA" && facts["note"] == "Very fine.")
        #expect(
            facts["the log since"]
                == "Only grew: of the present 8 events the first 5 were seen, as 2 hashes prove.")
        #expect(facts["corrected by"] == "@7 on 2024-01-08: Misread.")
        #expect(changes.json["sign_off"] == 5 && changes.json["size"] == 5 && changes.json["to"] == 8)
        #expect(changes.json["corrected_by"] == [7] && changes.json.list("proof").count == 2)
    }

    @Test("A sign-off of another log is marked as such, and no other entry is")
    func ofAnotherLog() throws {
        let fixture = try ReportFixture(Self.reviewed)
        let asOf = try fixture.asOf(on: "2024").knowing(reviewsOfOtherLogs: [5])
        let report = TimelineReport("it", fixture.events, fixture.knowledge, asOf, order: .recorded)
        let marked = report.json.list("entries").filter { $0["of_another_log"] == true }
        #expect(marked.map { $0["seq"] } == [5])
        #expect(marked.first?["what"] == "A reviewer has seen party:a in another log: accepted.")
    }
}
