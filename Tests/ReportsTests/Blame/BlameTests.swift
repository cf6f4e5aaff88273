import CanonicalJSON
import Domain
import ExtendedDateTime
import Testing

@testable import Reports

/// The history of a field: what was recorded of it, one step after the other.
@Suite struct BlameTests {
    private static let stay = Subject.membership(member: PartyID("a"), organisation: PartyID("o"))

    private func blame(_ drafts: [JSON], _ field: String, of subject: Subject = stay) throws -> BlameReport {
        let fixture = try ReportFixture(drafts)
        return BlameReport(
            "it", subject, try BlameField(field), fixture.events, fixture.knowledge, try fixture.asOf(on: "2024"))
    }

    /// The steps of the only entry: what was done, by which event, from which value to which.
    private func steps(_ drafts: [JSON], _ field: String = "on") throws -> [[JSON]] {
        let entries = try blame(drafts, field).json.list("entries")
        try #require(entries.count == 1)
        return (entries.first?.list("steps") ?? []).map { step in
            ["what", "seq", "before", "after"].map { step[$0] ?? .null }
        }
    }

    private static let joined = Drafts.joined("in", on: "2000", "a", "o")

    @Test("What nobody touched has one step: it was recorded")
    func recorded() throws {
        #expect(try steps([Self.joined]) == [["recorded", 0, .null, "2000"]])
    }

