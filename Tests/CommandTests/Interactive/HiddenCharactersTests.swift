import CanonicalJSON
import Foundation
import Testing

/// What is stored may hold characters that turn the direction of writing, or that nobody sees. None reaches a terminal.
@Suite(.enabled(if: TerminalDriver.isPossible)) struct HiddenCharactersTests {
    let scratch: Scratch
    let demo: Binary

    static let hidden: [Unicode.Scalar] = [
        "\u{202E}", "\u{2066}", "\u{200B}", "\u{E0061}", "\u{85}", "\u{9B}", "\u{3164}", "\u{FEFF}", "\u{34F}",
    ]
    private static let name = "Al" + hidden.map { String($0) }.joined() + "pha"

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key")
        demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
        let draft: JSON = [
            "type": "party.registered", "key": "d:1",
            "data": ["party": "a", "kind": "city", "names": [["text": .string(Self.name)]]],
        ]
        // C1 controls are no text that the log takes.
        let text = draft.canonicalText.replacing("\u{85}", with: "").replacing("\u{9B}", with: "")
        try demo.succeed("import", "drafts", "-", input: text)
    }

    private var shown: [Unicode.Scalar] { Self.hidden.filter { $0 != "\u{85}" && $0 != "\u{9B}" } }

    static let commands = [
        "log", "log --format text", "show a", "show a --format json", "show a --format csv", "show a --format markdown",
        "timeline", "search a", "export csv --table parties", "export drafts --since 0", "export jsonl", "check",
        "status",
        "snapshot --print",
    ]

    @Test("On a terminal they are shown by their numbers", arguments: commands)
    func onTerminal(command: String) throws {
        let session = try TerminalDriver(ledger: demo).run(command.split(separator: " ").map(String.init), [])
        #expect(session.status == 0 && !session.shown.isEmpty, "\(session.shown)")
        for scalar in Self.hidden {
            #expect(!session.shown.unicodeScalars.contains(scalar), "\(session.shown.debugDescription)")
        }
    }

    @Test("The line of the log means the same on a terminal, and elsewhere is the stored one")
    func storedLine() throws {
        let segment = demo.folder.appendingPathComponent("events/00000000.jsonl")
        let stored = try String(contentsOf: segment, encoding: .utf8)
        #expect(try demo.succeed("log").out == stored)
        #expect(shown.allSatisfy(stored.unicodeScalars.contains))
        let session = try TerminalDriver(ledger: demo).run(["log"], [])
        let lines = session.shown.replacing("\r\n", with: "\n").split(separator: "\n")
            .filter { !$0.hasPrefix("note: ") }
        let values = { (lines: [Substring]) in try lines.map { try JSON(parsing: String($0)) } }
        #expect(try values(lines) == values(stored.split(separator: "\n")))
    }

    @Test("Nor do they reach a message", arguments: ["show", "log", "timeline", "correct", "prove"])
    func messages(command: String) throws {
        let result = try demo.run(command, "no" + Self.name)
        #expect(result.status != 0)
        for scalar in Self.hidden {
            #expect(!result.err.unicodeScalars.contains(scalar), "\(result.err.debugDescription)")
        }
    }
}
