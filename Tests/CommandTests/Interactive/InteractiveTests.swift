import CanonicalJSON
import Foundation
import Testing

/// Recording on a terminal, by somebody who types.
@Suite(.enabled(if: TerminalDriver.isPossible, "python3 is not here")) struct InteractiveTests {
    let scratch: Scratch
    let ledger: Binary
    let terminal: TerminalDriver

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key")
        ledger = Binary(folder: scratch.url.appendingPathComponent("demo"))
        terminal = TerminalDriver(ledger: ledger)
        for party in ["springfield", "shelbyville"] {
            try ledger.succeed("record", "party", party, "--kind", "city", "--name", party.capitalized)
        }
    }

    private func last() throws -> JSON {
        try JSON(parsing: String(try #require(ledger.succeed("log").out.split(separator: "\n").last)))
    }

    private var size: Int { get throws { try ledger.succeed("log").out.split(separator: "\n").count } }

    @Test("An event is walked through: words completed, a date in words, a preview, and back")
    func walk() throws {
        let session = try terminal.run(
            ["record"],
            [
                ("What happened?", "meating\r"), ("Did you mean", ""), ("What happened?", "meet\t\r"),
                ("participant: ", "spr\t\r"), ("(another", "shel\t\r"), ("(another", "\r"),
                ("mode [none]: ", "by video\r"), ("on: ", "<\r"), ("mode [by video]: ", "in person\r"),
                ("on: ", "last month\r"), ("relative to", "2024-02-16\r"), ("place [none]: ", "\r"),
                ("source [none]: ", "\r"),
                ("Record this?", "y\r"), ("Another?", "n\r"),
            ])
        #expect(session.status == 0, "\(session.shown)")
        #expect(session.isSane)
        #expect(session.shown.contains("January 2024: Springfield and Shelbyville met"))
        let event = try last()
        #expect(event["type"] == "meeting.held")
        #expect(event["on"] == "2024-01" && event["stated"] == "last month" && event["anchor"] == "2024-02-16")
        #expect(
            event["data"] == [
                "mode": "in person", "participants": [["party": "springfield"], ["party": "shelbyville"]],
            ])
    }

    @Test("What is recorded is what the same words on a command line record")
    func sameAsWords() throws {
        _ = try terminal.run(
            ["record"],
            [
                ("What happened?", "meeting\r"), ("participant: ", "springfield\r"), ("(another", "shelbyville\r"),
                ("(another", "\r"),
                ("mode [none]: ", "\r"), ("on: ", "2024-01\r"), ("place [none]: ", "\r"), ("source [none]: ", "\r"),
                ("Record this?", "y\r"), ("Another?", "n\r"),
            ])
        let typed = try last()
        try ledger.succeed("record", "meeting", "springfield", "shelbyville", "--on", "2024-01", "--anyway")
        let given = try last()
        for key in ["type", "on", "data", "v", "by", "via"] { #expect(typed[key] == given[key], "\(key)") }
    }

    @Test("What is missing is asked for, with the choices, shown and confirmed")
    func missing() throws {
        let session = try terminal.run(
            ["record", "party", "ogdenville", "--name", "Ogdenville"],
            steps(
                "kind: = town", "is not one of", "kind: = city", "on [none] = ", "place [none] = ",
                "source [none] = ",
                "Record this? = y", "Another? = n"))
        #expect(session.status == 0, "\(session.shown)")
        #expect(session.shown.contains("One of: country, state") && !session.shown.contains("What happened?"))
        #expect(session.shown.contains("This will be recorded:"))
        #expect(try last()["data"] == ["party": "ogdenville", "kind": "city", "names": [["text": "Ogdenville"]]])
    }

    @Test("What a withdrawal lacks is asked for, and Ctrl-C says how to go on")
    func missingOfWithdrawal() throws {
        try ledger.succeed("record", "party", "league", "--kind", "organisation", "--name", "League")
        let left = try terminal.run(
            ["record", "withdrawal", "Springfield", "league", "--confidence", "high"],
            [("ground", "\r"), ("on: ", "\u{3}")])
        let command =
            "  chancery record membership-end --member springfield --organisation league --mode withdrawal "
            + "--confidence high"
        #expect(left.status != 0 && left.shown.contains(command), "\(left.shown)")
        let session = try terminal.run(
            ["record", "withdrawal", "springfield"],
            steps(
                "from: = League", "ground = ", "on: = 2020-13", "no EDTF date", "on: = 2020", "place = ", "source = ",
                "Record = y", "Another? = n"))
        #expect(session.status == 0, "\(session.shown)")
        #expect(try last()["type"] == "membership.ended" && last()["on"] == "2020")
    }

    @Test("What is missing may be given by a name; who is not there is registered on the way")
    func missingByName() throws {
        let session = try terminal.run(
            [
                "record", "visit", "--visit", "v", "--visitor", "Springfield", "--host", "New Place", "--stated",
                "in 2020",
            ],
            steps(
                "Which one? = new", "party [new-place] = ", "kind: = city", "name [New Place] = ",
                "kind [none] = ", "purpose = ", "place = ", "source = ", "Record this? = host",
                "host [new-place] = Shelbyville",
                "(another = ", "Record this? = y", "Another? = n"))
        #expect(session.status == 0, "\(session.shown)")
        let event = try last()
        #expect(event["on"] == "2020" && event["stated"] == "in 2020")
        #expect(
            event["data"] == [
                "visit": "v", "visitors": [["party": "springfield"]],
                "hosts": [["party": "new-place"], ["party": "shelbyville"]],
            ])
    }

    @Test("What a rule misses is asked for: the day of a visit, the kind of a new agreement, one of two fields")
    func missingByRule() throws {
        let cases: [(words: [String], steps: [(waitFor: String, type: String)])] = [
            (["visit", "v", "--visitor", "springfield"], steps("host = ", "kind = ", "purpose = ", "on: = 2020")),
            (
                ["signing", "tie", "springfield", "shelbyville", "--on", "2020"],
                steps("Which one? = new", "kind: = sister-city", "title = ", "form = ", "signatory = ")
            ),
            (["claim", "pairs", "--unit", "pairs", "--on", "2020"], steps("value = 12", "trend = ")),
        ]
        for (words, steps) in cases {
            let session = try terminal.run(
                ["record"] + words, steps + self.steps("place = ", "source = ", "Record = y", "Another? = n"))
            #expect(session.status == 0, "\(session.shown)")
            let word = ["visit": "visit.held", "signing": "agreement.signed", "claim": "indicator.claimed"][words[0]]
            #expect(try last()["type"]?.string == word)
        }
    }

    @Test("A list that is come back to is gone on with, or emptied")
    func listAgain() throws {
        let session = try terminal.run(
            ["record"],
            steps(
                "What happened? = meeting", "participant: = springfield", "(another = ", "mode = <",
                "participant [springfield] = Shelbyville", "(another = ", "mode = <",
                "participant [springfield + shelbyville] = -", "participant: = Shelbyville", "(another = ", "mode = <",
                "participant [shelbyville] = ", "mode = ", "on: = 2020", "place = ", "source = ",
                "Record this? = participant", "participant [shelbyville] = springfield", "(another = ",
                "Record this? = y", "Another? = n"))
        #expect(session.status == 0, "\(session.shown)")
        #expect(try last()["data"] == ["participants": [["party": "shelbyville"], ["party": "springfield"]]])
    }

    @Test("A correction takes the names of fields, and says at once what cannot be")
    func correction() throws {
        try ledger.succeed("record", "meeting", "springfield", "--on", "2020", "--mode", "in person", "--anyway")
        let session = try terminal.run(
            ["correct", "@3"],
            steps(
                "FIELD=VALUE. Required.", "It says: 2020:", "Its fields: ", "set: = on=2020-13", "“2020-13” is no",
                "set: = onn=2020",
                "Did you mean “on”", "set: = on=2021", "(another = on=2022", "is given twice",
                "(another = participant=Springfield", "(another = participant=Shelbyville", "(another = place=Nowhere",
                "no party here is called", "(another = ", "source = ", "reason: = The minutes.", "Record = y",
                "Another? = n"))
        #expect(session.status == 0, "\(session.shown)")
        #expect(
            try last()["data"]?["set"] == [
                "/on": "2021", "/data/participants": [["party": "springfield"], ["party": "shelbyville"]],
            ])
    }

    @Test("Nothing that an earlier event says of its things is offered for others")
    func noDataOfOthers() throws {
        try ledger.succeed("record", "office", "springfield", "mayor", "shelbyville", "--on", "2020")
        let session = try terminal.run(["record"], [("What happened?", "office\r"), ("person", "\u{3}")])
        #expect(!session.shown.contains("[springfield]") && session.status != 0, "\(session.shown)")
        try ledger.succeed("record", "meeting", "springfield", "--on", "2020", "--place", "springfield", "--anyway")
        let place = try terminal.run(
            ["record"],
            steps("What happened? = meeting", "participant: = springfield", "(another = ", "mode [none]: = ")
                + steps("on: = 2021", "place [none]") + [("", "\u{3}")])
        #expect(place.status != 0, "\(place.shown)")
        try ledger.succeed(
            "record", "signing", "tie", "springfield", "shelbyville", "--kind", "partnership", "--on", "2020")
        let signing = try terminal.run(
            ["record", "signing"],
            steps("agreement: = New Tie", "Which one? = new", "id of the = ", "kind: = sister-city", "title [New Tie]")
                + [("", "\r"), ("party: ", "\r"), ("This is required.", ""), ("party: ", "\u{3}")])
        #expect(signing.status != 0, "\(signing.shown)")
    }

    @Test("What followed from an id that is given anew is asked for anew")
    func followsAgain() throws {
        let session = try terminal.run(
            ["record", "signing"],
            steps(
                "agreement: = Old Tie", "Which one? = new", "id of the = ", "kind: = sister-city", "title [Old Tie] = ",
                "party: = <", "title [Old Tie] = <", "kind [sister-city] = <", "agreement [old-tie] = New Tie",
                "Which one? = new", "id of the = ", "kind [sister-city] = ", "title [New Tie] = ",
                "party: = springfield",
                "(another = shelbyville", "(another = ", "form [bilateral] = ", "signatory = ", "on: = 2020",
                "place = ",
                "source = ", "Record this? = y", "Another? = n"))
        #expect(session.status == 0, "\(session.shown)")
        let registered = try #require(events().first { $0["type"] == "agreement.registered" })
        #expect(registered["data"]?["agreement"] == "new-tie" && registered["data"]?["title"] == "New Tie")
    }

    @Test(
        "Whoever leaves, leaves nothing behind, and the terminal as it was",
        arguments: ["\u{3}", "\u{4}", "SIGTERM", "SIGHUP"])
    func leaving(by key: String) throws {
        let before = try size
        let session = try terminal.run(["record"], [("What happened?", "meeting\r"), ("participant: ", key)])
        #expect(session.status != 0)
        #expect(session.isSane)
        #expect(try size == before)
    }

    @Test("A preview that is declined records nothing")
    func declined() throws {
        let before = try size
        let session = try terminal.run(
            ["record"],
            [
                ("What happened?", "party\r"), ("party: ", "New Town\r"), ("id of the party [new-town]", "\r"),
                ("kind", "city\r"), ("name [New Town]", "\r"),
                ("on [none]: ", "\r"), ("place", "\r"), ("source", "\r"), ("Record this?", "n\r"),
            ])
        #expect(session.shown.contains("Nothing was recorded."), "\(session.shown)")
        #expect(try size == before)
    }

    @Test("Without a terminal, or when told so, nothing is asked")
    func noInput() throws {
        for arguments in [["record"], ["record", "--ledger", "."], ["record", "--no-input", "--by", "me"]] {
            let result = try ledger.run(arguments)
            #expect(result.status == 64 && result.err.contains("Write chancery record WORD"), "\(result.err)")
        }
        #expect(try ledger.run("record", "party", "x").status == 64)
        let session = try terminal.run(["record", "party", "x", "--no-input"], [])
        #expect(session.status == 64)
        #expect(session.shown.contains("--kind"))
    }

    private func steps(_ pairs: String...) -> [(waitFor: String, type: String)] {
        pairs.map { pair in
            let parts = pair.split(separator: " = ", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(parts[0]), parts.count > 1 ? parts[1] + "\r" : "")
        }
    }

    private func events() throws -> [JSON] {
        try ledger.succeed("log").out.split(separator: "\n").map { try JSON(parsing: String($0)) }
    }

    @Test("The signing of a new agreement asks for its kind; whoever is not there is registered in the same commit")
    func registeredOnTheWay() throws {
        let session = try terminal.run(
            ["record"],
            steps(
                "What happened? = signing", "agreement: = The Tie of 2019", "Which one? = new", "id of the = ",
                "kind: = sister-city", "title [The Tie of 2019] = ", "party: = Springfield",
                "(another = Ogdenville",
                "Which one? = new", "party [ogdenville] = ", "kind: = citty", "kind: = city", "name [Ogdenville] = ",
                "(another = ", "form [bilateral] = ", "signatory = ", "on: = 2019~", "place = ",
                "source [none] = The Gazette", "Which one? = new", "source [the-gazette] = ", "kind: = article",
                "title [The Gazette] = ", "(another = ", "Record this? = y", "Another? = n"))
        #expect(session.status == 0, "\(session.shown)")
        #expect(session.shown.contains("Did you mean “city”?"))
        let added = try events().suffix(4)
        #expect(
            added.compactMap { $0["type"]?.string } == [
                "source.registered", "party.registered", "agreement.registered", "agreement.signed",
            ])
        let data = added.compactMap { $0["data"] }
        #expect(data[0] == ["source": "the-gazette", "kind": "article", "title": "The Gazette"])
        #expect(data[1] == ["party": "ogdenville", "kind": "city", "names": [["text": "Ogdenville"]]])
        #expect(
            data[2]["kind"] == "sister-city" && data[2]["title"] == "The Tie of 2019" && data[2]["form"] == "bilateral")
        #expect(data[3] == ["agreement": "the-tie-of-2019", "parties": ["springfield", "ogdenville"]])
        for event in added.dropFirst() { #expect(event["sources"] == [["source": "the-gazette"]]) }
    }

    @Test("A name that several bear is asked for, with ids; a near miss is offered")
    func ambiguousName() throws {
        try ledger.succeed("record", "party", "us-il-springfield", "--kind", "city", "--name", "Springfield")
        let session = try terminal.run(
            ["record"],
            steps(
                "What happened? = meeting", "participant: = Springfield", "Which one? = 3",
                "Which one? = us-il-springfield",
                "(another = Shelbyvile", "Which one? = 1", "(another = ", "mode = ", "on: = 2020", "place = ",
                "source = ",
                "Record this? = y", "Another? = n"))
        #expect(session.status == 0, "\(session.shown)")
        #expect(session.shown.contains("[party:springfield]") && session.shown.contains("[party:us-il-springfield]"))
        #expect(
            try last()["data"]?["participants"] == [["party": "us-il-springfield"], ["party": "shelbyville"]])
    }

    @Test("Back leads across the word and out of what is registered on the way, and nothing that was typed is lost")
    func back() throws {
        let session = try terminal.run(
            ["record"],
            steps(
                "What happened? = meeting", "participant: = springfield", "(another = shelbyville", "(another = ",
                "mode = in person", "on: = 2020", "place [none] = Ogdenville", "Which one? = new",
                "party [ogdenville] = <",
                "place [none] = <", "on [2020] = <", "mode [in person] = <",
                "participant [springfield + shelbyville] = <",
                "What happened? [meeting] = meting", "What happened? [meeting] = ",
                "participant [springfield + shelbyville] = ", "mode [in person] = ", "on [2020] = ", "place [none] = ",
                "source = ", "Record this? = <", "source [none] = ", "Record this? = mode", "mode [in person] = -",
                "Record this? = y", "Another? = n"))
        #expect(session.status == 0, "\(session.shown)")
        #expect(session.shown.contains("There is no word “meting”. Did you mean “meeting”"))
        let event = try last()
        #expect(event["on"] == "2020" && event["place"] == nil)
        #expect(event["data"] == ["participants": [["party": "springfield"], ["party": "shelbyville"]]])
    }

    @Test("What was answered to one word is offered to the next that is chosen")
    func otherWord() throws {
        let session = try terminal.run(
            ["record"],
            steps(
                "What happened? = party-end", "party: = springfield", "mode: = merger", "on: = 2020", "place = <",
                "on [2020] = <", "mode [merger] = <", "party [springfield] = <",
                "What happened? [party-end] = renaming",
                "party [springfield] = ", "name: = Springfield-Shelbyville", "(another = ", "on [2020] = ", "place = ",
                "source = ", "Record this? = y", "Another? = n"))
        #expect(session.status == 0, "\(session.shown)")
        #expect(try last()["type"] == "party.renamed" && last()["on"] == "2020")
    }

    @Test("Whoever leaves is told what was answered, as commands that record it")
    func leftCommands() throws {
        let before = try size
        let session = try terminal.run(
            ["record"],
            steps(
                "What happened? = withdrawal", "party: = Ogdenville", "Which one? = new", "party [ogdenville] = ",
                "kind: = city", "name [Ogdenville] = ", "from: = League of Cities", "Which one? = new",
                "As which of = party", "party [league-of-cities] = ", "kind: = organisation", "name = ",
                "ground = --too dear") + [("(another", "\u{3}")])
        #expect(session.status != 0)
        #expect(try size == before)
        let shown = session.shown.replacing("\r\n", with: "\n")
        let commands = shown.split(separator: "\n").filter { $0.hasPrefix("  chancery record ") }
        #expect(shown.contains("Nothing was recorded."))
        #expect(
            commands == [
                "  chancery record party --party ogdenville --kind city --name Ogdenville",
                "  chancery record party --party league-of-cities --kind organisation --name 'League of Cities'",
                "  chancery record membership-end --member ogdenville --organisation league-of-cities '--ground=--too dear' --mode withdrawal",
            ], "\(shown)")
        for command in commands {
            let on = command.contains("membership-end") ? " --on 2020" : ""
            let result = try ledger.start(
                URL(fileURLWithPath: "/bin/sh"),
                ["-c", command.replacing("chancery", with: Binary.executable.path, maxReplacements: 1) + on]
            ).result()
            #expect(result.status == 0, "\(result.err)")
        }
        #expect(try last()["data"]?["grounds"] == [["text": "--too dear"]])
    }

    @Test("What the command line gives is not asked for, and stands in what is printed")
    func given() throws {
        let left = try terminal.run(
            ["record", "--ledger", ".", "--on", "2020"],
            steps("What happened? = sign", "What happened? = meeting", "participant: = springfield", "(another = ")
                + [("mode", "\u{3}")])
        #expect(left.shown.contains("Did you mean “signing” or “sign-off”?"), "\(left.shown)")
        #expect(left.shown.contains("  chancery record meeting --participant springfield --ledger . --on 2020"))
        let session = try terminal.run(
            ["record", "--on", "2020", "--confidence=high"],
            steps(
                "What happened? = meeting", "participant: = springfield", "(another = ", "mode = ", "place = ",
                "source = ",
                "Record this? = y", "Another? = n"))
        #expect(session.status == 0, "\(session.shown)")
        let event = try last()
        #expect(event["on"] == "2020" && event["confidence"] == "high")
    }

    /// The signal meets the program in front of the line, while it waits for it, or behind it: all are right, if what
    /// was read by then is told and nothing more is asked.
    @Test("Ctrl-C between two questions loses nothing either")
    func interruptedBetween() throws {
        let before = try size
        let session = try terminal.run(
            ["record"],
            [
                ("What happened?", "meeting\r"), ("participant: ", "SIGINT"),
                ("", "springfield\r" + String(repeating: "\r", count: 20)),
            ])
        #expect(session.status == 1 && session.isSane)
        let told = session.shown.replacing("\r\n", with: "\n").split(separator: "\n").last {
            $0.hasPrefix("  chancery record ")
        }
        let asked = "  chancery record meeting"
        #expect([asked, asked + " --participant springfield"].contains(told.map(String.init)), "\(session.shown)")
        #expect(try size == before)
    }

    @Test("What is refused leads to the question that it is about, also where it was not asked")
    func refused() throws {
        let session = try terminal.run(
            ["record"],
            steps(
                "What happened? = claim", "series: = pairs", "value = ", "trend = ", "unit: = pairs", "on: = 2020-13",
                "on: = 2020", "place = ", "source = ", "needs “value” or “trend”", "value [none] = twelve",
                "value [none] = 12", "trend = ", "Record this? = confidence", "confidence [none] = high",
                "Record this? = y", "Another? = n"))
        #expect(session.status == 0, "\(session.shown)")
        let event = try last()
        #expect(event["data"]?["value"] == "12" && event["confidence"] == "high")
    }

    @Test("The next event begins with the source, the day and the place of the last")
    func another() throws {
        try ledger.succeed("record", "source", "gazette", "--kind", "article", "--title", "The Gazette")
        let session = try terminal.run(
            ["record"],
            steps(
                "What happened? = meeting", "participant: = springfield", "(another = ", "mode = ", "on: = 2020-05",
                "place [none] = Shelbyville", "source [none] = The Gazette", "(another = ", "Record this? = y",
                "Another? = q",
                "Another? = y", "What happened? [meeting] = renaming", "party: = shelbyville",
                "name: = New Shelbyville",
                "(another = ", "on [2020-05] = ", "place [shelbyville] = ", "source [gazette] = ", "Record this? = y")
                + [("Another?", "\u{4}")])
        #expect(session.status == 0, "\(session.shown)")
        let event = try last()
        #expect(event["type"] == "party.renamed" && event["on"] == "2020-05" && event["place"] == "shelbyville")
        #expect(event["sources"] == [["source": "gazette"]])
    }

    @Test("The words are listed by what they are about, broken between words, and a question mark explains")
    func help() throws {
        let session = try terminal.run(
            ["record"],
            steps("What happened? = ?", "What happened? = meeting", "participant: = ?", "participant: = ")
                + [("required", ""), ("participant: ", "\u{3}")])
        let lines = session.shown.replacing("\r\n", with: "\n").split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("  Visits ") && $0.hasSuffix("plan, visit, outcome") })
        #expect(lines.filter { $0.contains("withdrawal") }.count == 4)
        #expect(lines.allSatisfy { $0.hasPrefix("\r") || $0.count <= 80 })
        #expect(session.shown.contains("jane-doe,as=mayor,for=springfield"))
        #expect(session.shown.contains("Springfield, a city [party:springfield]"))
    }
}
