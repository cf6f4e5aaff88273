import Testing

/// `chancery prefer`: the rivals of a claim are the ledger's to know.
@Suite struct PreferCommandTests {
    let scratch: Scratch
    let ledger: Binary

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "l", "--no-key")
        ledger = Binary(folder: scratch.url.appendingPathComponent("l"))
        try ledger.succeed("record", "party", "a", "--kind", "city", "--name", "A")
        try ledger.succeed("record", "party", "o", "--kind", "organisation", "--name", "O")
        for (id, on) in [("j1", "2000-01-05"), ("j2", "2000-02-03"), ("j3", "2000-02-03")] {
            try ledger.succeed("record", "membership", "a", "o", "--on", on, "--id", id, "--anyway")
        }
        try ledger.succeed("record", "membership-end", "a", "o", "--on", "2010", "--id", "l1")
    }

    private func prefer(_ arguments: String...) throws -> Binary.Result {
        try ledger.run(["prefer"] + arguments + ["--rule", "nearest", "--reason", "It is nearer."])
    }

    private func findings(_ rule: String) throws -> Int {
        try ledger.run("check", "--rule", rule, "--format", "json").json["findings"]?.array?.count ?? -1
    }

    @Test("Without --among all rivals are named")
    func filledIn() throws {
        #expect(try findings("conflict-without-preference") == 1)
        #expect(try prefer("j2").status == 0)
        let line = try ledger.succeed("log", "--format", "json").out.split(separator: "\n").last ?? ""
        #expect(line.contains(#""among":["j1","j2","j3"]"#), "\(line)")
        #expect(try findings("conflict-without-preference") == 0)
        #expect(try ledger.succeed("show", "a", "--on", "2000-02-03").out.contains("since 2000-02-03"))
    }

    @Test("With it the rivals that are left out are named, and what is no claim about the same is refused")
    func given() throws {
        let result = try prefer("j2", "--among", "j2", "--among", "j1")
        #expect(result.status == 0 && result.err.contains("@5 make"), "\(result.err)")
        for wrong in [
            ["--among", "j2", "--among", "l1"], ["--among", "j2", "--among", "@1"],
            ["--among", "j2", "--field", "bogus"],
        ] {
            let result = try ledger.run(["prefer", "j2"] + wrong + ["--rule", "r", "--reason", "r"])
            #expect(result.status == 65, "\(wrong)")
            #expect(result.err.contains("claim about"), "\(result.err)")
        }
    }

    @Test("Once it decides nothing any more it is a finding, and a link of what agrees leaves it in force")
    func idle() throws {
        #expect(try prefer("j1").status == 0)
        try ledger.succeed("link", "j2", "j3", "--relation", "same")
        #expect(try findings("preference-decides-nothing") == 0)
        #expect(try ledger.succeed("show", "a", "--on", "2000-01-20").out.contains("since 2000-01-05"))
        for id in ["j2", "j3"] { try ledger.succeed("retract", id, "--reason", "Forged.") }
        #expect(try findings("preference-decides-nothing") == 1)
    }
}
