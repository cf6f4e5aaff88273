import CanonicalJSON
import LedgerCore
import Testing
import Domain

/// What becomes of the things that are done to records, each on a register of a few lines.
@Suite struct RevisionImportTests {
    static let first = #"a|insert|1|||{"guest":"Ann","land":"Iceland","from":"2019-05-01","to":"2019-05-02"}"#

    @Test func aRecordIsAnEventWithItsRow() throws {
        let fixture = try RegisterFixture()
        try fixture.take(Self.first)
        let event = try fixture.event("reg:a:1")
        #expect(event.type == "visit.held")
        #expect(event.on?.description == "2019-05-01/2019-05-02")
        #expect(event.recorded.description == "2020-01-01T12:00:00.000Z")
        let imported = try #require(event.line.root["imported"])
        #expect(imported["record"]?.string == "1")
        #expect(imported["change"]?.string == "a")
        #expect(imported["lines"]?.json == [2])
        #expect(imported["row"]?["land"]?.string == "Iceland")
        #expect(event.line.root["by"]?.string == "Ann")
    }

    @Test func severalUpdatesOfOneChangeAreOneCorrection() throws {
        let fixture = try RegisterFixture()
        try fixture.take(
            Self.first + "\n" + """
                b|update|1|land|Iceland|Norway
                b|update|1|text||A long stay.
                """)
        #expect(try fixture.story() == ["reg:a:1 visit.held", "reg:b:1 fact.corrected"])
        let correction = try fixture.event("reg:b:1")
        #expect(correction.line.root["imported"]?["row"]?.json == ["land": "Norway", "text": "A long stay."])
        #expect(correction.line.root["reason"]?.string == "because of b")
        #expect(
            try fixture.rows(after: 1) == [
                #"["1",{"from":"2019-05-01","guest":"Ann","land":"Iceland","to":"2019-05-02"}]"#
            ])
        #expect(
            try fixture.rows(after: 2) == [
                #"["1",{"from":"2019-05-01","guest":"Ann","land":"Norway","text":"A long stay.","to":"2019-05-02"}]"#
            ])
    }

    @Test("A field that came with one update goes with the next")
    func aFieldComesAndGoes() throws {
        let fixture = try RegisterFixture()
        try fixture.take(Self.first + "\nb|update|1|text||Rain.\nc|update|1|text|Rain.|")
        #expect(try fixture.event("reg:c:1").line.root["data"]?["set"]?.json == ["/data/description": .null])
        #expect(try fixture.rows(after: 3) == fixture.rows(after: 1))
    }

    @Test("A field that the map does not read is kept all the same")
    func anUnmappedFieldIsKept() throws {
        let fixture = try RegisterFixture()
        try fixture.take(Self.first + "\nb|update|1|colour||green")
        let correction = try fixture.event("reg:b:1")
        #expect(correction.line.root["data"]?["set"]?.json == ["/imported/record": "1"])
        #expect(try fixture.rows(after: 2)[0].contains(#""colour":"green""#))
    }

    @Test func anUnchangedRowUnderAnotherIdWasRenumbered() throws {
        let fixture = try RegisterFixture()
        let row = #"{"guest":"Ann","land":"Iceland","from":"2019-05-01","to":"2019-05-02"}"#
        try fixture.take(Self.first + "\nb|insert|7|||\(row)\nb|delete|1||\(row)|\nc|update|7|land|Iceland|Malta")
        #expect(
            try fixture.story() == ["reg:a:1 visit.held", "reg:b:1 fact.corrected", "reg:c:7 fact.corrected"])
        #expect(try fixture.event("reg:b:1").line.root["imported"]?["lines"]?.json == [3, 4])
        #expect(try fixture.event("reg:c:7").line.root["data"]?["event"]?.string == "reg:a:1")
        #expect(try fixture.rows(after: 1)[0].hasPrefix(#"["1","#))
        #expect(try fixture.rows(after: 2)[0].hasPrefix(#"["7","#))
        #expect(try fixture.rows(after: 3)[0].contains("Malta"))
    }

    @Test("Records that all move up by one keep their stories, and the last one's place is free")
    func aChainOfRenumberings() throws {
        func row(_ guest: String) -> String { #"{"guest":"\#(guest)","from":"2019"}"# }
        let fixture = try RegisterFixture()
        try fixture.take(
            """
            a|insert|1|||\(row("Ann"))
            a|insert|2|||\(row("Bob"))
            b|delete|1||\(row("Ann"))|
            b|delete|2||\(row("Bob"))|
            b|insert|1|||\(row("Eve"))
            b|insert|2|||\(row("Ann"))
            b|insert|3|||\(row("Bob"))
            """)
        #expect(
            try fixture.story() == [
                "reg:a:1 visit.held", "reg:a:2 visit.held", "reg:b:1 fact.corrected", "reg:b:1/2 visit.held",
                "reg:b:2 fact.corrected",
            ])
        let rows = try fixture.rows(after: 2)
        #expect(rows.map { $0.contains("Eve") } == [true, false, false])
        #expect(rows[1].hasPrefix(#"["2","#) && rows[1].contains("Ann"))
        #expect(rows[2].hasPrefix(#"["3","#) && rows[2].contains("Bob"))
    }

    @Test("Of equal rows each has its own new number, in order")
    func equalRowsAreRenumbered() throws {
        let fixture = try RegisterFixture()
        let numbers = 1...40
        let row = #"{"guest":"Ann","from":"2019"}"#
        let lines =
            numbers.map { "a|insert|\($0)|||\(row)" } + numbers.map { "b|insert|\($0 + 100)|||\(row)" }
            + numbers.map { "b|delete|\($0)||\(row)|" }
        try fixture.take(lines.joined(separator: "\n"))
        let corrections = try fixture.events().filter { $0.type == FactCorrected.type }
        #expect(corrections.map(\.id.text) == numbers.map { "reg:b:\($0)" })
        #expect(
            corrections.map { $0.line.root["data"]?["set"]?.json }
                == numbers.map { ["/imported/record": .string("\($0 + 100)")] })
        #expect(try fixture.rows(after: 2).count == 40)
    }

    @Test func aDeletedRecordIsRetracted() throws {
        let fixture = try RegisterFixture()
        try fixture.take(Self.first + "\nb|delete|1|||")
        #expect(try fixture.story() == ["reg:a:1 visit.held", "reg:b:1 fact.retracted"])
        #expect(try fixture.rows(after: 1).count == 1)
        #expect(try fixture.rows(after: 2).isEmpty)
    }

    @Test("A record that comes back as it was is restored; with another content its id was reused")
    func aRecordComesBack() throws {
        let fixture = try RegisterFixture()
        let other = #"{"guest":"Bob","from":"2019-06-01"}"#
        try fixture.take(
            Self.first + "\nb|delete|1|||\n" + Self.first.replacing("a|insert", with: "c|insert")
                + "\nd|delete|1|||\ne|insert|1|||\(other)")
        #expect(
            try fixture.story() == [
                "reg:a:1 visit.held", "reg:b:1 fact.retracted", "reg:c:1 fact.retracted", "reg:d:1 fact.retracted",
                "reg:e:1 visit.held",
            ])
        #expect(try fixture.rows(after: 3) == fixture.rows(after: 1))
        #expect(try fixture.event("reg:a:1").line.root["data"]?["visit"]?.string == "1")
        #expect(try fixture.event("reg:e:1").line.root["data"]?["visit"]?.string == "1-2")
        #expect(try fixture.rows(after: 5) == [#"["1",{"from":"2019-06-01","guest":"Bob"}]"#])
    }

    @Test("Deleted and inserted under its id in one change, a record is corrected, whichever is listed first")
    func aRecordIsReplaced() throws {
        let fixture = try RegisterFixture()
        let other = #"{"guest":"Ann","land":"Malta","from":"2019-05-01","to":"2019-05-02"}"#
        try fixture.take(Self.first + "\nb|insert|1|||\(other)\nb|delete|1|||")
        #expect(try fixture.story() == ["reg:a:1 visit.held", "reg:b:1 fact.corrected"])
        #expect(try fixture.rows(after: 2)[0].contains("Malta"))
    }

    @Test("A longer log of the same register adds what is new, under the same ids")
    func aLongerLogGoesOn() throws {
        let fixture = try RegisterFixture()
        let more = Self.first + "\nb|insert|2|||{\"guest\":\"ANN\",\"from\":\"2019-07\"}"
        let short = try fixture.take(Self.first)
        let long = try fixture.take(more)
        #expect(long.drafts.alreadyThere == short.drafts.recorded)
        let whole = try RegisterFixture()
        try whole.take(more)
        #expect(try whole.events().map(\.draftBytes).dropFirst() == fixture.events().map(\.draftBytes).dropFirst())
        let second = try fixture.event("reg:b:2").line.root["data"]?["visitors"]?.json
        #expect(second == [["party": "ann-2"]], "two names that come to one id are two parties")
    }

    @Test("Rows are kept to the byte, in whichever Unicode form they are")
    func rowsAreVerbatim() throws {
        let fixture = try RegisterFixture()
        try fixture.take(
            "a|insert|1|||{\"guest\":\"Rene\u{301}\",\"from\":\"2019\"}\nb|update|1|guest|Rene\u{301}|Ren\u{E9}")
        let rows = try [1, 2].map { Array(try fixture.rows(after: $0)[0].utf8) }
        #expect(rows[0] == Array("[\"1\",{\"from\":\"2019\",\"guest\":\"Rene\u{301}\"}]".utf8))
        #expect(rows[1] == Array("[\"1\",{\"from\":\"2019\",\"guest\":\"Ren\u{E9}\"}]".utf8))
    }

    @Test("A change that claims to be earlier than the one before is recorded with it, and counted")
    func timeNeverGoesBack() throws {
        let fixture = try RegisterFixture()
        let table = RegisterFixture.table(Self.first + "\nb|update|1|text||Late.")
            .replacing("2020-01-02T12:00:00Z", with: "2019-12-31T12:00:00Z")
        #expect(try fixture.take(table: table).backwards == 1)
        #expect(try fixture.event("reg:b:1").recorded.description == "2020-01-01T12:00:00.000Z")
    }

    @Test("Two registers do not speak of one thing by chance, but share their countries")
    func registersAreToldApart() throws {
        let fixture = try RegisterFixture()
        try fixture.take(Self.first)
        let other = RegisterFixture.map.replacing("\"reg\"", with: "\"other\"").replacing("{guest}", with: "{guest} II")
        let error = #expect(throws: RevisionImportError.self) { try fixture.take(Self.first, map: other) }
        guard case .idTaken(_, .thing(.visit, "1"), by: EventID("reg:a:1")) = error else {
            Issue.record("another error")
            return
        }
        try fixture.take(Self.first, map: other.replacing("{record}", with: "other-{record}"))
        #expect(try fixture.event("other:a:1").line.root["data"]?["visitors"]?[0]?["for"]?.string == "iceland")
        #expect(throws: RegisterRowsError.self) { try fixture.ledger.view().rows(of: nil) }
        #expect(try fixture.ledger.view().rows(of: "other").rows.count == 1)
    }

    @Test("A ledger that is ahead of the register takes nothing")
    func aLedgerThatIsAhead() throws {
        let fixture = try RegisterFixture(opened: "2021-01-01T00:00:00.000Z")
        #expect(throws: RevisionImportError.self) { try fixture.take(Self.first) }
        #expect(try fixture.events().count == 1)
    }

    @Test(
        "A visit whose dates are impossible keeps its words, and has the bounds that follow from them",
        arguments: [
            ("2019-02-30", "2019-03-02", "2019-02/2019-03-02", "2019-02-30/2019-03-02"),
            ("2019-13-01", "", "2019/", "2019-13-01/"),
            ("2018-01-16", "2018-01-10", "[2018-01-10..2018-01-16]", "2018-01-16/2018-01-10"),
            ("who knows", "", "[..2020-01-01]", "who knows/"),
            ("", "2019-04", "/2019-04", nil), ("01.04.2019", "31.12.9999", "2019-04-01/..", nil),
            ("2019-04-01", "9999-12-31", "2019-04-01/..", nil), ("0001-01-01", "2019-04-03", "/2019-04-03", nil),
            ("2019-04-03", "2019-04-03", "2019-04-03", nil), ("", "", "[..2020-01-01]", nil),
            ("circa 2010", "", "2010~/", "circa 2010/"),
        ] as [(String, String, String, String?)])
    func impossibleDates(from: String, to: String, on: String, stated: String?) throws {
        let fixture = try RegisterFixture()
        try fixture.take(#"a|insert|1|||{"guest":"Ann","from":"\#(from)","to":"\#(to)"}"#)
        let event = try fixture.event("reg:a:1")
        #expect(event.on?.description == on)
        #expect(event.line.root["stated"]?.string == stated)
    }
}
