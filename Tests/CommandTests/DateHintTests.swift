import CanonicalJSON
import Foundation
import Testing

/// A date that is not in EDTF is answered with what it may have meant.
@Suite struct DateHintTests {
    let scratch: Scratch
    let ledger: Binary

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key")
        ledger = Binary(folder: scratch.url.appendingPathComponent("demo"))
        for party in ["a", "b"] { try ledger.succeed("record", "party", party, "--kind", "city", "--name", party) }
    }

    private static let oneDay = "hint: Write 2023-12-31 (31 December 2023)."
    private static let twoDays = "hint: Write 2023-04-03 (3 April 2023) or 2023-03-04 (4 March 2023)."

    private func refused(_ arguments: [String], _ hint: String) throws {
        let before = try ledger.succeed("log").out
        let result = try ledger.run(arguments)
        #expect(result.status == 64 || result.status == 65)
        #expect(result.err.contains(hint), "\(arguments): \(result.err)")
        #expect(try ledger.succeed("log").out == before)
    }

    @Test(
        "Figures in another order are met with the day, or with both days, that they may mean",
        arguments: [
            ["record", "meeting", "a", "b", "--on"], ["record", "meeting", "a", "b", "--stated", "then", "--anchor"],
            ["record", "agreement", "g", "--kind", "treaty", "--form", "bilateral", "--party", "a", "--until"],
            ["replay", "--known-on"], ["replay", "--on"], ["timeline", "--from"], ["timeline", "--to"],
            ["log", "--from"],
            ["date", "--edtf"], ["date"], ["date", "yesterday", "--anchor"], ["diff", "--on", "2020", "--on"],
            ["record", "meeting", "a", "b", "--stated"],
        ])
    func figures(arguments: [String]) throws {
        try refused(arguments + ["31/12/2023"], Self.oneDay)
        try refused(arguments + ["3.4.2023"], Self.twoDays)
    }

    @Test("A date in words is recorded by --stated, and the message says as what")
    func words() throws {
        let meeting = ["record", "meeting", "a", "b"]
        try refused(
            meeting + ["--on", "spring 2020"],
            "hint: Write --stated 'spring 2020', which keeps the words and is taken as 2020-21 (spring 2020).")
        let told = try ledger.run(meeting + ["--on", "last month"]).err
        #expect(told.contains("Write --stated 'last month', which keeps the words and is taken as 20"), "\(told)")
        #expect(told.contains("if it is said today; --anchor DATE says on which day it was said."), "\(told)")
        try ledger.succeed("record", "meeting", "a", "b", "--stated", "spring 2020")
    }

    @Test("A question that is asked in words is met with the date, as of today where that matters")
    func questions() throws {
        for option in ["--from", "--to"] { try refused(["timeline", option, "the sixties"], "hint: Write 196X") }
        try refused(["replay", "--on", "spring 2020"], "hint: Write 2020-21 (spring 2020).")
        try refused(["replay", "--on", "yesterday"], "which is meant if it is said today.")
        try refused(["replay", "--on", "whenever"], "hint: Give a day in EDTF, such as 2024-02-10 or 2024-02.")
    }

    @Test("A draft is told the date alone: there the words have a key of their own")
    func drafts() throws {
        let draft = #"{"type":"meeting.held","on":"ON","data":{"participants":[{"party":"a"},{"party":"b"}]}}"#
        func told(_ on: String) throws -> String {
            let result = try ledger.run("import", "drafts", "-", input: draft.replacing("ON", with: on))
            #expect(result.status == 65)
            return result.err
        }
        #expect(try told("31/12/2023").contains(Self.oneDay))
        #expect(try told("spring 2020").contains("hint: Write 2020-21 (spring 2020)."))
        #expect(try told("last month").contains("chancery date WORDS --anchor DATE says what that is"))
        #expect(try told("whenever").contains("hint: Write what is known: 2023-10-31"))
    }
}
