import Testing

/// Whom a name means that somebody asks about.
@Suite struct NamedSubjectTests {
    let scratch: Scratch
    let ledger: Binary

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "towns", "--no-key")
        ledger = Binary(folder: scratch.url.appendingPathComponent("towns"))
        let towns = [
            "sokolniki": "Sokolniki (Moscow)", "carmel-in": "Carmel, Indiana", "koblenz": "Koblenz", "york": "New York",
            "koeln-like": "Ko\u{308}ln-Mülheim",
        ]
        for (id, name) in towns.sorted(by: <) {
            try ledger.succeed("record", "party", id, "--kind", "city", "--name", name)
        }
    }

    private static let found = [
        ("Sokolniki (Moscow)", "sokolniki"), ("sokolniki", "sokolniki"), ("SOKOLNIKI (moscow)", "sokolniki"),
        ("carmel, indiana", "carmel-in"), ("Koblenz", "koblenz"), ("köln-mülheim", "koeln-like"), ("new york", "york"),
    ]

    @Test("A whole name is meant", arguments: found)
    func meant(text: String, id: String) throws {
        let subject = try ledger.succeed("show", text, "--format", "json").json["subject"]?.string
        #expect(subject == "party:\(id)")
    }

    private static let missed = [
        ("oln", "party:sokolniki"), ("Moscow", "party:sokolniki"), ("Sokol", "party:sokolniki"),
        ("Indiana", "party:carmel-in (Carmel, Indiana)"), ("Carmel", "party:carmel-in (Carmel, Indiana)"),
        ("Köln", "party:koeln-like"),
        ("Kob", "party:koblenz"), ("o", "party:"), ("Bonn", "chancery search"),
    ]

    @Test("Less than a whole name is a near miss", arguments: missed)
    func nearMiss(text: String, hint: String) throws {
        for command in [["show", text], ["timeline", text], ["audit", text]] {
            let result = try ledger.run(command)
            #expect(result.status == 65)
            #expect(result.err.contains("nothing here is called") && result.err.contains(hint), "\(result.err)")
        }
    }
}
