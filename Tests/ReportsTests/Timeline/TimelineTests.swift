import CanonicalJSON
import Domain
import ExtendedDateTime
import Testing

@testable import Reports

/// The events about a subject, one after the other: in which order, and what is told of each.
@Suite struct TimelineTests {
    private func timeline(
        _ drafts: [JSON], order: TimelineReport.Order = .recorded, filter: TimelineFilter = TimelineFilter()
    ) throws -> TimelineReport {
        let fixture = try ReportFixture(Drafts.ground + drafts)
        return TimelineReport(
            "it", Array(fixture.events.dropFirst(Drafts.ground.count)), fixture.knowledge,
            try fixture.asOf(on: "2024-06-01"), order: order, filter: filter)
    }

    private func entry(_ seq: Int, _ drafts: [JSON]) throws -> JSON {
        try #require(try timeline(drafts).json.list("entries").first { $0["seq"]?.integer == seq })
    }

    @Test("In the order of the world the earliest day comes first, and what has no day comes last")
    func worldOrder() throws {
        let drafts = [
            Drafts.met("late", on: "2020-05-01", "a", "b"), Drafts.linked("link", "same", "late", "early"),
            Drafts.met("early", on: "1990", "a", "b"), Drafts.met("middle", on: "2001-03", "a", "b"),
        ]
        #expect(try timeline(drafts, order: .world).json.seqs("entries") == [6, 7, 4, 5])
        #expect(try timeline(drafts, order: .recorded).json.seqs("entries") == [4, 5, 6, 7])
    }

    @Test("Of two that may have begun on one day, the one that was over earlier comes first")
    func worldOrderOfOneStart() throws {
        let drafts = [
            Drafts.met("year", on: "2020", "a", "b"), Drafts.met("day", on: "2020-01-01", "a", "b"),
            Drafts.met("month", on: "2020-01", "a", "b"),
        ]
        #expect(try timeline(drafts, order: .world).json.seqs("entries") == [5, 6, 4])
    }

    @Test("Of the same days, what was recorded first comes first")
    func worldOrderOfOneDay() throws {
        let drafts = ["x", "y", "z"].map { Drafts.met($0, on: "2020-02-02", "a", "b") }
        #expect(try timeline(drafts, order: .world).json.seqs("entries") == [4, 5, 6])
    }

    @Test("A corrected date moves an entry, and the entry tells the corrected one")
    func correctedOrder() throws {
        let drafts = [
            Drafts.met("x", on: "2020-02-02", "a", "b"), Drafts.met("y", on: "2019-02-02", "a", "b"),
            Drafts.corrected("fix", "x", ["/on": "2018-02-02"]),
        ]
        let report = try timeline(drafts, order: .world)
        #expect(report.json.seqs("entries") == [4, 5, 6])
        #expect(report.json.list("entries").map { $0["on"] } == ["2018-02-02", "2019-02-02", .null])
    }

    @Test("A visit without a date stands where its legs stand")
    func legs() throws {
        let visit = Drafts.event(
            "v", "visit.held",
            ["visit": "v", "legs": [["place": "a", "when": "2019-03-04"], ["place": "b", "when": "2019-03-02"]]])
        let drafts = [
            visit, Drafts.met("before", on: "2019-03-01", "a"), Drafts.met("after", on: "2019-03-03", "a"),
        ]
        let report = try timeline(drafts, order: .world)
        #expect(report.json.seqs("entries") == [5, 4, 6])
        #expect(report.json["entries"]?[1]?["on"] == .null)
        #expect(report.text.contains("  leg 2019-03-02, 2019-03-04"))
    }

