import CanonicalJSON
import Foundation
import Testing

/// `chancery undo`: the last entry of a recorder is taken back by a retraction, and nothing else is touched.
@Suite struct UndoTests {
    let scratch: Scratch
    let ledger: Binary

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key", "--by", "keeper")
        ledger = Binary(
            folder: scratch.url.appendingPathComponent("demo"), variables: ["CHANCERY_BY": "jane"])
        for party in ["springfield", "shelbyville"] {
            try ledger.succeed("record", "party", party, "--kind", "city", "--name", party.capitalized)
        }
    }

    private func undo(_ arguments: String..., at location: SourceLocation = #_sourceLocation) throws -> String {
        let result = try ledger.run(["undo", "--reason", "A slip."] + arguments)
        #expect(result.status == 0, "\(result.err)", sourceLocation: location)
        return result.err
    }

    private func refused(_ arguments: [String], _ status: Int32 = 65) throws -> String {
        let before = try events()
        let result = try ledger.run(["undo"] + arguments)
        #expect(result.status == status, "\(result.err)")
        #expect(result.out.isEmpty)
        #expect(try events() == before)
        return result.err
    }

    private func events() throws -> [JSON] {
        try ledger.succeed("log").out.split(separator: "\n").map { try JSON(parsing: String($0)) }
    }

    /// The positions of what the retractions of the log name, in their order.
    private func retracted() throws -> [Int] {
        let events = try events()
        return events.filter { $0["type"] == "fact.retracted" }.compactMap { retraction in
            events.firstIndex { $0["id"] == retraction["data"]?["event"] }
        }
    }

    @Test("The last entry is named, taken back with the reason, and stays readable; the next undo takes the one before")
    func repeated() throws {
        try ledger.succeed("record", "meeting", "springfield", "shelbyville", "--on", "2019", "--id", "m1")
        let before = try events()
        let told = try undo()
        #expect(
            told.contains("The last entry of jane that counts is @3, “2019: Springfield and Shelbyville met.” (m1)."))
        #expect(told.contains("It stays readable: chancery show @3."))
        #expect(told.contains("To let it count again: chancery retract @4 --reason TEXT."))
        #expect(try Array(events().dropLast()) == before)
        let last = try #require(try events().last)
        #expect(last["reason"] == "A slip." && last["by"] == "jane" && last["data"] == ["event": "m1"])
        #expect(try ledger.succeed("show", "@3").status == 0)
        _ = try undo()
        _ = try undo()
        #expect(try retracted() == [3, 2, 1])
        #expect(try refused(["--reason", "r"]).contains("no entry of jane counts here"))
    }

    @Test("What an undo took away comes back by the retraction that it names, and undo takes that back too")
    func undone() throws {
        try ledger.succeed("record", "meeting", "springfield", "shelbyville", "--on", "2019", "--id", "m1")
        _ = try undo()
        try ledger.succeed("retract", "@4", "--reason", "It was right.")
        #expect(try ledger.succeed("replay", "--on", "2019", "--kind", "contacts").out.contains("met"))
        let told = try undo()
        #expect(told.contains("@5 is taken back, and @4 counts again."), "\(told)")
        #expect(try !ledger.succeed("replay", "--on", "2019", "--kind", "contacts").out.contains("met"))
    }

    @Test("A retraction and a correction that are taken back restore what they took away, and say so")
    func restored() throws {
        try ledger.succeed("record", "meeting", "springfield", "shelbyville", "--on", "2019", "--id", "m1")
        try ledger.succeed("correct", "m1", "--set", "/on=2020", "--reason", "r")
        #expect(try undo().contains("@4 is taken back, and @3 reads as it did before."))
        try ledger.succeed("retract", "m1", "--reason", "r")
        let told = try undo()
        #expect(told.contains("about @3, “2019: Springfield and Shelbyville met.” (m1)"), "\(told)")
        #expect(told.contains("@6 is taken back, and @3 counts again."), "\(told)")
        try ledger.succeed("retract", "m1", "--reason", "r", "--by", "bob")
        try ledger.succeed("retract", "m1", "--reason", "r", "--anyway")
        #expect(try undo().contains("@9 is taken back, and @3 stays retracted by @8."))
    }

    @Test("Another recorder's entries are let alone; --by names whose are meant")
    func recorders() throws {
        try ledger.succeed(
            "record", "meeting", "springfield", "shelbyville", "--on", "2019", "--id", "m1", "--by", "bob")
        #expect(try refused(["--reason", "r", "--by", "eve"]).contains("--by bob for @3"))
        _ = try undo("--by", "bob")
        #expect(try retracted() == [3])
        #expect(try events().last?["by"] == "bob")
    }

    @Test("What was recorded with it is named and left")
    func companions() throws {
        try ledger.succeed(
            "record", "signing", "tie", "springfield", "shelbyville", "--kind", "sister-city", "--on", "2019", "--id",
            "s")
        let told = try undo()
        #expect(told.contains("The last entry of jane that counts is @4"))
        #expect(told.contains("Recorded with it, within a second, and left as it is:\n  @3, “"), "\(told)")
        #expect(try retracted() == [4])
        _ = try undo()
        #expect(try retracted() == [4, 3])
    }

    @Test("What others rest on is not taken back without --anyway, and the better ways are named")
    func dependents() throws {
        for number in 1...6 {
            try ledger.succeed(
                "record", "meeting", "springfield", "shelbyville", "--on", "201\(number)", "--by", "bob", "--id",
                "m\(number)")
        }
        let told = try refused(["--reason", "r"])
        #expect(told.contains("is not taken back: 6 entries rest on it.\n  @3, “"), "\(told)")
        #expect(told.contains("\n  and 1 more\n"), "\(told)")
        #expect(told.contains("chancery correct @2") && told.contains("chancery record merge shelbyville OTHER"))
        #expect(told.contains("--anyway"))
        for number in 1...6 { try ledger.succeed("retract", "m\(number)", "--reason", "r", "--by", "bob") }
        _ = try undo()
        try ledger.succeed("record", "source", "gazette", "--kind", "article", "--title", "T")
        try ledger.succeed(
            "record", "renaming", "springfield", "--name", "New Springfield", "--on", "2020", "--source", "gazette",
            "--by", "bob")
        #expect(try refused(["--reason", "r"]).contains("1 entry rests on it."))
        _ = try undo("--anyway")
        #expect(try retracted().suffix(2) == [2, 16])
    }

    @Test("The opening, changes of the key and what an import took in are not undone, and the message says why")
    func fixed() throws {
        #expect(try refused(["--reason", "r", "--by", "keeper"]).contains("@0, ledger.opened: what the ledger says"))
        try "a;b\n1;X\n".write(
            to: ledger.folder.appendingPathComponent("t.csv"), atomically: true, encoding: .utf8)
        try """
        {"job":"j","source":{"kind":"dataset","title":"T"},"key":"{a}",
         "parties":{"p":{"kind":"city","name":"{b}"}},
         "events":[{"key":"d","type":"party.described","data":{"party":"p","description":"{b}"}}]}
        """.write(to: ledger.folder.appendingPathComponent("m.json"), atomically: true, encoding: .utf8)
        try ledger.succeed("import", "csv", "t.csv", "--map", "m.json")
        let told = try refused(["--reason", "r"])
        #expect(told.contains("which an import took from a file") && told.contains("chancery retract @"), "\(told)")
        try scratch.binary.succeed("init", "signed", "--origin", "example.org/signed", "--by", "keeper")
        try scratch.binary.succeed("key", "rotate", "--ledger", "signed", "--reason", "r", "--by", "jane")
        let other = try scratch.binary.run("undo", "--ledger", "signed", "--reason", "r", "--by", "jane")
        #expect(other.status == 65 && other.err.contains("@1, ledger.key-changed"), "\(other.err)")
    }

    @Test("Without a terminal the reason is an option, and a dry run writes nothing")
    func reason() throws {
        let told = try refused([], 64)
        #expect(told.contains("undo needs a reason") && told.contains("--reason"))
        let before = try events()
        let shown = try ledger.succeed("undo", "--reason", "r", "--dry-run")
        #expect(try shown.json["type"] == "fact.retracted")
        #expect(try events() == before)
    }

    @Test("On a terminal the reason is asked for", .enabled(if: TerminalDriver.isPossible, "python3 is not here"))
    func asked() throws {
        let session = try TerminalDriver(ledger: ledger).run(
            ["undo"],
            [
                ("reason: ", "?\r"), ("Say why", ""), ("reason: ", "A slap.\r"), ("no longer counts.", ""),
                ("Record this? [y/n/<]", "<\r"), ("reason: ", "A slip.\r"), ("Record this?", "y\r"),
            ])
        #expect(session.status == 0 && session.isSane, "\(session.shown)")
        #expect(session.shown.contains("The last entry of jane that counts is @2"))
        #expect(try events().last?["reason"] == "A slip.")
        let left = try TerminalDriver(ledger: ledger).run(["undo"], [("reason: ", "\u{3}")])
        #expect(left.status != 0 && left.shown.contains("Nothing was recorded."))
        for steps in [[("reason: ", "<\r")], [("reason: ", "r\r"), ("Record this?", "n\r")]] {
            let left = try TerminalDriver(ledger: ledger).run(["undo"], steps.map { (waitFor: $0.0, type: $0.1) })
            #expect(left.status != 0 && left.shown.contains("Nothing was recorded."), "\(left.shown)")
        }
        #expect(try retracted() == [2])
    }
}
