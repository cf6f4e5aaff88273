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
                ("mode [none]: ", "by video\r"), ("on: ", "<\r"), ("mode [none]: ", "in person\r"),
                ("on: ", "last month\r"), ("relative to", "2024-02-16\r"), ("place [none]: ", "\r"),
                ("source [none]: ", "\r"),
                ("Record this?", "y\r"),
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
                ("Record this?", "y\r"),
            ])
        let typed = try last()
        try ledger.succeed("record", "meeting", "springfield", "shelbyville", "--on", "2024-01")
        let given = try last()
        for key in ["type", "on", "data", "v", "by", "via"] { #expect(typed[key] == given[key], "\(key)") }
    }

    @Test("What is missing is asked for, with the choices")
    func missing() throws {
        let session = try terminal.run(
            ["record", "party", "ogdenville", "--name", "Ogdenville"], [("kind: ", "town\r"), ("kind: ", "cit\t\r")])
        #expect(session.status == 0, "\(session.shown)")
        #expect(session.shown.contains("One of: country, state"))
        #expect(try last()["data"]?["kind"] == "city")
    }

    @Test("Earlier events give the defaults, but not what is their own")
    func defaults() throws {
        try ledger.succeed("record", "office", "springfield", "mayor", "shelbyville", "--on", "2020")
        let session = try terminal.run(["record"], [("What happened?", "office\r"), ("person", "\u{3}")])
        #expect(session.shown.contains("[springfield]"), "\(session.shown)")
        #expect(session.status != 0)
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
                ("What happened?", "party\r"), ("party: ", "new\r"), ("kind", "city\r"), ("name", "New\r"),
                ("(another", "\r"),
                ("on [none]: ", "\r"), ("place", "\r"), ("source", "\r"), ("Record this?", "n\r"),
            ])
        #expect(session.shown.contains("Nothing was recorded."), "\(session.shown)")
        #expect(try size == before)
    }

    @Test("Without a terminal, or when told so, nothing is asked")
    func noInput() throws {
        #expect(try ledger.run("record").status == 64)
        #expect(try ledger.run("record", "party", "x").status == 64)
        let session = try terminal.run(["record", "party", "x", "--no-input"], [])
        #expect(session.status == 64)
        #expect(session.shown.contains("--kind"))
    }
}