    @Test("A correction tells each field before and after it")
    func correctionTells() throws {
        let drafts = [
            Drafts.met("x", on: "2020-02-02", "a", "b"),
            Drafts.corrected("fix", "x", ["/on": "2020-02-03", "/data/subject": "trade"]),
        ]
        let correction = try entry(5, drafts)
        #expect(
            correction["changes"] == [
                ["field": "/data/subject", "before": .null, "after": "trade"],
                ["field": "/on", "before": "2020-02-02", "after": "2020-02-03"],
            ])
        #expect(try entry(4, drafts)["corrected_by"] == [5])
        #expect(try entry(4, drafts)["changes"] == [])
    }

    @Test("A second correction begins with what the first one made")
    func correctionsInTurn() throws {
        let drafts = [
            Drafts.met("x", on: "2020-02-02", "a", "b"), Drafts.corrected("one", "x", ["/on": "2020-02-03"]),
            Drafts.corrected("two", "x", ["/on": "2020-02-04"]),
        ]
        #expect(try entry(5, drafts)["changes"]?[0]?["before"] == "2020-02-02")
        #expect(try entry(6, drafts)["changes"]?[0]?["before"] == "2020-02-03")
        #expect(try entry(4, drafts)["corrected_by"] == [5, 6])
        #expect(try entry(4, drafts)["on"] == "2020-02-04")
    }

    @Test("A correction after a retracted one begins with the value as it was stored")
    func correctionAfterRetraction() throws {
        let drafts = [
            Drafts.met("x", on: "2020-02-02", "a", "b"), Drafts.corrected("one", "x", ["/on": "2020-02-03"]),
            Drafts.retracted("undo", "one"), Drafts.corrected("two", "x", ["/on": "2020-02-04"]),
        ]
        #expect(try entry(7, drafts)["changes"]?[0]?["before"] == "2020-02-02")
        #expect(try entry(4, drafts)["corrected_by"] == [7])
        #expect(try entry(5, drafts)["retracted_by"] == 6)
    }

    @Test("The changes of many corrections are those that one after the other makes")
    func manyCorrections() throws {
        let days = (1...28).map { "2020-02-" + ($0 < 10 ? "0" : "") + String($0) }
        let drafts =
            [Drafts.met("x", on: days[0], "a", "b")]
            + days.dropFirst().map { Drafts.corrected("to:\($0)", "x", ["/on": .string($0)]) }
        let changes = try timeline(drafts).json.list("entries").dropFirst().flatMap { $0.list("changes") }
        #expect(changes.map { $0["before"]?.string } == Array(days.dropLast()))
        #expect(changes.map { $0["after"]?.string } == Array(days.dropFirst()))
    }

    @Test("A value that a correction takes away became null")
    func removal() throws {
        let place = Drafts.met("x", on: "2020", "a", "b", more: ["place": "b"])
        let drafts = [place, Drafts.corrected("fix", "x", ["/place": .null])]
        let change = try #require(try entry(5, drafts)["changes"]?[0])
        #expect(change["before"] == "b" && change["after"] == .null)
    }

    @Test("A retracted event is told with what took it back and why, and one that was restored is not")
    func retraction() throws {
        let undone = [Drafts.met("x", on: "2020", "a", "b"), Drafts.retracted("undo", "x", reason: "Another city.")]
        #expect(try entry(4, undone)["retracted_by"] == 5)
        #expect(try timeline(undone).text.contains("retracted by @5: Another city."))
        let restored = undone + [Drafts.retracted("redo", "undo")]
        #expect(try entry(4, restored)["retracted_by"] == nil)
        #expect(try entry(5, restored)["retracted_by"] == 6)
    }

    @Test("What is not there is left out of an entry, and what is there is told as it was written")
    func envelope() throws {
        let full = Drafts.met(
            "x", on: "2020-01", "a", "b",
            more: [
                "stated": "last month", "anchor": "2020-02-10", "place": "b", "modality": "claimed",
                "confidence": "low", "attributed": ["p"], "sources": [["source": "s", "at": "p. 3"]],
            ])
        let drafts = [full, Drafts.met("y", on: "2020", "a", "b")]
        let told = try entry(4, drafts)
        for (key, value) in [
            ("stated", "last month"), ("anchor", "2020-02-10"), ("place", "b"), ("modality", "claimed"),
            ("confidence", "low"),
        ] {
            #expect(told[key]?.string == value, "\(key)")
        }
        #expect(told["attributed"] == ["p"] && told["sources"] == [["source": "s", "at": "p. 3"]])
        let bare = try entry(5, drafts)
        for key in ["anchor", "place", "modality", "confidence", "attributed", "entered", "corrected_by"] {
            #expect(bare[key] == nil, "\(key)")
        }
        #expect(bare["stated"] == .null && bare["reason"] == .null && bare["sources"] == [])
    }

    @Test("The text tells who said it, to what the words are relative, and how sure it is")
    func envelopeInText() throws {
        let draft = Drafts.met(
            "x", on: "2020-01", "a", "b",
            more: [
                "stated": "last month", "anchor": "2020-02-10", "place": "b", "confidence": "low",
                "attributed": ["p"], "sources": [["source": "s", "at": "p. 3"]],
            ])
        let lines = Set(try timeline([draft]).text.split(separator: "\n").map { $0.trimmed })
        for line in [
            "stated: “last month”, relative to 2020-02-10", "source: s p. 3", "passed on by: p", "at: b",
            "confidence: low", "@4 x recorded 2024-01-05T00:00:00.000Z by tester", "via test",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
    }

    @Test("What was entered later than it was recorded says when")
    func entered() throws {
        let fixture = try ReportFixture([Drafts.met("x", on: "2020", "a")]) { seq, recorded in
            let entered = UTCInstant(startOf: Day(year: 2025, month: 2, day: 3))
            return LogEntry(seq: seq, recorded: recorded, entered: entered, via: "backfill")
        }
        let report = TimelineReport(
            "it", fixture.events, fixture.knowledge, try fixture.asOf(on: "2024"), order: .recorded)
        #expect(report.json["entries"]?[0]?["entered"] == "2025-02-03T00:00:00.000Z")
        #expect(report.text.contains("recorded 2024-01-01T00:00:00.000Z, entered 2025-02-03T00:00:00.000Z by tester"))
    }

    @Test("What a sentence names bears its name of the days that are asked about")
    func namesByDay() throws {
        let rename = Drafts.event(
            "rename", "party.renamed", on: "2021-01-01", ["party": "a", "names": [["text": "Alphaville"]]])
        let fixture = try ReportFixture(Drafts.ground + [rename, Drafts.met("x", on: "2000", "a", "b")])
        func what(on day: String) throws -> String? {
            TimelineReport(
                "it", [fixture.events[5]], fixture.knowledge, try fixture.asOf(on: day), order: .world
            ).json["entries"]?[0]?["what"]?.string
        }
        #expect(try what(on: "2020-12-31") == "Alpha and Beta met.")
        #expect(try what(on: "2021-01-01") == "Alphaville and Beta met.")
    }

    @Test("Without events the report says so, in every form for people")
    func nothing() throws {
        let report = try timeline([])
        #expect(report.json["entries"] == [] && report.json["left_out"] == 0)
        #expect(report.text.hasSuffix("\nNo events.\n"))
        #expect(report.rendered(as: .markdown).contains("No events."))
        #expect(report.rendered(as: .html).contains("<p>No events.</p>"))
    }

    @Test("The table says what became of each event since it was recorded")
    func fate() throws {
        let fixture = try ReportFixture([
            Drafts.met("x", on: "2020", "a"), Drafts.corrected("fix", "x", ["/on": "2021"]),
            Drafts.retracted("undo", "x"),
        ])
        let entries = Entries(fixture.knowledge, try fixture.asOf(on: "2024")).entries(for: fixture.events)
        #expect(
            entries.map(\.fate.plain) == [
                "corrected by @1; retracted by @2", "changed /on from \"2020\" to \"2021\"", "",
            ])
    }
}

