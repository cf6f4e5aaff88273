import CanonicalJSON
import Testing

/// Names in the place of ids, on the command line of what is recorded.
@Suite struct NamesOnTheCommandLineTests {
    let ledger: Binary
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "towns", "--no-key")
        ledger = Binary(folder: scratch.url.appendingPathComponent("towns"))
        let parties = [
            ("gb-ashford", "city", "Ashford"), ("fr-besancon", "city", "Besançon"),
            ("us-il-springfield", "city", "Springfield"),
            ("us-mo-springfield", "city", "Springfield"), ("league", "organisation", "League of Cities"),
            ("shelby", "city", "Ogdenville"), ("ogdenville", "city", "Shelby"),
        ]
        for (id, kind, name) in parties {
            try ledger.succeed("record", "party", id, "--kind", kind, "--name", name, "--anyway")
        }
        try ledger.succeed("record", "source", "gazette", "--kind", "article", "--title", "The Gazette")
        try ledger.succeed(
            "record", "agreement", "tie", "--kind", "sister-city", "--form", "bilateral", "--party", "gb-ashford",
            "--party",
            "fr-besancon", "--title", "The Tie", "--anyway")
    }

    private func last() throws -> JSON {
        try JSON(parsing: String(try #require(ledger.succeed("log").out.split(separator: "\n").last)))
    }

    private static let recorded: [(words: [String], data: JSON)] = [
        (
            ["visit", "v", "--visitor", "ashford", "--host", "BESANCON,as=guide", "--on", "2020"],
            [
                "visit": "v", "visitors": [["party": "gb-ashford"]],
                "hosts": [["party": "fr-besancon", "as": "guide"]],
            ]
        ),
        (
            ["membership", "Ashford", "league of  cities", "--on", "2020"],
            ["member": "gb-ashford", "organisation": "league"]
        ),
        (
            ["signing", "the tie", "Ashford", "Besançon", "--on", "2020"],
            ["agreement": "tie", "parties": ["gb-ashford", "fr-besancon"]]
        ),
        (
            ["renaming", "party:Ashford", "--name", "Ashford", "--on", "2020"],
            ["party": "gb-ashford", "names": [["text": "Ashford"]]]
        ),
        (
            ["withdrawal", "Ashford", "The Tie", "--on", "2020"],
            ["agreement": "tie", "party": "gb-ashford", "mode": "withdrawal"]
        ),
        (
            ["withdrawal", "Ashford", "League of Cities", "--on", "2020"],
            ["member": "gb-ashford", "organisation": "league", "mode": "withdrawal"]
        ),
        (
            [
                "statement", "Ashford", "--kind", "opinion", "--summary", "It was good.", "--about", "The Tie", "--on",
                "2020",
            ],
            ["speaker": "gb-ashford", "kind": "opinion", "summary": "It was good.", "about": ["agreement:tie"]]
        ),
    ]

    @Test(
        "A name stands for the id of the one thing that bears it, and the id is recorded", arguments: recorded.indices)
    func names(row: Int) throws {
        let (words, data) = Self.recorded[row]
        let further = ["--anyway", "--source", "The Gazette,at=p. 3", "--place", "Besançon"]
        let result = try ledger.run(["record"] + words + further)
        #expect(result.status == 0, "\(result.err)")
        let event = try last()
        #expect(event["data"] == data)
        #expect(event["sources"] == [["at": "p. 3", "source": "gazette"]] && event["place"] == "fr-besancon")
    }

    @Test("An id comes before a name, whoever bears it")
    func idFirst() throws {
        try ledger.succeed("record", "meeting", "shelby", "ogdenville", "--on", "2020", "--anyway")
        #expect(try last()["data"]?["participants"] == [["party": "shelby"], ["party": "ogdenville"]])
    }

    @Test("A name of several is refused with their ids; one of nobody says how to register it")
    func refused() throws {
        let several = try ledger.run("record", "meeting", "Ashford", "springfield", "--on", "2020")
        #expect(several.status == 64)
        #expect(several.err.contains("[party:us-il-springfield]") && several.err.contains("[party:us-mo-springfield]"))
        let nobody = try ledger.run("record", "meeting", "Ashford", "New Place", "--on", "2020")
        #expect(nobody.status == 64 && nobody.err.contains("chancery record party new-place"), "\(nobody.err)")
        let id = try ledger.run("record", "meeting", "Ashford", "newplace", "--on", "2020")
        #expect(id.status == 65 && id.err.contains("no party “newplace” is registered"), "\(id.err)")
        let new = try ledger.run("record", "signing", "The Pact", "Ashford", "--on", "2020")
        #expect(new.err.contains("If the agreement is new, give it an id, such as the-pact."), "\(new.err)")
    }

    @Test("Records that were merged are one bearer of their name")
    func merged() throws {
        try ledger.succeed(
            "record", "merge", "us-mo-springfield", "us-il-springfield", "--reason", "One city.", "--anyway")
        try ledger.succeed("record", "meeting", "Ashford", "springfield", "--on", "2020", "--anyway")
        #expect(
            try last()["data"]?["participants"] == [["party": "gb-ashford"], ["party": "us-il-springfield"]])
        #expect(
            try ledger.succeed("show", "Springfield", "--format", "json").json["subject"]?.string
                == "party:us-il-springfield")
    }

    @Test("What is registered is never looked up")
    func registered() throws {
        let result = try ledger.run("record", "party", "Ashford", "--kind", "city", "--name", "Ashford")
        #expect(result.status == 65 && result.err.contains("“Ashford” cannot be an id"), "\(result.err)")
        try ledger.succeed("record", "party", "ashford", "--kind", "city", "--name", "Another Ashford", "--anyway")
        #expect(try last()["data"]?["party"] == "ashford")
    }

    @Test("A correction takes names, and lists element by element")
    func corrected() throws {
        try ledger.succeed("record", "meeting", "gb-ashford", "fr-besancon", "--on", "2020", "--anyway")
        let seq = try ledger.succeed("log").out.split(separator: "\n").count - 1
        try ledger.succeed(
            "correct", "@\(seq)", "--set", "place=Besancon", "--set", "participant=Ashford", "--set",
            "participant=Ogdenville", "--set", "source=The Gazette", "--reason", "r", "--anyway")
        #expect(
            try last()["data"]?["set"] == [
                "/data/participants": [["party": "gb-ashford"], ["party": "shelby"]], "/place": "fr-besancon",
                "/sources": [["source": "gazette"]],
            ])
    }

    @Test("A title is what is asked about, too")
    func titled() throws {
        for command in ["show", "timeline", "audit"] {
            #expect(try ledger.succeed(command, "the tie", "--format", "json").out.contains("agreement:tie"))
        }
    }
}
