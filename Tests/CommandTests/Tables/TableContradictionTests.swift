import CanonicalJSON
import Foundation
import Testing

/// Rows that contradict themselves, another row or the ledger, and names that are none.
@Suite struct TableContradictionTests {
    let scratch: Scratch
    let demo: Binary

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key")
        demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
    }

    private static func map(_ key: String, _ parts: String) -> String {
        #"{"job":"t","source":{"kind":"dataset","title":"T"},"key":"\#(key)",\#(parts)}"#
    }

    private static let league =
        #""league":{"kind":"organisation","name":"The League"}},"events":["#
        + #"{"key":"joined","when":{"Joined":"filled"},"type":"membership.joined","on":"Joined","data":{"member":"city","organisation":"league"}}"#

    private static let members = map(
        "{Nr}",
        #""parties":{"city":{"kind":"city","name":"{City}"},"# + league
            + #",{"key":"left","when":{"Left":"filled"},"type":"membership.ended","on":"Left","data":{"member":"city","organisation":"league"}}]"#
    )

    private static let coded = map(
        "{Nr}", #""parties":{"city":{"kind":"city","name":"{City}","codes":{"geonames":"{Code}"}},"# + league + "]")

    private static func agreements(_ key: String, _ values: String, _ id: String, _ ended: String) -> String {
        let events =
            #"{"key":"tie","type":"agreement.registered","data":{"agreement":"\#(id)","kind":"sister-city","form":"bilateral","parties":["a","b"]}},"#
            + #"{"key":"signed","type":"agreement.signed","on":"S","data":{"agreement":"\#(id)"}}"#
        return map(
            key,
            values
                + #""parties":{"a":{"kind":"city","name":"{A}"},"b":{"kind":"city","name":"{B}"}},"events":[\#(events)\#(ended)]"#
        )
    }

    private static let pairs = agreements("{pair}", #""values":{"pair":{"sorted":["A","B"]}},"#, "{pair}", "")
    private static let ended = agreements(
        "{Nr}", "", "{A} {B}",
        #",{"key":"ended","type":"agreement.ended","when":{"E":"filled"},"on":"E","data":{"agreement":"{A} {B}"}}"#)
    private static let visits = map(
        "{Nr}",
        #""parties":{"a":{"kind":"person","name":"{A}"},"b":{"kind":"city","name":"{B}"}},"#
            + #""events":[{"type":"visit.held","on":{"from":"F","to":"T"},"data":{"visit":"{Nr}","visitors":[{"party":"a"}],"hosts":[{"party":"b"}]}}]"#
    )

    private func run(_ map: String, _ rows: [String], _ arguments: String...) throws -> Binary.Result {
        try (rows.joined(separator: "\n") + "\n").write(
            to: demo.folder.appendingPathComponent("t.csv"), atomically: true, encoding: .utf8)
        try map.write(to: demo.folder.appendingPathComponent("m.json"), atomically: true, encoding: .utf8)
        return try demo.run(["import", "csv", "t.csv", "--map", "m.json"] + arguments)
    }

    private func count(_ type: String) throws -> Int {
        try demo.succeed("log").out.split(separator: "\n").count { $0.contains("\"type\":\"\(type)\"") }
    }

    @Test("A pair that stands there again with another date is another row, and is refused")
    func pairs() throws {
        let rows = ["A;B;S", "Bonn;Celle;1970", "Bonn;Celle;1971", "Celle;Bonn;hello", "Celle;BONN;1970"]
        let result = try run(Self.pairs, rows)
        #expect(result.status == 65)
        #expect(result.err.contains("1 recorded, 1 already there (line 5), 2 refused (lines 3, 4)"), "\(result.err)")
        #expect(result.err.contains("Line 2 has the key “bonn celle” already, says something else"))
    }

    @Test("What ended before it began is refused, with both days, in a later edition too")
    func reversed() throws {
        let header = "Nr,A,B,S,E"
        let result = try run(Self.ended, [header, "1,Aton,Berat,2005,2003", "2,Cairo,Delft,2000,2010"])
        #expect(result.err.contains("t.csv:2: “S”, “E”: It ended (2003) before it began (2005)."), "\(result.err)")
        let next = try run(Self.ended, [header, "2,Cairo,Delft,2000,1990"])
        #expect(next.err.contains("It ended (1990) before it began (2000).") && next.status == 65, "\(next.err)")
        #expect(try count("agreement.ended") == 1 && count("fact.corrected") == 0)
    }

    @Test(
        "A visit that ended before it began, or went on for years, is refused",
        arguments: [
            ("1990-05-05,1990-05-01", "It ended (1990-05-01) before it began (1990-05-05)."),
            ("1990-05-01,1909-05-02", "It ended (1909-05-02) before it began (1990-05-01)."),
            ("1990-05-01,1992-05-02", "The visit lasts for more than a year (1990-05-01/1992-05-02)."),
            ("now,1990-05-02", "“now” gives no date."),
        ])
    func visits(dates: String, words: String) throws {
        let result = try run(Self.visits, ["Nr,A,B,F,T", "1,Ann Lee,Ulm,\(dates)"])
        #expect(result.status == 65 && result.err.contains(words), "\(result.err)")
        #expect(try count("visit.held") == 0)
    }

    @Test(
        "An end before the beginning that another row, or the ledger, gives is refused, and one that is still to come")
    func ends() throws {
        let rows = ["Nr,City,Joined,Left", "3,Bremen,1990,", "4,Bremen,,1985", "5,Ulm,1990,2060", "6,Trier,1990,1995"]
        let result = try run(Self.members, rows)
        #expect(result.err.contains("2 recorded, 2 refused (lines 3, 4)"), "\(result.err)")
        #expect(result.err.contains("t.csv:3: It ended (1985) before it began: another row, or the ledger"))
        #expect(result.err.contains("t.csv:4: It gives 2060, which is still to come."))
        let later = try run(Self.members, rows + ["7,Trier,,1980"])
        #expect(later.err.contains("t.csv:6: It ended (1980) before it began"), "\(later.err)")
        #expect(try run(Self.members, rows, "--anyway").status == 0)
        #expect(try count("membership.ended") == 3)
    }

    @Test("A word for nothing ends nothing where unreadable cells are kept, and each is told once")
    func words() throws {
        let keeps = Self.members.replacing(
            #""key""#, with: #""dates":{"unreadable":"keep","as_of":"2020"},"key""#, maxReplacements: 1)
        let words = ["unknown", "k.A.", "\u{2212}", "…", "n.v.", "not yet", "undated", "s.d.", "unknown"]
        let rows = words.enumerated().map { "\($0.offset),Town \($0.offset),1990,\($0.element)" }
        let result = try run(keeps, ["Nr,City,Joined,Left"] + rows)
        #expect(result.status == 0 && result.err.contains("9 recorded"), "\(result.err)")
        #expect(result.err.contains("In “Left” “unknown” is taken for no date (line 2 and 1 more line)."))
        #expect(try count("membership.ended") == 0)
    }

    @Test("A mark, or a word for today, is no date of a beginning, and is not left out")
    func marks() throws {
        let cells = ["today", "now", "active", "ongoing", "permanent", "x", "✓", "yes", "#REF!"]
        let rows = cells.enumerated().map { "\($0.offset),Town \($0.offset),\($0.element)," }
        let result = try run(Self.members, ["Nr,City,Joined,Left"] + rows)
        #expect(result.status == 65 && result.err.contains("9 rows read: 9 refused"), "\(result.err)")
        #expect(result.err.contains("“permanent” gives no date."))
    }

    @Test("A code that two quite different names share is asked about, and a placeholder is no code")
    func codes() throws {
        let rows = [
            "Nr,City,Code,Joined", "1,Springfield,111,1990", "2,Chicago,111,1991", "3,Ulm,0,1990", "4,Trier,0,1990",
            "5,Gotha,unknown,1990", "6,Fulda,unknown,1990", "7,St. Gallen,222,1990", "8,Sankt Gallen,222,1991",
        ]
        let result = try run(Self.coded, rows)
        #expect(result.err.contains("8 rows read: 7 recorded, 1 waiting (line 3)"), "\(result.err)")
        #expect(try count("party.registered") == 7)
        let items = try demo.succeed("resolve", "--list", "--format", "json").json["jobs"]?[0]?["items"]
        #expect(items?[0]?["candidates"] == ["springfield"])
        let refused = try run(Self.coded, rows, "--unresolved", "refuse")
        #expect(refused.err.contains("“Chicago” has a code of “Springfield”."), "\(refused.err)")
    }

    @Test(
        "What is nobody's name, or was spoilt, is no party",
        arguments: [
            ("0", "“0” is nobody's name"), ("unknown", "nobody's name"), ("same as above", "nobody's name"),
            ("?", "is required"), ("-", "is required"), ("#REF!", "nobody's name"), ("Z\u{FFFD}rich", "U+FFFD"),
            ("ZÃ¼rich", "seems to be “Zürich”"), ("U\u{200F}trecht", "U+200F"), ("U\u{7}lm", "U+0007"),
        ])
    func names(name: String, words: String) throws {
        let result = try run(Self.members, ["Nr,City,Joined,Left", "1,\(name),1990,", "2,São Paulo,1990,"])
        #expect(result.status == 65 && result.err.contains(words), "\(result.err)")
        #expect(result.err.contains("1 recorded, 1 refused (line 2)"), "\(result.err)")
    }

    @Test(
        "One letter for another, and what is otherwise divided, is asked about",
        arguments: [
            ("Springfield", "Spring field"), ("Paris, France", "Paris (France)"), ("Paris (France)", "Paris France"),
            ("Celle", "Cella"), ("Shelbyville", "She1byvi11e"), ("Hamburg", "Homburg"),
        ])
    func nearNames(names: (String, String)) throws {
        let result = try run(
            Self.members, ["Nr,City,Joined,Left", "1,\"\(names.0)\",1990,", "2,\"\(names.1)\",1991,"])
        #expect(result.err.contains("1 recorded, 1 waiting (line 3)"), "\(result.err)")
    }

    @Test(
        "Other names are others",
        arguments: [("Rom", "Bom"), ("Gambia", "Zambia"), ("Ward A", "Ward B"), ("Ort 1", "Ort 2"), ("Bonn", "Born")])
    func otherNames(names: (String, String)) throws {
        let result = try run(
            Self.members, ["Nr,City,Joined,Left", "1,\(names.0),1990,", "2,\(names.1),1991,"])
        #expect(result.status == 0 && result.err.contains("2 recorded"), "\(result.err)")
    }

    @Test("Text of two bytes a letter is named, with a mark in front or without, and is read where the map says so")
    func wideText() throws {
        let table = "Nr,City,Joined,Left\n1,Zürich,1990,\n"
        let map = demo.folder.appendingPathComponent("m.json")
        for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf16] {
            try table.write(to: demo.folder.appendingPathComponent("t.csv"), atomically: true, encoding: encoding)
            try Self.members.write(to: map, atomically: true, encoding: .utf8)
            let refused = try demo.run("import", "csv", "t.csv", "--map", "m.json")
            #expect(refused.status == 65 && refused.err.contains("the text is UTF-16."), "\(refused.err)")
            let wide = Self.members.replacing(
                #""key""#, with: #""table":{"encoding":"utf-16"},"key""#, maxReplacements: 1)
            try wide.write(to: map, atomically: true, encoding: .utf8)
            let result = try demo.run("import", "csv", "t.csv", "--map", "m.json")
            #expect(result.status == 0, "\(result.err)")
        }
        #expect(try demo.succeed("log").out.contains("Zürich"))
    }

    @Test("Twenty errors are told one by one; of more it is said how to see all")
    func manyErrors() throws {
        func rows(_ count: Int) -> [String] { (1...count).map { "\($0),Town \($0),hello \($0)," } }
        let twenty = try run(Self.members, ["Nr,City,Joined,Left"] + rows(20))
        #expect(twenty.err.split(separator: "\n").count { $0.hasPrefix("error: ") } == 20, "\(twenty.err)")
        let more = try run(Self.members, ["Nr,City,Joined,Left"] + rows(30))
        #expect(more.err.contains("and 10 more errors:") && more.err.contains("--format json lists every row"))
    }
}