    @Test("Corrections follow each other, each from the value before it")
    func corrected() throws {
        let drafts = [
            Self.joined, Drafts.corrected("one", "in", ["/on": "2001"]),
            Drafts.corrected("two", "in", ["/on": "2002"]),
        ]
        #expect(
            try steps(drafts) == [
                ["recorded", 0, .null, "2000"], ["corrected", 1, "2000", "2001"], ["corrected", 2, "2001", "2002"],
            ])
        #expect(try blame(drafts, "on").strands.first?.value == "2002")
    }

    @Test("A correction of another field is no step of this one")
    func otherFields() throws {
        let drafts = [Self.joined, Drafts.corrected("one", "in", ["/data/mode": "founding", "/on": "2000"])]
        #expect(try steps(drafts).map { $0[0] } == ["recorded"])
        #expect(try steps(drafts, "mode") == [["recorded", 0, .null, .null], ["corrected", 1, .null, "founding"]])
    }

    @Test("A retracted event no longer counts, and a retracted retraction makes it count again")
    func retracted() throws {
        let drafts = [Self.joined, Drafts.retracted("undo", "in")]
        #expect(try steps(drafts).last == ["retracted", 1, "2000", .null])
        #expect(try blame(drafts, "on").strands.first?.value == nil)
        let restored = drafts + [Drafts.retracted("redo", "undo")]
        #expect(try steps(restored).last == ["restored", 2, .null, "2000"])
        #expect(try blame(restored, "on").strands.first?.value == "2000")
    }

    @Test("A correction that is taken back is undone, to the value that the others leave")
    func correctionUndone() throws {
        let drafts = [
            Self.joined, Drafts.corrected("one", "in", ["/on": "2001"]),
            Drafts.corrected("two", "in", ["/on": "2002"]), Drafts.retracted("undo", "two"),
        ]
        #expect(try steps(drafts).last == ["correction undone", 3, "2002", "2001"])
    }

    @Test("A correction of a correction changes what it set")
    func correctionOfCorrection() throws {
        let drafts = [
            Self.joined, Drafts.corrected("one", "in", ["/on": "2001"]),
            Drafts.corrected("two", "one", ["/data/set/~1on": "2003"]),
        ]
        #expect(try steps(drafts).last == ["corrected", 2, "2001", "2003"])
    }

    @Test("While an event does not count, a correction of it is no step; with the event it comes to count")
    func correctedWhileGone() throws {
        let drafts = [
            Self.joined, Drafts.retracted("undo", "in"), Drafts.corrected("one", "in", ["/on": "2001"]),
            Drafts.retracted("redo", "undo"),
        ]
        #expect(
            try steps(drafts) == [
                ["recorded", 0, .null, "2000"], ["retracted", 1, "2000", .null], ["restored", 3, .null, "2001"],
            ])
    }

    @Test("A field that was taken away by a correction says nothing from then on")
    func takenAway() throws {
        let draft = Drafts.joined("in", on: "2000", "a", "o", ["place": "b"])
        let drafts = [draft, Drafts.corrected("one", "in", ["/place": .null])]
        #expect(try steps(drafts, "place") == [["recorded", 0, .null, "b"], ["corrected", 1, "b", .null]])
        #expect(try blame(drafts, "place").text.contains("/place: b became nothing\n"))
    }

    @Test("A preference is a step of the one that it chose and of those that it passed over, and changes no value")
    func preferred() throws {
        let drafts = [
            Self.joined, Drafts.joined("too", on: "2001", "a", "o"), Drafts.joined("third", on: "2002", "a", "o"),
            Drafts.preferred("choice", "too", among: ["in", "too"], rule: "the minutes"),
        ]
        let entries = try blame(drafts, "on").json.list("entries")
        #expect(
            entries.map { $0.list("steps").map { $0["what"]?.string } } == [
                ["recorded", "passed over"], ["recorded", "preferred"], ["recorded"],
            ])
        #expect(entries.map { $0["value"] } == ["2000", "2001", "2002"])
        #expect(entries.last(where: { $0["seq"] == 1 })?["steps"]?[1]?["rule"] == "the minutes")
        #expect(entries.allSatisfy { $0.list("steps").allSatisfy { $0["withdrawn_by"] == nil } })
    }

    @Test("A preference that was taken back stays, with what took it back")
    func withdrawn() throws {
        let drafts = [
            Self.joined, Drafts.joined("too", on: "2001", "a", "o"),
            Drafts.preferred("choice", "too", among: ["in", "too"]), Drafts.retracted("undo", "choice"),
        ]
        let report = try blame(drafts, "on")
        #expect(report.json.list("entries").map { $0["steps"]?[1]?["withdrawn_by"] } == [3, 3])
        #expect(report.text.contains("withdrawn by @3 on 2024-01-04"))
    }

    @Test(
        "A preference is about the date where it names no field, else about its field by name or pointer",
        arguments: [
            (nil, "on", true), ("on", "on", true), ("/on", "on", true), ("mode", "on", false), ("mode", "mode", true),
            ("/data/mode", "mode", true), (nil, "mode", false),
        ] as [(String?, String, Bool)])
    func preferenceOfField(named: String?, asked: String, isStep: Bool) throws {
        func joined(_ key: String) -> JSON {
            Drafts.event(
                key, "membership.joined", on: "2000", ["member": "a", "organisation": "o", "mode": "admission"])
        }
        let drafts = [joined("in"), joined("too"), Drafts.preferred("c", "too", among: ["in", "too"], field: named)]
        let kinds = try blame(drafts, asked).json.list("entries").flatMap { $0.list("steps").map { $0["what"] } }
        #expect(kinds.contains("preferred") == isStep)
    }

    @Test("A pointer leads to any place of the line, and a bad one is refused")
    func pointers() throws {
        let visit = Drafts.event(
            "v", "visit.held", on: "2020-01-01",
            ["visit": "v", "visitors": [["party": "p", "as": "mayor"], ["party": "a"]]])
        let drafts = [visit, Drafts.corrected("fix", "v", ["/data/visitors/0/as": "governor"])]
        #expect(
            try steps(drafts, "/data/visitors/0/as") == [
                ["recorded", 0, .null, "mayor"], ["corrected", 1, "mayor", "governor"],
            ])
        #expect(try blame(drafts, "/data/visitors/9/as").strands.isEmpty)
        #expect(throws: JSONPointerError.self) { try BlameField("/data/~2") }
    }

    @Test("A name is a key of the envelope where there is such a key, else a field of the data")
    func names() throws {
        let draft = Drafts.joined("in", on: "2000", "a", "o", ["confidence": "low"])
        #expect(try blame([draft], "confidence").json["entries"]?[0]?["field"] == "/confidence")
        #expect(try blame([draft], "member").json["entries"]?[0]?["field"] == "/data/member")
    }

    @Test("An event that never said anything of the field has no entry, nor has a control event")
    func silent() throws {
        let drafts = [
            Self.joined, Drafts.joined("bare", "a", "o"), Drafts.retracted("undo", "bare"),
        ]
        #expect(try blame(drafts, "on").json.seqs("entries") == [0])
        #expect(try blame(drafts, "reason").strands.isEmpty)
        #expect(try blame(drafts, "mode").strands.isEmpty)
    }

    // The words that stand for the dates that decide.

    private static let agreement = Subject.thing(AgreementID("x"))

    private func act(_ type: String, on: String, _ more: JSONObject = [:]) -> JSON {
        var data = more
        data["agreement"] = "x"
        return Drafts.event("\(type)@\(on)", "agreement.\(type)", on: on, data)
    }

    private func decisive(_ word: String) throws -> [String] {
        let drafts = [
            act("signed", on: "2000", ["effect": "definitive"]), act("suspended", on: "2001"),
            act("affirmed", on: "2002", ["status": "in-force"]), act("renewed", on: "2003", ["until": "2009"]),
            act("affirmed", on: "2010", ["status": "ended"]), act("ended", on: "2011", ["mode": "expiry"]),
            act("amended", on: "2004", ["what": "all"]),
            Drafts.event("r", "review.noted", ["subject": "agreement:x", "note": "Seen."]),
        ]
        return try blame(drafts, word, of: Self.agreement).strands.map { "\($0.event.seq) \($0.field)" }
    }

    @Test("`since` is the dates of what starts, and of no affirmation that it had ended")
    func since() throws {
        #expect(try decisive("since") == ["0 /on", "2 /on"])
    }

    @Test("`until` is the dates of what ends, and every term that is set")
    func until() throws {
        #expect(try decisive("until") == ["3 /data/until", "4 /on", "5 /on"])
    }

    @Test("`status` is the dates of whatever turns it, and the words that say to what")
    func status() throws {
        #expect(
            try decisive("status") == [
                "0 /on", "0 /data/effect", "1 /on", "2 /on", "2 /data/status", "3 /on", "4 /on", "4 /data/status",
                "5 /on",
            ])
    }

    @Test("A date that came to count for another subject by a correction tells that move")
    func moved() throws {
        let drafts = [Drafts.joined("in", on: "2000", "b", "o"), Drafts.corrected("fix", "in", ["/data/member": "a"])]
        let strands = try blame(drafts, "since").strands
        #expect(strands.map(\.field) == ["/on", "/data/member"])
        #expect(strands.last?.steps.map(\.kind) == [.recorded, .corrected])
        #expect(try blame([Self.joined], "since").strands.map(\.field) == ["/on"])
    }

    @Test("The fields that can be asked for are those of which something is said, and the words where dates decide")
    func askable() throws {
        let subject = Self.stay
        let dated = try ReportFixture([Drafts.joined("in", on: "2000", "a", "o", ["confidence": "low"])])
        #expect(
            BlameField.names(in: dated.events, about: subject) == [
                "by", "confidence", "member", "on", "organisation", "since", "status", "until",
            ])
        let undated = try ReportFixture([Drafts.party("a", "Alpha"), Drafts.retracted("undo", "party:a")])
        #expect(
            BlameField.names(in: undated.events, about: .party(PartyID("a"))) == [
                "by", "kind", "names", "party",
            ])
    }

    @Test("Every field that can be asked for has an entry")
    func askableIsTold() throws {
        let drafts = [
            Drafts.joined("in", on: "2000", "a", "o", ["confidence": "low", "stated": "in 2000"]),
            Drafts.left("out", on: "2001", "a", "o", Drafts.citing("s")),
        ]
        let fixture = try ReportFixture(drafts)
        let names = BlameField.names(in: fixture.events, about: Self.stay)
        #expect(names.count > 5)
        for name in names { #expect(try !blame(drafts, name).strands.isEmpty, "\(name)") }
    }

    // What is told of a step.

    @Test("A step tells who recorded it, when, from which source, why, and in which words")
    func stepTells() throws {
        let draft = Drafts.joined(
            "in", on: "2000", "a", "o",
            ["stated": "at the turn", "anchor": "2001-01-01", "sources": [["source": "s", "at": "p. 3"]]])
        let drafts = [draft, Drafts.corrected("fix", "in", ["/on": "2001"], reason: "Another page.")]
        let steps = try #require(try blame(drafts, "on").json["entries"]?[0]?["steps"])
        #expect(steps[0]?["stated"] == "at the turn" && steps[0]?["anchor"] == "2001-01-01")
        #expect(steps[0]?["sources"] == [["source": "s", "at": "p. 3"]] && steps[0]?["reason"] == nil)
        #expect(steps[1]?["reason"] == "Another page." && steps[1]?["by"] == "tester")
        #expect(steps[1]?["recorded"] == "2024-01-02T00:00:00.000Z")
        let text = try blame(drafts, "on").text
        for line in [
            "source: s p. 3\n", "stated: “at the turn”, relative to 2001-01-01\n", "reason: Another page.\n",
            "/on: 2000 became 2001\n",
        ] {
            #expect(text.contains(line), "\(line)")
        }
    }

    @Test("A value that is no text is told as JSON, in the table as in words")
    func values() throws {
        let visit = Drafts.event(
            "v", "visit.held", on: "2020-01-01", ["visit": "v", "size": ["count": 3, "comparator": "eq"]])
        let report = try blame([visit], "size")
        let size = #"{"comparator":"eq","count":3}"#
        #expect(report.text.contains("/data/size: \(size)\n"))
        let table = try #require(report.tables.first)
        let after = try #require(table.columns.firstIndex(of: "after"))
        #expect(table.rows.map { $0[after] } == [.string(size)])
    }

    @Test("The last step of an entry agrees with what the event says as corrected")
    func againstTheFacts() throws {
        let controls = [
            Drafts.corrected("c1", "in", ["/on": "2001"]), Drafts.retracted("r1", "c1"),
            Drafts.corrected("c2", "in", ["/on": "2002"]), Drafts.retracted("r2", "in"),
            Drafts.retracted("r3", "r1"), Drafts.retracted("r4", "r2"), Drafts.retracted("r5", "c2"),
        ]
        for count in 0...controls.count {
            let drafts = [Self.joined] + controls.prefix(count)
            let fixture = try ReportFixture(drafts)
            let told = try blame(drafts, "on").strands.first?.value?.string
            #expect(told == fixture.knowledge.fact(at: 0)?.on?.description, "after \(count) control events")
        }
    }
}
