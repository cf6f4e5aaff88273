import ExtendedDateTime
import Foundation
import LedgerCore
import Testing

@testable import ChanceryCLI

/// The built command, under a clock that is far ahead.
@Suite(.enabled(if: WrongClock.isPossible)) struct WrongClockTests {
    let scratch: Scratch
    let ledger: URL

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "ledger", "--origin", "example.org/wrong")
        ledger = scratch.url.appendingPathComponent("ledger")
    }

    private func keeper(daysAhead days: Int) throws -> Binary {
        var variables = days == 0 ? [:] : try WrongClock.variables(daysAhead: days, in: scratch)
        variables["HOME"] = scratch.url.path
        return Binary(folder: ledger, variables: variables)
    }

    private static let party = ["record", "party", "a", "--kind", "city", "--name", "A"]
    private static let draft =
        #"{"type":"party.registered","recorded":"2026-01-01T00:00:00.000Z","data":{"party":"b","kind":"city","names":[{"text":"B"}]}}"#

    @Test(
        "30 days or millennia ahead, nothing is recorded, and the refusal says what to do", arguments: [30, 2_910_000])
    func refused(days: Int) throws {
        let keeper = try keeper(daysAhead: days)
        for command in [
            Self.party, ["import", "drafts", "-"], ["import", "drafts", "-", "--backfill"], ["key", "rotate"],
            ["init", "../other"],
        ] {
            let result = try keeper.run(command, input: Self.draft + "\n")
            #expect(result.status == 1, "\(command): \(result.err)")
            #expect(result.err.contains("error: the clock reads "), "\(command): \(result.err)")
            #expect(result.err.contains("nothing confirms it") && result.err.contains("--despite-clock"))
        }
        #expect(try keeper.run(Self.party + ["--no-input"]).status == 1)
        #expect(try self.keeper(daysAhead: 0).succeed("log").out.split(separator: "\n").count == 1)
        try self.keeper(daysAhead: 0).succeed("verify", "--deep")
    }

    @Test("Somebody who knows that the clock is right says so, and the next recording needs nothing")
    func despite() throws {
        let keeper = try keeper(daysAhead: 30)
        #expect(try keeper.run(Self.party + ["--despite-clock"]).status == 0)
        try keeper.succeed("record", "party", "b", "--kind", "city", "--name", "B")
    }

    @Test("Less than a day ahead nothing is asked")
    func near() throws {
        #expect(try keeper(daysAhead: 0).run(Self.party).status == 0)
    }

    @Test("On a terminal it is a question", .enabled(if: TerminalDriver.isPossible))
    func question() throws {
        let terminal = TerminalDriver(ledger: try keeper(daysAhead: 30))
        let no = try terminal.run(Self.party, [("Is the clock right?", "\r")])
        #expect(no.status == 1 && no.shown.contains("nothing confirms it"), "\(no.shown)")
        let yes = try terminal.run(Self.party, [("Is the clock right?", "y\r")])
        #expect(yes.status == 0 && yes.shown.contains("Recorded as @1"), "\(yes.shown)")
    }

    private final class Script: Dialogue {
        var answers: [String?]
        var said: [String] = []
        init(_ answers: [String?]) { self.answers = answers }
        func ask(_ prompt: String, complete: @escaping (String) -> [String]) -> String? { answers.removeFirst() }
        func message(_ text: String) { said.append(text) }
    }

    @Test(
        "Only yes is yes",
        arguments: [("yes", true), (" Y ", true), ("", false), ("no", false), ("yess", false), (nil, false)])
    func answers(answer: String?, isYes: Bool) throws {
        var environment = Environment.process
        let wrong = UTCInstant(milliseconds: environment.now().milliseconds + 30 * UTCInstant.millisecondsPerDay)
        environment.now = { wrong }
        let opened = try Ledger(root: ledger.path, environment: environment)
        let script = Script([answer])
        let result = Result { try ClockQuestion.isSettled(false, script) { try opened.clockJump() } }
        #expect((try? result.get()) == (isYes ? true : nil))
        #expect(script.said.count == 1 && script.said[0].contains(wrong.description))
        #expect(try ClockQuestion.isSettled(true, script) { try opened.clockJump() })
        #expect(throws: RecordingError.self) {
            try ClockQuestion.isSettled(false, asks: false, script) { try opened.clockJump() }
        }
    }
}