extension Substring {
    fileprivate var trimmed: String { String(drop { $0 == " " }) }
}

/// A stored line in words, for whoever has nothing but the line.
@Suite struct EventInWordsTests {
    private func event(_ draft: JSON) throws -> Event { try #require(try ReportFixture([draft]).events.first) }

    @Test("A line is told with its position, date, id, moment and recorder")
    func line() throws {
        let event = try event(Drafts.met("x", on: "2020-02", "a", "b"))
        #expect(
            EventInWords.line(event.line.bytes)
                == "@0 2020-02 a and b met. [x 2024-01-01T00:00:00.000Z tester]")
    }

    @Test("A line without a date is undated")
    func undated() throws {
        let event = try event(Drafts.party("a", "Alpha"))
        #expect(EventInWords.line(event.line.bytes).hasPrefix("@0 undated Alpha was registered as a city. ["))
    }

    @Test("A line that is no event stands as it is, made printable", arguments: ["{", "no \u{1B}[31mevent", ""])
    func noEvent(text: String) {
        #expect(EventInWords.line(Array(text.utf8)) == text.replacing("\u{1B}", with: "\\u{1b}"))
    }

    @Test("A sentence begins with its date in words, where it has one")
    func sentence() throws {
        let fixture = try ReportFixture(Drafts.ground + [Drafts.met("x", on: "2020-02", "a", "b")])
        #expect(EventInWords.sentence(fixture.events[4], fixture.knowledge) == "February 2020: Alpha and Beta met.")
        #expect(EventInWords.sentence(fixture.events[0], fixture.knowledge) == "Alpha was registered as a city.")
    }

    @Test("An id from outside steers no terminal")
    func hostile() throws {
        let event = try event(Drafts.party("a", "Evil\u{202E}"))
        let line = EventInWords.line(event.line.bytes)
        #expect(line.contains("Evil\\u{202e}") && !line.unicodeScalars.contains("\u{202E}"))
    }
}
