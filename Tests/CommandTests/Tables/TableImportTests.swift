import CanonicalJSON
import Foundation
import Testing

/// Tables by maps: what is recorded, refused, and left for somebody to decide.
@Suite struct TableImportTests {
    let scratch: Scratch
    let demo: Binary

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key")
        demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
    }

    static let map = """
        {
          "job": "league",
          "table": {"delimiter": ";", "encoding": "latin-1"},
          "source": {"kind": "dataset", "title": "Members"},
          "key": "{Nr}",
          "parties": {
            "city": {"kind": "city", "name": "{Stadt}"},
            "league": {"kind": "organisation", "name": "League"}
          },
          "values": {"mode": {"column": "Art", "table": {"Beitritt": "accession", "Aufnahme": "admission"}}},
          "dates": {"order": "day-month-year", "unknown": ["?"], "unreadable": "keep", "as_of": "2020"},
          "events": [
            {"key": "joined", "type": "membership.joined", "on": "Von", "data": {"member": "city", "organisation": "league", "mode": "{mode}"}},
            {"key": "ended", "when": {"Bis": "filled"}, "type": "membership.ended", "on": {"column": "Bis", "note": "Notiz"}, "data": {"member": "city", "organisation": "league"}}
          ]
        }
        """

    private func write(_ content: Data, _ name: String) throws {
        try content.write(to: demo.folder.appendingPathComponent(name))
    }

    private func latin1(_ text: String) throws -> Data { try #require(text.data(using: .isoLatin1)) }

    private func run(_ table: String, map: String = Self.map, _ arguments: String...) throws -> Binary.Result {
        try write(latin1(table), "table.csv")
        try write(Data(map.utf8), "map.json")
        return try demo.run(["import", "csv", "table.csv", "--map", "map.json"] + arguments)
    }

    private static let rows = """
        Nr;Stadt;Art;Von;Bis;Notiz
        1;Köln;Beitritt;01.05.1990;31.12.1999;about
        2;"Bad; Tölz";Aufnahme;1991;;
        3;Ulm;Beitritt;Mai 1992 oder so;;
        4;Jena;Beitritt;03.1995;;

        """

    @Test("A table of another country becomes events, with its rows, words and bounds")
    func anotherCountry() throws {
        let result = try run(Self.rows)
        #expect(result.status == 0, "\(result.err)")
        #expect(result.err.contains("4 rows read: 4 recorded; 11 events recorded."))
        let ended = try demo.succeed(
            "timeline", "membership:koln/league", "--type", "membership.ended", "--format", "json"
        ).json
        #expect(ended["entries"]?[0]?["on"] == "1999-12-31~")
        #expect(ended["entries"]?[0]?["stated"] == "about 31.12.1999")
        let month = try demo.succeed("timeline", "membership:jena/league", "--format", "json").json
        #expect(month["entries"]?[0]?["on"] == "1995-03")
        let line = try demo.succeed("log", "bad-tolz").out
        #expect(
            line.contains("\"lines\":[3]") && line.contains("\"Stadt\":\"Bad; Tölz\"") && line.contains("\"sha256\""))
        #expect(try run(Self.rows).err.contains("4 rows read: 4 already there (lines 2, 3, 4, 5); 0 events recorded."))
    }

    @Test("Open ends are no ends")
    func openEnds() throws {
        let result = try run("Nr;Stadt;Art;Von;Bis;Notiz\n1;Ulm;Beitritt;1990;31.12.9999;\n")
        #expect(result.status == 0, "\(result.err)")
        let state = try demo.succeed("show", "membership:ulm/league", "--format", "json").json["memberships"]?[0]
        #expect(state?["status"] == "in-force")
    }

    @Test("A row with something wrong in it is refused by line, column and reason, and the others are recorded")
    func badRows() throws {
        let result = try run(
            """
            Nr;Stadt;Art;Von;Bis;Notiz
            1;Ulm;Beitritt;1990;;
            2;Bonn;Erbschaft;1991;;
            3;Trier;Beitritt
            4;;Beitritt;1992;;
            5;Jena;Beitritt;1993;;

            """)
        #expect(result.status == 65)
        #expect(result.err.contains("table.csv:3: “Art”: “Erbschaft” is not in the map's table “mode”"))
        #expect(result.err.contains("table.csv:4:"))
        #expect(result.err.contains("table.csv:5: “Stadt”"))
        #expect(result.err.contains("5 rows read: 2 recorded, 3 refused (lines 3, 4, 5); 6 events recorded."))
    }

    @Test("A dry run prints the drafts, and writes nothing")
    func dryRun() throws {
        let before = try demo.succeed("log").out
        let words = try run(Self.rows, map: Self.map, "--dry-run")
        #expect(words.out.contains("line 2: 1 May 1990: Köln joined League."), "\(words.out)")
        #expect(words.err.contains("11 events would be recorded."), "\(words.err)")
        let result = try run(Self.rows, map: Self.map, "--dry-run", "--format", "jsonl")
        let drafts = try result.out.split(separator: "\n").map { try JSON(parsing: String($0)) }
        #expect(drafts.count == 11)
        #expect(try demo.succeed("log").out == before)
    }

    @Test("What a map names and the table lacks is said at once")
    func missingColumns() throws {
        let result = try run("Nr;Stadt\n1;Ulm\n")
        #expect(result.status == 65)
        #expect(result.err.contains("there is no column “Art”, “Bis”, “Notiz”, “Von”"))
    }

    @Test("A column is not taken for what the map means by its name", arguments: ["line", "record"])
    func takenNames(name: String) throws {
        let map =
            #"{"job":"own","source":{"kind":"dataset","title":"T"},"key":"{Name}","events":[{"type":"party.registered","data":{"party":"{\#(name)}","kind":"city","names":[{"text":"{Name}"}]}}]}"#
        let refused = try run("\(name),Name\nx,Ulm\n", map: map)
        #expect(refused.status == 65 && refused.err.contains("there is a column “\(name)”"), "\(refused.err)")
        // Where the map does not use the name, the column is like any other, and is kept with the row.
        let other = map.replacing("{\(name)}", with: "{Name}")
        let result = try run("\(name),Name\nx,ulm\n", map: other)
        #expect(result.status == 0, "\(result.err)")
        #expect(try demo.succeed("log", "ulm").out.contains("\"\(name)\":\"x\""))
    }

    @Test(
        "A map with a fault is refused with the place in it",
        arguments: [
            ("\"job\": \"league\"", "\"job\": \"The League\"", "/job"),
            ("\"membership.joined\"", "\"membership.join\"", "/events/0/type"),
            ("\"member\": \"city\"", "\"member\": \"town\"", "/events/0/data/member"),
            ("{mode}", "{mode", "/events/0/data/mode"), ("latin-1", "ebcdic", "/table/encoding"),
            ("\"key\": \"{Nr}\"", "\"keys\": \"{Nr}\"", "/keys"),
        ])
    func badMaps(old: String, new: String, place: String) throws {
        let result = try run(Self.rows, map: Self.map.replacing(old, with: new))
        #expect(result.status == 65)
        #expect(result.err.contains(place), "\(result.err)")
    }

    @Test("Names that fit several parties wait, and are recorded once somebody has decided, with the reason")
    func ambiguity() throws {
        for (id, region) in [("us-mn-rochester", "Minnesota"), ("us-ny-rochester", "New York")] {
            try demo.succeed(
                "record", "party", id, "--kind", "city", "--name", "Rochester, \(region)", "--name",
                "Rochester,as=alias")
        }
        let table = "Nr;Stadt;Art;Von;Bis;Notiz\n1;Rochester;Beitritt;1990;;\n2;Ulm;Beitritt;1991;;\n"
        let first = try run(table)
        #expect(first.status == 65)
        #expect(first.err.contains("2 rows read: 1 recorded, 1 waiting (line 2); "))
        let waiting = try demo.succeed("resolve", "--list", "--format", "json").json["jobs"]?[0]?["items"]?[0]
        #expect(waiting?["candidates"] == ["us-mn-rochester", "us-ny-rochester"])
        #expect(waiting?["lines"] == [2])
        #expect(try demo.run("resolve", "Rochester", "--as", "nobody", "--reason", "x").status == 65)
        #expect(try demo.run("resolve", "Rochester", "--as", "us-mn-rochester").status == 64)
        try demo.succeed("resolve", "Rochester", "--as", "us-mn-rochester", "--reason", "It lies by the lake.")
        #expect(try run(table).err.contains("2 rows read: 1 recorded, 1 already there (line 3); 1 event recorded."))
        let entry = try demo.succeed("timeline", "membership:us-mn-rochester/league", "--format", "json").json[
            "entries"]?[0]
        #expect(entry?["reason"]?.string?.contains("It lies by the lake.") == true)
        #expect(try run(table).err.contains("2 rows read: 2 already there (lines 2, 3); 0 events recorded."))
    }

    @Test("Names that nobody bears are registered, wait, or are refused, as one likes")
    func unresolved() throws {
        let table = "Nr;Stadt;Art;Von;Bis;Notiz\n1;Ulm;Beitritt;1991;;\n"
        let before = try demo.succeed("log").out
        let refused = try run(table, map: Self.map, "--unresolved", "refuse")
        #expect(refused.status == 65 && refused.err.contains("No party bears the name “Ulm”"))
        #expect(try demo.succeed("log").out.split(separator: "\n").count == before.split(separator: "\n").count + 1)
        #expect(try run(table, map: Self.map, "--unresolved", "ask").err.contains("1 waiting"))
        #expect(try run(table).err.contains("3 events recorded"))
    }

    @Test("A killed import goes on to the same state")
    func killed() throws {
        let table =
            "Nr;Stadt;Art;Von;Bis;Notiz\n"
            + (1...2500).map { "\($0);Ort \($0);Beitritt;\(1900 + $0 % 100);;\n" }.joined()
        try write(latin1(table), "table.csv")
        try write(Data(Self.map.utf8), "map.json")
        let command = ["import", "csv", "table.csv", "--map", "map.json"]
        let running = try demo.start(Binary.executable, command)
        let segment = demo.folder.appendingPathComponent("events/00000000.jsonl")
        // As soon as something was committed.
        while running.process.isRunning, ((try? Data(contentsOf: segment).count) ?? 0) < 100_000 { usleep(1000) }
        running.kill()
        _ = try running.result()
        let resumed = try demo.run(command)
        #expect(resumed.status == 0, "\(resumed.err)")
        try scratch.binary.succeed("init", "whole", "--no-key")
        let whole = Binary(folder: scratch.url.appendingPathComponent("whole"))
        let again = try whole.run(["import", "csv", "../demo/table.csv", "--map", "../demo/map.json"])
        #expect(again.status == 0, "\(again.err)")
        func state(_ ledger: Binary) throws -> JSON? {
            try ledger.succeed("replay", "--on", "2000-01-01", "--format", "json").json["memberships"]
        }
        #expect(try state(demo) == state(whole))
        #expect(try demo.run("verify").status == 0)
    }
}
