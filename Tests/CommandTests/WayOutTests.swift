import CanonicalJSON
import Foundation
import Testing

/// What is refused says what would be taken, and what is asked for shortly is understood where it is plain.
@Suite struct WayOutTests {
    let scratch: Scratch
    let ledger: Binary

    init() throws {
        scratch = try Scratch()
        ledger = try scratch.projectLedger()
    }

    private func refused(_ arguments: String..., status: Int32 = 65) throws -> String {
        let result = try ledger.run(arguments)
        #expect(result.status == status && result.out.isEmpty, "\(result.err)")
        return result.err
    }

    @Test("A name that fits several is met with their names beside their ids")
    func ambiguous() throws {
        let told = try refused("show", "carmel")
        #expect(
            told.contains("party:us-ca-carmel (Carmel, California), party:us-in-carmel (Carmel, Indiana)"), "\(told)")
        #expect(try refused("audit", "carmel") == told)
    }

    @Test(
        "A position that the log does not have is no name, and the positions that it has are told",
        arguments: [["show"], ["timeline"], ["audit"], ["log"], ["check"], ["replay", "--known-on"]])
    func positions(command: [String]) throws {
        let result = try ledger.run(command + ["@269"])
        #expect(result.status == 65)
        #expect(result.err.contains("there is no event @269: the ledger has 269 events.\nhint: They are @0 to @268."))
    }

    @Test("An event that is asked for by its position is told first")
    func event() throws {
        let told = try ledger.succeed("show", "@7").out
        #expect(told.contains("Event\n  undated                  Zhengding was registered as a county."), "\(told)")
        #expect(!told.contains("nothing is known to have held"))
        let json = try ledger.succeed("show", "@7", "--format", "json").json
        #expect(json["event"]?["seq"] == 7 && json["event"]?["type"] == "party.registered")
        #expect(try ledger.succeed("show", "@7", "--format", "markdown").out.contains("Zhengding was registered"))
        #expect(try ledger.succeed("show", "us-in-carmel", "--format", "json").json["event"] == nil)
    }

    @Test("Every rule that an answer names is explained, and a slip is met with the nearest")
    func rules() throws {
        let states = try ledger.succeed("show", "carmel-xiangyang", "--explain", "--format", "json").json
        let rules = try #require(states["rules"]?.object)
        #expect(!rules.isEmpty)
        for (name, explanation) in rules {
            let told = try ledger.succeed("check", "--explain", name, "--format", "json").json
            #expect(told == ["rule": .string(name), "explanation": explanation])
        }
        let both = try ledger.succeed("check", "--explain", "source-retracted").out
        #expect(both.contains("Severity") && both.contains("Beside an answer it means: The event retracts a source"))
        #expect(try ledger.succeed("check", "--explain", "single-voice").out.contains("Severity"))
        #expect(try refused("check", "--explain", "presumed-definitve", status: 64).contains("“presumed-definitive”"))
        #expect(try refused("check", "--explain", "bogus", status: 64).contains("docs/MODEL.md"))
        #expect(try refused("check", "--rule", "single-voise", status: 64).contains("“single-voice”"))
    }

    @Test(
        "A field is corrected by its name alone where that is plain",
        arguments: [
            ("@70", "on=2020", "/on"), ("@7", "kind=state", "/data/kind"), ("@7", "/data/kind=state", "/data/kind"),
        ])
    func names(event: String, setting: String, pointer: String) throws {
        let line = try ledger.succeed("correct", event, "--set", setting, "--reason", "r", "--dry-run", "--unsigned")
            .json
        #expect(line["data"]?["set"]?.object?.map(\.key) == [pointer])
    }

    @Test("A name that the event does not have, or has twice, is not guessed at")
    func wrongNames() throws {
        func told(_ event: String, _ setting: String) throws -> String {
            try refused("correct", event, "--set", setting, "--reason", "r", "--dry-run", "--unsigned", status: 64)
        }
        #expect(try told("@70", "kind=x").contains("the event has no field “kind”.\nhint: Its fields are on, stated, "))
        #expect(try told("@70", "partys=x").contains("Did you mean “parties”"))
    }

    @Test("Where there is no ledger, and where none was named to be made, the folder at hand is one way")
    func noLedger() throws {
        let folder = Binary(folder: scratch.url)
        let none = try folder.run("init")
        #expect(none.status == 64 && none.err.contains("chancery init ."), "\(none.err)")
        let nowhere = try folder.run("status")
        #expect(nowhere.status == 64 && nowhere.err.contains("chancery init . in this folder"), "\(nowhere.err)")
        try folder.succeed("init", ".")
        try folder.succeed("status")
    }
}
