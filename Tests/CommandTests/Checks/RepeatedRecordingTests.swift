import Testing

/// What is recorded by hand a second time, under another id, after an end, or to no effect.
@Suite struct RepeatedRecordingTests {
    let ledger: Binary
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key")
        ledger = Binary(folder: scratch.url.appendingPathComponent("demo"))
        for (id, kind) in [
            ("riverton", "city"), ("ashford", "city"), ("dover", "city"), ("jane-doe", "person"),
            ("league", "organisation"),
        ] {
            try ledger.succeed("record", "party", id, "--kind", kind, "--name", id.capitalized)
        }
        try ledger.succeed("record", "source", "minutes", "--kind", "official-record", "--title", "Minutes")
        try ledger.succeed("record", "source", "gazette", "--kind", "article", "--title", "Gazette")
        try record("signing riverton-ashford riverton ashford --kind sister-city --on 1990-05-01 --source minutes")
    }

    private func record(_ words: String, at location: SourceLocation = #_sourceLocation) throws {
        let recorded = try result("record " + words)
        #expect(recorded.status == 0, "\(words): \(recorded.err)", sourceLocation: location)
    }

    private func result(_ words: String) throws -> (status: Int32, err: String) {
        let result = try ledger.run(words.split(separator: " ").map(String.init))
        return (result.status, result.err)
    }

    private var size: Int { get throws { try ledger.succeed("log").out.split(separator: "\n").count } }

    /// - Parameter says: what is told beside the rule.
    private func isRefused(
        _ words: String, by rule: String, _ says: String = "--anyway", at location: SourceLocation = #_sourceLocation
    ) throws {
        let before = try size
        let refused = try result(words)
        #expect(refused.status == 65, "\(refused.err)", sourceLocation: location)
        #expect(
            refused.err.contains("(\(rule))") && refused.err.contains(says), "\(refused.err)", sourceLocation: location)
        #expect(try size == before, sourceLocation: location)
    }

    private func isTaken(
        _ words: String, telling rule: String? = nil, at location: SourceLocation = #_sourceLocation
    ) throws {
        let taken = try result(words)
        #expect(taken.status == 0, "\(taken.err)", sourceLocation: location)
        if let rule {
            #expect(taken.err.contains("(\(rule))"), "\(taken.err)", sourceLocation: location)
        } else {
            #expect(!taken.err.contains("(said-"), "\(taken.err)", sourceLocation: location)
        }
    }

    @Test("What its source has said already is refused; with a detail more it is told of; another source may say it")
    func saidTwice() throws {
        let signing = "record signing riverton-ashford"
        try isRefused("\(signing) --on 1990-05-01 --source minutes", by: "said-twice")
        try isRefused("\(signing) riverton --on 1990-05-01 --source minutes", by: "said-twice")
        try isRefused("\(signing) riverton ashford --on 1990-05 --source minutes", by: "said-twice")
        try isTaken("\(signing) riverton ashford --on 1990-05-01 --source minutes,at=3", telling: "said-again")
        try isTaken("\(signing) riverton ashford --on 1990-05-01 --source gazette,at=1")
        try isTaken("\(signing) riverton ashford --on 1990-05-01 --source gazette,at=2")
        let membership = "record membership riverton league"
        try isTaken("\(membership) --on 2001 --source minutes")
        try isTaken("\(membership) --on 2001-03 --source minutes", telling: "said-again")
        try isTaken("\(membership) --on 2001 --source minutes --role member", telling: "said-again")
        try isTaken("\(membership) --on 2001 --source minutes --source gazette", telling: "said-again")
        try isRefused("\(membership) --on 2001 --source minutes", by: "said-twice")
        try isTaken("\(membership) --on 2003 --source minutes")
        try isTaken("record meeting riverton dover --on 1999-05 --source minutes")
        try isTaken("record meeting riverton dover ashford --on 1999-05 --source minutes")
        try isRefused("record meeting dover riverton --on 1999 --source minutes", by: "said-twice")
    }

    @Test("That all signed says more than that one did")
    func allSigned() throws {
        try record("agreement pact --kind treaty --form bilateral --party riverton --party dover --anyway")
        try record("signing pact riverton --on 1995 --source minutes")
        try isTaken("record signing pact --on 1995 --source minutes", telling: "said-again")
        try isRefused("record signing pact riverton dover --on 1995 --source minutes", by: "said-twice")
    }

    @Test("One agreement, and one visit, under a second id is told from others of the same parties")
    func secondID() throws {
        let signing = "record signing other ashford riverton --kind"
        try isRefused(
            "\(signing) sister-city --on 1990-05-01 --source gazette", by: "one-under-two-ids",
            "the day of signing of agreement:riverton-ashford.")
        try isTaken("\(signing) partnership --on 1990-05-01 --source gazette")
        try isTaken("record signing later ashford riverton --kind sister-city --on 1991-05-01 --source gazette")
        try isTaken("record visit v1 --visitor dover --host riverton --on 1995-05-01 --source minutes")
        try isRefused(
            "record visit v2 --visitor dover --host riverton --on 1995-05-01 --source gazette",
            by: "one-under-two-ids", "the day of visit:v1.")
        try isTaken("record visit v3 --visitor dover --host riverton --on 1995-06-01 --source gazette")
        try record("party dover-2 --kind city --name Elsewhere")
        try isTaken("record visit v4 --visitor dover-2 --host riverton --on 1995-05-01 --source gazette")
        try isTaken("record signing tie-2 dover-2 ashford --kind sister-city --on 1970 --source minutes")
        try isTaken("record signing tie-1 dover ashford --kind sister-city --on 1970 --source minutes")
        let merge = try result("record merge dover-2 dover --reason r")
        #expect(merge.status == 65 && merge.err.contains("of visit:v1"), "\(merge.err)")
        #expect(merge.err.contains("of agreement:tie-2"), "\(merge.err)")
    }

    @Test("Agreements of which no day is known are one by their parties and their kind")
    func undated() throws {
        let words = "--form bilateral --party dover --party riverton"
        try record("agreement first --kind treaty \(words)")
        try isRefused("record agreement second --kind treaty \(words)", by: "one-under-two-ids", "agreement:first")
        try isTaken("record agreement third --kind partnership \(words)")
    }

    @Test("Whoever had ended takes part in nothing, whichever is recorded first")
    func ended() throws {
        try record("party-end jane-doe --mode death --on 2000 --source minutes")
        try isRefused("record meeting jane-doe riverton --on 2001", by: "act-after-end", "Jane-Doe")
        try isRefused(
            "record signing pact ashford dover --kind treaty --on 2005 --signatory jane-doe", by: "act-after-end")
        try isTaken("record meeting jane-doe riverton --on 1999 --source minutes")
        try isTaken("record visit v --visitor ashford --host dover --on 2012 --source minutes")
        try isRefused("record party-end dover --mode dissolution --on 2010 --source minutes", by: "act-after-end")
        try isTaken("record party-end dover --mode dissolution --on 2013 --source minutes")
    }

    @Test("One source does not say both that it was so and that it was not")
    func negated() throws {
        try record("membership riverton league --on 2001 --source minutes --modality negated")
        try isRefused("record membership riverton league --on 2001-05 --source minutes", by: "affirmed-and-negated")
        try isTaken("record membership riverton league --on 2001 --source gazette")
        try isTaken("record membership riverton league --on 2003 --source minutes")
    }

    @Test("A dry run tells what would be told, and ends as it would")
    func dryRun() throws {
        let before = try size
        try isRefused(
            "record signing riverton-ashford --on 1990-05-01 --source minutes --dry-run", by: "said-twice", "--anyway")
        let shown = try ledger.run("record", "meeting", "riverton", "dover", "--on", "2001", "--dry-run")
        #expect(shown.status == 0 && shown.err.contains("(no-source)"), "\(shown.err)")
        #expect(shown.err.contains("2001: Riverton and Dover met.") && shown.out.contains(#""meeting.held""#))
        #expect(try size == before)
    }

    @Test("What would change nothing is refused, with what is so and what to give")
    func changesNothing() throws {
        try record("meeting riverton dover --on 2001 --source minutes --id m1")
        try record("meeting riverton ashford --on 2002 --source minutes --id m2")
        try isRefused("correct m1 --set on=2001 --reason r", by: "changes-nothing", "@10 says so already.")
        try isTaken("correct m1 --set on=2003 --reason r")
        try isRefused("correct m1 --set on=2003 --reason r", by: "changes-nothing")
        try isTaken("correct m1 --set on=2001 --reason r")
        try isRefused("link m1 m1 --relation same --reason r", by: "changes-nothing", "Give two events")
        try isRefused("prefer m1 --among m1 --rule r --reason r", by: "changes-nothing", "with --among")
        try isTaken("retract m1 --reason r")
        try isRefused(
            "retract m1 --reason r", by: "changes-nothing",
            "by @14. To let it count again, take that back: chancery retract @14")
        try isRefused("correct m1 --set on=2004 --reason r", by: "changes-nothing", "is retracted, by @14")
        try isRefused("prefer m1 --among m1 --among m2 --rule r --reason r", by: "changes-nothing", "cannot stand")
        // The others may be of other things, and the one that stands need not be named first.
        try isTaken("link m2 @5 --relation distinct --reason r")
        try isTaken("prefer m2 --among m1 --among m2 --rule r --reason r")
        try isTaken("retract @14 --reason r")
        try isTaken("retract m1 --reason r")
        #expect(try result("retract m1 --reason r --anyway").status == 0)
    }

    @Test("Nothing is done with an agreement before its signing or after its end")
    func outsideLife() throws {
        for words in ["suspension", "entry-into-force"] {
            try isRefused("record \(words) riverton-ashford --on 1989", by: "act-outside-life", "before its signing")
        }
        try isTaken("record termination riverton-ashford --on 1999 --source minutes")
        for words in ["suspension", "renewal"] {
            try isRefused("record \(words) riverton-ashford --on 2001", by: "act-outside-life", "after its end")
        }
        try isTaken("record suspension riverton-ashford --on 1998 --source minutes")
        try isTaken("record signing riverton-ashford --on 2000 --source minutes")
        try isTaken("record renewal riverton-ashford --on 2001 --source minutes")
    }

    @Test("What is written nearly as somebody is called, and what is recorded, is told by names")
    func words() throws {
        let near = try result("record visit v --visitor Doverr --host riverton --on 1995 --source minutes")
        #expect(
            near.status == 64 && near.err.contains("Did you mean “dover”? If it is new, register it first"),
            "\(near.err)")
        let visit = try result("record visit v --visitor dover --host riverton --on 1995 --source minutes")
        #expect(visit.err.contains("1995: Dover visited Riverton [v]."), "\(visit.err)")
        let renewal = try result("record renewal riverton-ashford --on 1995 --until 2010 --source minutes")
        #expect(renewal.err.contains("riverton-ashford was renewed until 2010."), "\(renewal.err)")
    }
}
