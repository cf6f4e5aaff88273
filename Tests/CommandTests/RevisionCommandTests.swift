import Foundation
import Testing

/// A change log on the command line: in, asked, out again.
@Suite struct RevisionCommandTests {
    static let map = """
        {"job": "reg",
         "columns": {"change": "c", "time": "t", "op": "op", "record": "id", "field": "field", "before": "before",
                     "after": "after"},
         "source": {"kind": "dataset"},
         "parties": {"guest": {"kind": "unresolved", "name": "{guest}"}, "land": {"kind": "country", "name": "{land}"}},
         "event": {"type": "visit.held", "on": "day",
                   "data": {"visit": "{record}", "visitors": [{"party": "guest", "for": "land"}]}}}
        """

    static let table = """
        c\tt\top\tid\tfield\tbefore\tafter
        a\t2016-01-01T00:00:00Z\tinsert\t75\t\t\t"{""guest"": ""Ann"", ""land"": ""Greece"", ""day"": ""2009-12-14""}"
        b\t2016-11-16T10:00:00-05:00\tupdate\t75\tland\tGreece\tLebanon

        """

    let scratch: Scratch
    let ledger: Binary

    init() throws {
        scratch = try Scratch()
        ledger = scratch.binary
        try Data(Self.map.utf8).write(to: scratch.url.appending(path: "map.json"))
        try ledger.succeed("init", ".", "--recorded", "2015-01-01T00:00:00.000Z")
    }

    @Test func aRegisterIsAskedWhatItSaidThen() throws {
        let first = try ledger.succeed("import", "revisions", "-", "--map", "map.json", input: Self.table)
        #expect(first.err.contains("2 lines of 2 changes read, 6 events recorded, 0 already there."))
        let second = try ledger.succeed("import", "revisions", "-", "--map", "map.json", input: Self.table)
        #expect(second.err.contains("0 events recorded, 6 already there."))
        for (moment, land) in [
            ("2016-11-15", "Greece"), ("2016-11-16", "Lebanon"), ("2016-11-16T10:00:00-05:00", "Lebanon"),
        ] {
            #expect(try ledger.succeed("show", "visit:75", "--known-on", moment).out.contains("Ann for \(land)"))
            let rows = try ledger.succeed("export", "rows", "--known-on", moment).out
            #expect(rows == "[\"75\",{\"day\":\"2009-12-14\",\"guest\":\"Ann\",\"land\":\"\(land)\"}]\n")
        }
        #expect(try ledger.succeed("export", "rows", "reg", "--known-on", "@0").out.isEmpty)
    }

    @Test func aBadTableIsNamedWithItsLineAndWritesNothing() throws {
        let bad = Self.table.replacing("Greece\tLebanon", with: "Crete\tLebanon")
        let result = try ledger.run("import", "revisions", "-", "--map", "map.json", input: bad)
        #expect(result.status == 65)
        #expect(result.err.contains("-:3: “land” of the record “75” was not before what the row says it was."))
        #expect(try ledger.succeed("log").out.split(separator: "\n").count == 1)
    }

    @Test func aJobThatIsNotThereIsNamed() throws {
        let result = try ledger.run("export", "rows", "other")
        #expect(result.status == 65)
        #expect(result.err.contains("no import has the name “other”."))
    }
}
