import CanonicalJSON
import Foundation
import Testing

/// What a spreadsheet has in it that would be told as truth, or lost.
@Suite struct TableTrapTests {
    let scratch: Scratch
    let demo: Binary

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key")
        demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
    }

    private static func map(_ changes: [(String, String)] = []) -> String {
        let map = """
            {"job":"league","source":{"kind":"dataset","title":"Members"},"key":"{Nr}",
             "parties":{"city":{"kind":"city","name":"{City}"},"league":{"kind":"organisation","name":"League"}},
             "dates":{},
             "events":[
              {"key":"joined","type":"membership.joined","on":"Joined","data":{"member":"city","organisation":"league"}},
              {"key":"left","when":{"Left":"filled"},"type":"membership.ended","on":"Left","data":{"member":"city","organisation":"league"}}]}
            """
        return changes.reduce(map) { $0.replacing($1.0, with: $1.1) }
    }

    @discardableResult
    private func run(_ rows: [String], map: String = map(), _ arguments: String...) throws -> Binary.Result {
        let table = (["Nr,City,Joined,Left"] + rows).joined(separator: "\n") + "\n"
        try table.write(to: demo.folder.appendingPathComponent("t.csv"), atomically: true, encoding: .utf8)
        try map.write(to: demo.folder.appendingPathComponent("m.json"), atomically: true, encoding: .utf8)
        return try demo.run(["import", "csv", "t.csv", "--map", "m.json"] + arguments)
    }

    private func events(_ type: String) throws -> [JSON] {
        try demo.succeed("log").out.split(separator: "\n").map { try JSON(parsing: String($0)) }.filter {
            $0["type"]?.string == type
        }
    }

    // MARK: - Dates

    @Test("A placeholder ends nothing")
    func placeholders() throws {
        let words = ["-", "--", "n/a", "none", "0", "open", "TBD", "#N/A", "present", "NA", ""]
        let result = try run(words.enumerated().map { "\($0.offset),Town \($0.offset),1940,\($0.element)" })
        #expect(result.status == 0, "\(result.err)")
        #expect(try events("membership.ended").isEmpty)
        #expect(try events("membership.joined").count == words.count)
    }

    @Test("A column of which nothing settles the order is refused whole; one that a row settles is told")
    func order() throws {
        let refused = try run(["1,Aton,5/6/2024,", "2,Berat,1950,"])
        #expect(refused.status == 65 && refused.err.contains("t.csv:2: “Joined”"), "\(refused.err)")
        #expect(try demo.succeed("log").out.split(separator: "\n").count == 1)
        let told = try run(["1,Aton,5/6/2024,", "2,Berat,31/12/2023,"])
        #expect(told.status == 0)
        #expect(told.err.contains("the day is taken to stand first, as in line 3: “31/12/2023”"), "\(told.err)")
        #expect(try events("membership.joined").map { $0["on"]?.string } == ["2024-06-05", "2023-12-31"])
    }

    @Test("What cannot be read refuses its row, or is kept by its words, as the map says; both are listed")
    func unreadable() throws {
        let rows = ["1,Aton,hello,", "2,Berat,1950,13/13/2016"]
        let refused = try run(rows)
        #expect(refused.status == 65)
        #expect(refused.err.contains("2 rows read: 2 refused (lines 2, 3)"), "\(refused.err)")
        #expect(try events("party.registered").isEmpty)
        let keeps = Self.map([(#""dates":{}"#, #""dates":{"unreadable":"keep","as_of":"2020"}"#)])
        let kept = try run(rows, map: keeps)
        #expect(kept.status == 0 && kept.err.contains("“hello” is no date"), "\(kept.err)")
        let joined = try #require(try events("membership.joined").first)
        #expect(joined["on"] == "[..2020-12-31]" && joined["stated"] == "hello")
        let ended = try #require(try events("membership.ended").first)
        #expect(ended["on"] == "2016" && ended["stated"] == "13/13/2016")
        let bare = try run(rows, map: Self.map([(#""dates":{}"#, #""dates":{"unreadable":"keep"}"#)]))
        #expect(bare.status == 65 && bare.err.contains("/dates/as_of"), "\(bare.err)")
    }

    @Test("The last day of something is the day before it has ended, where the map says so")
    func lastDay() throws {
        let map = Self.map([(#""on":"Left""#, #""on":{"column":"Left","last_day":true}"#)])
        try run(["1,Aton,1950,2001-12-31", "2,Berat,1950,2001", "3,Ulm,1950,by 2001"], map: map)
        #expect(
            try events("membership.ended").map { $0["on"]?.string } == [
                "2002-01-01", "[2001-01-02..2002-01-01]", "[..2002-01-01]",
            ])
    }

    @Test("A row becomes the same on any day")
    func anyDay() throws {
        let rows = ["1,Aton,before 1950,", "2,Berat,,", "3,Ulm,1950,last month"]
        let first = try run(rows)
        #expect(first.err.contains("3 rows read: 1 recorded, 2 refused (lines 3, 4)"), "\(first.err)")
        let later = try run(rows)
        #expect(later.err.contains("3 rows read: 1 already there (line 2), 2 refused (lines 3, 4)"), "\(later.err)")
    }

    @Test(
        "A day that programs write where there is none is doubted, until the map says what it is",
        arguments: [
            ["1900-01-01", "1900-01-01"], ["01.01.1970", "2001"], ["1970-01-01 00:00:00", "1970-01-01"],
            ["12/31/1899", "12/31/1899"],
        ])
    func programDays(cells: [String]) throws {
        let rows = cells.enumerated().map { "\($0.offset),Town \($0.offset),\($0.element)," } + ["9,Late,2010,"]
        let doubted = try run(rows)
        #expect(doubted.status == 65)
        #expect(doubted.err.contains("is what programs write where there is no date"), "\(doubted.err)")
        #expect(try events("membership.joined").allSatisfy { $0["on"]?.string?.hasPrefix("20") == true })
        let day = try #require(doubted.err.firstMatch(of: /"real": \["([0-9-]+)"\]/)).1
        let real = try run(rows, map: Self.map([(#""dates":{}"#, #""dates":{"real":["\#(day)"]}"#)]))
        #expect(real.status == 0, "\(real.err)")
        #expect(try events("membership.joined").contains { $0["on"]?.string == String(day) })
    }

    @Test("Such a day is believed where others of its column lie near, and is none where the map says so")
    func programDaysSettled() throws {
        #expect(try run(["1,Aton,1970-01-01,", "2,Berat,1972-03-01,"]).status == 0)
        let empty = Self.map([
            (#""dates":{}"#, #""empty":["1900-01-01"],"gone":"keep""#), ("{Nr}", "{City}"),
        ])
        let result = try run(["1,Cairo,1950,1900-01-01", "2,Delft,1950,1900-01-01"], map: empty)
        #expect(result.status == 0 && result.err.contains("2 rows read: 2 recorded"), "\(result.err)")
        #expect(try events("membership.ended").isEmpty)
    }

    @Test("What is taken for no date, or for no end, is told")
    func farDays() throws {
        let result = try run(["1,Aton,1950,0001-01-01", "2,Berat,1951,31.12.9999", "3,Cairo,1952,31.12.9999"])
        #expect(result.err.contains("“0001-01-01” is taken for no date (line 2)."), "\(result.err)")
        #expect(result.err.contains("“31.12.9999” is taken for no end (line 3 and 1 more line)."))
        #expect(try events("membership.ended").isEmpty)
    }

    // MARK: - Footers

    @Test(
        "A footer that fits is no party",
        arguments: [
            "Total,Total,1990,", ",Sum,6,", "Source: the league's own list,,,", "4,Insgesamt,1990,",
            "Notes,See below,1990,",
            "Retrieved 2024,,1990,", "6,,1990,", "The list was drawn up by hand,,,",
        ])
    func footers(row: String) throws {
        let rows = ["1,Aton,1950,", "2,Berat,1951,", "3,Cairo,1952,"]
        let result = try run(rows + [row])
        #expect(try events("party.registered").count == 4, "\(result.err)")
        if result.status != 0 {
            #expect(
                result.err.contains("\"skip_last\": 1") && result.err.contains("1 refused (line 5)"), "\(result.err)")
        }
        let skips = Self.map([(#""key":"{Nr}""#, #""table":{"skip_last":1},"key":"{Nr}""#)])
        let skipped = try run(rows + [row], map: skips)
        #expect(skipped.status == 0 && skipped.err.contains("3 rows read: 3 already there"), "\(skipped.err)")
    }

    @Test("A row like the others is one of them, whatever it is called, and a footer is recorded for whoever insists")
    func noFooters() throws {
        let rows = ["1,Source Perrier,1950,", "2,Total,1951,", "3,Cairo,1952,", "3000,Sumy,1953,"]
        #expect(try run(rows).err.contains("4 rows read: 4 recorded"))
        let last = rows + ["5,Note,1990,"]
        #expect(try run(last).status == 65)
        #expect(try run(last, map: Self.map(), "--anyway").status == 0)
        #expect(try run(last).status == 0)
    }

    // MARK: - Parties

    @Test("Spaces, case and accents make no second party")
    func spellings() throws {
        try run([
            "1,Aton ,1950,", "2,Aton,1951,", "3,Aton\u{A0},1952,", "4,ATON,1953,", "5,New  York,1954,",
            "6,New York,1955,",
        ])
        #expect(
            try events("party.registered").compactMap { $0["data"]?["party"]?.string } == [
                "aton", "league", "new-york",
            ])
    }

    @Test("What is nearly another name is asked about; a number makes another name")
    func nearNames() throws {
        let rows = [
            "1,Shelbyville,1950,", "2,Shelbyvile,1951,", "3,\"Shelbyville, Illinois\",1952,", "4,Ort 1,1953,",
            "5,Ort 12,1954,",
        ]
        let result = try run(rows)
        #expect(result.status == 65 && result.err.contains("2 waiting (lines 3, 4)"), "\(result.err)")
        let items = try demo.succeed("resolve", "--list", "--format", "json").json["jobs"]?[0]?["items"]?.array
        #expect(items?.map { $0["candidates"] } == [["shelbyville"], ["shelbyville"]])
        try demo.succeed("resolve", "Shelbyvile", "--as", "shelbyville", "--reason", "A slip.")
        try demo.succeed("resolve", "Shelbyville, Illinois", "--new", "--reason", "Another one.")
        #expect(try run(rows).err.contains("5 rows read: 2 recorded, 3 already there"))
        #expect(try events("party.registered").count == 5)
        let lax = Self.map([(#""name":"{City}""#, #""name":"{City}","similar":"register""#)])
        #expect(try run(rows + ["6,Ogdenvile,1950,", "7,Ogdenville,1950,"], map: lax).status == 0)
    }

    @Test("A name that means two is decided by line, by another column, or for the table")
    func scopes() throws {
        for id in ["valencia-es", "valencia-ve"] {
            try demo.succeed("record", "party", id, "--kind", "city", "--name", "Valencia")
        }
        let rows = ["1,Valencia,1950,", "2,Valencia,1951,", "3,Valencia,1952,2000"]
        #expect(try run(rows).err.contains("3 waiting"))
        try demo.succeed("resolve", "Valencia", "--as", "valencia-es", "--line", "2", "--reason", "Spain.")
        try demo.succeed("resolve", "Valencia", "--as", "valencia-ve", "--where", "Left=2000", "--reason", "Venezuela.")
        #expect(try run(rows).err.contains("3 rows read: 2 recorded, 1 waiting (line 3)"))
        try demo.succeed("resolve", "Valencia", "--as", "valencia-es", "--reason", "Else Spain.")
        #expect(try run(rows).err.contains("1 recorded, 2 already there"))
        #expect(
            try events("membership.joined").map { $0["data"]?["member"]?.string }
                == ["valencia-es", "valencia-ve", "valencia-es"])
    }

    @Test("An id in a column is the identity, however the name is spelt; codes are kept")
    func identity() throws {
        let map = Self.map([
            (#""name":"{City}""#, #""name":"{City}","id":"{Left}","codes":{"own":"{Left}"}"#),
            (#""when":{"Left":"filled"}"#, #""when":{"Left":["never"]}"#),
        ])
        try run(["1,Henry Kissinger,1950,kissinger", "2,\"Kissinger, H.\",1951,kissinger"], map: map)
        let parties = try events("party.registered").compactMap { $0["data"] }
        #expect(parties.compactMap { $0["party"]?.string } == ["kissinger", "league"])
        #expect(parties[0]["codes"]?["own"] == "kissinger")
    }

    private static let coded = map([
        (#""name":"{City}""#, #""name":"{City}","codes":{"own":"{Left}"}"#),
        (#""when":{"Left":"filled"}"#, #""when":{"Left":["never"]}"#),
    ])

    @Test("A code tells who is meant within a table, however the names are spelt; other codes are others")
    func codes() throws {
        let rows = [
            "1,Springfield,1950,us-il", "2,Springfield,1951,us-mo", "3,\"Springfield, Ill.\",1952,us-il",
            "4,Springfeld,1953,us-mo", "5,Springfield,1954,us-or",
        ]
        for _ in 0..<2 {
            let result = try run(rows, map: Self.coded)
            #expect(result.status == 0, "\(result.err)")
        }
        #expect(
            try events("membership.joined").map { $0["data"]?["member"]?.string } == [
                "springfield", "springfield-2", "springfield", "springfield-2", "springfield-3",
            ])
        #expect(try events("party.registered").count == 4)
        let bare = try run(rows + ["6,Springfield,1955,"], map: Self.coded)
        #expect(bare.status == 65 && bare.err.contains("1 waiting (line 7)"), "\(bare.err)")
    }

    @Test(
        "A name that is otherwise abbreviated is asked about",
        arguments: [
            ("Saint Louis", "St. Louis"), ("Ft. Worth", "Fort Worth"), ("Mount Vernon", "Mt Vernon"),
            ("Bosnia and Herzegovina", "Bosnia & Herzegovina"), ("Baden-Baden", "Baden Baden"),
            ("St. Louis", "Saint Louis, Missouri"), ("Sankt Gallen", "St Gallen"),
        ])
    func abbreviated(names: (String, String)) throws {
        let result = try run(["1,\"\(names.0)\",1950,", "2,\"\(names.1)\",1951,"])
        #expect(result.status == 65 && result.err.contains("1 recorded, 1 waiting (line 3)"), "\(result.err)")
        #expect(try events("party.registered").count == 2)
    }

    @Test("A pair is one tie, whichever of the two stands first")
    func symmetric() throws {
        let map = """
            {"job":"ties","source":{"kind":"dataset","title":"T"},"key":"{pair}",
             "values":{"pair":{"sorted":["City","Left"]}},
             "parties":{"a":{"kind":"city","name":"{City}"},"b":{"kind":"city","name":"{Left}"}},
             "events":[{"key":"tie","type":"agreement.registered",
              "data":{"agreement":"{pair}","kind":"sister-city","form":"bilateral","parties":["a","b"]}}]}
            """
        let result = try run(["1,Amasya,1991,Berat", "2,Berat,1991,Amasya"], map: map)
        #expect(result.err.contains("2 rows read: 1 recorded, 1 already there (line 3)"), "\(result.err)")
        #expect(try events("agreement.registered").map { $0["data"]?["agreement"]?.string } == ["amasya-berat"])
    }

    @Test("A decision that would decide nothing is refused, with what fits")
    func misfits() throws {
        for id in ["valencia-es", "valencia-ve"] {
            try demo.succeed("record", "party", id, "--kind", "city", "--name", "Valencia")
        }
        try demo.succeed("record", "party", "spain", "--kind", "country", "--name", "Spain")
        try run(["1,Valencia,1950,", "2,Valencia,1951,2000"])
        for (arguments, words) in [
            (["--as", "spain"], "is a city in the table, and the party that was given is a country"),
            (["--as", "valencia-es", "--line", "9"], "It waits in lines 2, 3."),
            (
                ["--as", "valencia-es", "--where", "Land=Spain"],
                "They have something in “City”, “Joined”, “Left”, “Nr”."
            ),
            (["--as", "valencia-es", "--where", "Joined=1960"], "They have “1950”, “1951”."),
        ] {
            let result = try demo.run(["resolve", "Valencia", "--reason", "So."] + arguments)
            #expect(result.status == 65 && result.err.contains(words), "\(result.err)")
        }
        try demo.succeed("resolve", "Valencia", "--as", "valencia-es", "--where", "Joined=1950", "--reason", "So.")
        try demo.succeed("resolve", "Valencia", "--as", "valencia-ve", "--line", "3", "--reason", "So.")
        #expect(try run(["1,Valencia,1950,", "2,Valencia,1951,2000"]).err.contains("2 rows read: 2 recorded"))
    }

    @Test("What was recorded on a decision is not decided otherwise; the same again, and what is still open, may be")
    func decidedBefore() throws {
        for id in ["valencia-es", "valencia-ve"] {
            try demo.succeed("record", "party", id, "--kind", "city", "--name", "Valencia")
        }
        let rows = ["1,Valencia,1950,", "2,Valencia,1951,", "3,Shelbyville,1952,", "4,Shelbyvile,1953,"]
        try run(rows)
        try demo.succeed("resolve", "Valencia", "--as", "valencia-es", "--line", "2", "--reason", "Spain.")
        try demo.succeed("resolve", "Shelbyvile", "--new", "--reason", "Another one.")
        try run(rows)
        let recorded = try #require(
            try events("membership.joined").first { $0["data"]?["member"] == "valencia-es" }?["seq"]?.integer)
        let other = try demo.run(
            "resolve", "Valencia", "--as", "valencia-ve", "--line", "2", "--reason", "Venezuela.")
        #expect(
            other.status == 65 && other.err.contains("is recorded as party:valencia-es (@\(recorded))"), "\(other.err)")
        #expect(other.err.contains("chancery retract @\(recorded) --reason"), "\(other.err)")
        let new = try demo.run("resolve", "Shelbyvile", "--as", "shelbyville", "--reason", "A slip.")
        #expect(new.status == 65 && new.err.contains("is recorded as somebody new (@"), "\(new.err)")
        try demo.succeed("resolve", "Valencia", "--as", "valencia-es", "--line", "2", "--reason", "The mayor says so.")
        try demo.succeed("resolve", "Valencia", "--as", "valencia-ve", "--reason", "Else Venezuela.")
        #expect(try run(rows).err.contains("4 rows read: 1 recorded, 3 already there"))
    }

    // MARK: - The account

    @Test("Every row is accounted for, and a refused one leaves nothing")
    func account() throws {
        let rows = ["1,Aton,1950,", "1,Aton,1950,", "2,Berat,1950", "3,Nowhere,hello,", "4,,1950,", "1,Other,1960,"]
        let result = try run(rows, map: Self.map(), "--format", "json")
        let account = try JSON(parsing: result.out.trimmingCharacters(in: .newlines))
        let outcomes = ["recorded", "already_there", "changed", "no_event", "waiting", "refused"]
        let counts = outcomes.map { account[$0]?.integer ?? 0 }
        #expect(counts == [1, 1, 0, 0, 0, 4] && account["rows"]?.integer == counts.reduce(0, +))
        #expect(account["lines"]?["refused"] == [4, 5, 6, 7])
        #expect(!(try demo.succeed("log").out.contains("Nowhere")))
        let again = try run(rows, map: Self.map(), "--format", "json")
        let second = try JSON(parsing: again.out.trimmingCharacters(in: .newlines))
        #expect(outcomes.map { second[$0]?.integer ?? 0 } == [0, 2, 0, 0, 0, 4])
    }

    @Test("A dry run of many rows says what the import does")
    func dryRun() throws {
        let rows = (0..<5000).map { "\($0),Town \($0 % 700),19\(10 + $0 % 90)," }
        let dry = try run(rows, map: Self.map(), "--dry-run", "--format", "json")
        let real = try run(rows, map: Self.map(), "--format", "json")
        #expect(dry.status == 0 && real.status == 0 && dry.out == real.out, "\(dry.err.prefix(500))")
    }

    // MARK: - Editions

    private static let edition = [
        "1,Springfield,1990-05-01,", "2,Shelbyville,1992,31.12.9999", "3,Ogdenville,1995-03,2001",
        "4,Capital City,1999,",
    ]

    @Test("A later edition adds what is new, corrects what has changed, and asks about what is gone")
    func editions() throws {
        try run(Self.edition)
        let next = [
            "5,North Haverbrook,1980,", "1,Springfield,1990-06-01,", "2,Shelbyville,1992,2010", "3,Ogdenville,1995-03,",
        ]
        let before = try demo.succeed("log").out
        let dry = try run(next, map: Self.map(), "--dry-run")
        #expect(dry.out.contains("on is now 1990-06-01 and was 1990-05-01"), "\(dry.out)")
        #expect(try demo.succeed("log").out == before)
        let result = try run(next)
        #expect(result.status == 65)
        #expect(result.err.contains("1 recorded, 1 already there (line 5), 2 changed (lines 3, 4)"), "\(result.err)")
        #expect(
            result.err.contains(
                "error: t.csv: line 5 of the last edition is gone: 1999: Capital City joined League. (@11)"))
        let correction = try #require(try events("fact.corrected").first)
        #expect(correction["data"]?["set"]?["/on"] == "1990-06-01")
        #expect(correction["sources"]?[0]?["source"]?.string?.hasPrefix("league-") == true)
        #expect(try run(next).err.contains("4 already there"))
        let settled = try run(next, map: Self.map(), "--gone", "retract")
        #expect(settled.status == 0, "\(settled.err)")
        #expect(try events("fact.retracted").count == 2)
        #expect(try run(next).status == 0)
    }

    @Test("Another table under the name of one that was imported is refused, and changes nothing")
    func anotherTable() throws {
        let towns = ["Aton", "Berat", "Cairo", "Delft", "Essen", "Fermo"]
        let clubs = ["Gouda", "Hanoi", "Izmir", "Jena", "Köln", "Lima"]
        try run(towns.enumerated().map { "\($0.offset),\($0.element),1950," })
        let before = try demo.succeed("log").out
        let rows = clubs.enumerated().map { "\($0.offset),\($0.element),1960," }
        let same = try run(rows)
        #expect(
            same.status == 65 && same.err.contains("6 of 6 rows that the last edition had tell otherwise"),
            "\(same.err)")
        let map = Self.map([
            ("{Nr}", "{Row}"), ("{City}", "{Club}"), (#""Joined""#, #""Since""#), (#""Left""#, #""Until""#),
        ])
        .replacing("\"when\":{\"Left\"", with: "\"when\":{\"Until\"")
        try ("Row,Club,Since,Until\n" + rows.joined(separator: "\n")).write(
            to: demo.folder.appendingPathComponent("other.csv"), atomically: true, encoding: .utf8)
        try map.write(to: demo.folder.appendingPathComponent("other.json"), atomically: true, encoding: .utf8)
        let other = try demo.run("import", "csv", "other.csv", "--map", "other.json")
        #expect(
            other.status == 65 && other.err.contains("it has no “City”, “Joined”, “Nr”, which that one had"),
            "\(other.err)")
        #expect(other.err.contains("another \"job\""))
        #expect(try demo.succeed("log").out == before)
        #expect(try run(rows, map: Self.map(), "--anyway").err.contains("6 changed"))
    }

    @Test("A row that somebody has corrected in the ledger is held against the corrected event")
    func corrected() throws {
        try run(Self.edition)
        try demo.succeed("correct", "league:1:joined", "--set", "/on=1990-06-01", "--reason", "The minutes.")
        var next = Self.edition
        next[0] = "1,Springfield,1990-06-01,"
        #expect(try run(next).err.contains("4 already there"))
        next[0] = "1,Springfield,1990-07-01,"
        let result = try run(next)
        #expect(result.status == 65 && result.err.contains("was corrected to \"1990-06-01\""), "\(result.err)")
        // The first edition comes back: it says a third thing, as nobody took the correction back.
        let back = try run(Self.edition)
        #expect(
            back.status == 65 && back.err.contains("3 already there (lines 3, 4, 5), 1 refused (line 2)"), "\(back.err)"
        )
        #expect(back.err.contains("was corrected to \"1990-06-01\"; the table says \"1990-05-01\" (@"), "\(back.err)")
        next[0] = "1,Springfield,1990-06-01,"
        #expect(try run(next).err.contains("4 already there (lines 2, 3, 4, 5); 0 events recorded."))
    }

    @Test("A second row of one key is refused, and is told which row counts")
    func repeatedKey() throws {
        let result = try run(["1,Aton,1950,", "2,Berat,1951,", "1,Cairo,1952,"])
        #expect(result.status == 65)
        #expect(
            result.err.contains("t.csv:4: “Nr”: Line 2 has the key “1” already, says something else, and counts."),
            "\(result.err)")
    }

    @Test("Rows of one key are known by what stands in them, wherever they stand")
    func repeatedKeys() throws {
        let map = Self.map([(#""key":"{Nr}""#, #""key":"{Nr}","repeated_key":"record""#)])
        try run(["1,Aton,1950,", "1,Berat,1951,", "1,Cairo,1952,"], map: map)
        let moved = ["1,Delft,1940,", "1,Cairo,1952,", "1,Aton,1950,", "1,Berat,1951,", "1,Cairo,1952,"]
        let result = try run(moved, map: map)
        #expect(result.err.contains("5 rows read: 1 recorded, 4 already there (lines 3, 4, 5, 6)"), "\(result.err)")
        let changed = try run(["1,Cairo,1952,", "1,Berat,1960,", "1,Delft,1940,", "1,Aton,1950,"], map: map)
        #expect(changed.status == 0 && changed.err.contains("1 changed (line 3)"), "\(changed.err)")
        let correction = try #require(try events("fact.corrected").first)
        #expect(correction["data"]?["set"]?["/on"] == "1960")
        let gone = try run(["1,Cairo,1952,", "1,Cairo,1952,"], map: map, "--gone", "retract", "--anyway")
        #expect(gone.status == 0 && gone.err.contains("2 rows read: 2 already there"), "\(gone.err)")
        #expect(try events("fact.retracted").count == 3)
    }

    @Test("Without a key rows are known by their cells, wherever they stand")
    func withoutKey() throws {
        let map = Self.map([(#""key":"{Nr}","#, "")])
        try run(Self.edition, map: map)
        let result = try run(["9,Brockway,1970,"] + Self.edition, map: map)
        #expect(result.err.contains("5 rows read: 1 recorded, 4 already there (lines 3, 4, 5, 6)"), "\(result.err)")
        #expect(try run(["9,Brockway,1970,"] + Self.edition, map: map).err.contains("5 already there"))
    }

    @Test("An edition that comes back corrects again, and a row that comes back counts again")
    func comingBack() throws {
        let (first, second) = (["1,Alpha,1990,", "2,Bravo,1991,"], ["1,Alpha,1989,"])
        func on() throws -> String? {
            try demo.succeed("show", "membership:alpha/league", "--format", "json").json["memberships"]?[0]?["since"]?[
                0]?
                .string
        }
        try run(first)
        for (rows, day) in [
            (second, "1989-01-01"), (first, "1990-01-01"), (second, "1989-01-01"), (first, "1990-01-01"),
        ] {
            try run(rows, map: Self.map(), "--gone", "retract")
            #expect(try on() == day)
            let known = try demo.succeed("replay", "--on", "2000", "--format", "json").json["memberships"]?.array?.count
            #expect(known == rows.count)
        }
        #expect(try run(first).err.contains("2 already there"))
        #expect(try demo.succeed("verify").status == 0)
    }

    @Test("A row that is refused is there: it is not gone, and nothing of it is retracted")
    func refusedIsThere() throws {
        try run(["1,Alpha,1990,", "2,Bravo,1991,"])
        let result = try run(["1,Alpha,1990,", "2,Bravo,1991,2100-01-01"], map: Self.map(), "--gone", "retract")
        #expect(result.status == 65 && result.err.contains("1 refused (line 3)"), "\(result.err)")
        #expect(try events("fact.retracted").isEmpty)
        let cut = try run(["9,Other,1990,"], map: Self.map(), "--gone", "retract")
        #expect(cut.status == 65 && cut.err.contains("2 of 2 rows of the last edition are gone"), "\(cut.err)")
        #expect(try events("fact.retracted").isEmpty)
    }

    @Test(
        "What is odd is refused in a row, in a changed one too",
        arguments: [
            ("1,Alpha,2001-05-01,1999-03-02", "It ended (1999-03-02) before it began (2001-05-01)"),
            ("1,Alpha,2100-01-01,", "which lies far ahead"), ("1,League,1990,", "Both sides of it are one party"),
            (",Alpha,1990,", "The row has no key"), ("2,Alpha,1990,", "It says what line 2 says"),
        ])
    func odd(row: String, words: String) throws {
        let map = Self.map([(#""kind":"city""#, #""kind":"organisation""#)])
        let rows = words.contains("line 2") ? ["1,Alpha,1990,", row] : [row]
        let result = try run(rows, map: map)
        #expect(result.status == 65 && result.err.contains(words), "\(result.err)")
        try run(["1,Alpha,1990,"], map: map)
        if row.hasPrefix("1,Alpha,2100") { #expect(try run([row], map: map).err.contains(words)) }
    }

    @Test("A row of a tie that comes to name another city is told anew, whatever its id was made of")
    func otherCity() throws {
        let map = """
            {"job":"ties","source":{"kind":"dataset","title":"T"},"key":"{Nr}",
             "parties":{"a":{"kind":"city","name":"{City}"},"b":{"kind":"city","name":"{Left}"}},
             "events":[
              {"key":"tie","type":"agreement.registered",
               "data":{"agreement":"{City} {Left}","kind":"sister-city","form":"bilateral","parties":["a","b"]}},
              {"key":"signed","type":"agreement.signed","on":"Joined","data":{"agreement":"{City} {Left}"}}]}
            """
        func ties() throws -> [String?] {
            let states = try demo.succeed("replay", "--on", "2000", "--kind", "agreements", "--format", "json").json
            return states["agreements"]?.array?.map { $0["id"]?.string } ?? []
        }
        let (first, second) = (["1,Amasya,1991,Berat"], ["1,Amasya,1991,Lille"])
        let third = ["1,Amasya,1995,Berat"]
        for (rows, id) in [
            (first, "amasya-berat"), (second, "amasya-lille"), (second, "amasya-lille"), (first, "amasya-berat"),
            (first, "amasya-berat"),
            (third, "amasya-berat"), (second, "amasya-lille"), (third, "amasya-berat"),
        ] {
            let result = try run(rows, map: map)
            #expect(result.status == 0, "\(result.err)")
            #expect(try ties() == [id])
            #expect(try run(rows, map: map).err.contains("1 already there"))
            let day = try demo.succeed("show", id, "--on", "2000", "--format", "json").json["agreements"]?[0]?[
                "since"]?[0]
            #expect(day?.string == rows[0].split(separator: ",")[2] + "-01-01")
        }
    }

    @Test("Where the map, or the column, comes to say another date of a row, that is told, and nothing is done")
    func readOtherwise() throws {
        try run(["1,Alpha,05/06/1990,", "2,Bravo,13/06/1991,"])
        let result = try run(["1,Alpha,05/06/1990,", "3,Cairo,06/14/1991,"], map: Self.map(), "--gone", "keep")
        #expect(result.status == 65)
        #expect(result.err.contains("line 2 is as before, but has another date by this map"), "\(result.err)")
        #expect(try events("fact.corrected").isEmpty)
    }

    @Test("A decision for a line is about that row, and about no other that comes to stand there")
    func lineOfEdition() throws {
        for id in ["valencia-es", "valencia-ve"] {
            try demo.succeed("record", "party", id, "--kind", "city", "--name", "Valencia")
        }
        let rows = ["1,Valencia,1950,", "2,Valencia,1951,"]
        try run(rows)
        try demo.succeed("resolve", "valencia", "--as", "valencia-es", "--line", "2", "--reason", "Spain.")
        #expect(try run(rows.reversed()).err.contains("2 waiting"))
        #expect(try events("membership.joined").isEmpty)
    }

    // MARK: - Drafted maps

    @Test("Without a map one is drafted, with what is doubtful, and nothing is recorded")
    func drafted() throws {
        let table =
            "Nr;City;Joined;Left\n1;Springfield;01.05.1990;-\n2;Shelbyville;1992;31.12.9999\n3;Ogdenville;25.03.1995;2001\n"
        try table.write(to: demo.folder.appendingPathComponent("league.csv"), atomically: true, encoding: .utf8)
        let before = try demo.succeed("log").out
        let draft = try demo.run("import", "csv", "league.csv")
        #expect(draft.status == 0, "\(draft.err)")
        #expect(draft.err.contains("In “Left” these are taken for no date, or for no end: “-” (1)."), "\(draft.err)")
        #expect(draft.err.contains("of which organisation are they members?"))
        #expect(draft.out.contains("line 2: 1 May 1990: Springfield joined League."), "\(draft.out)")
        #expect(try demo.succeed("log").out == before)
        #expect(try demo.run("import", "csv", "league.csv").err.contains("there is a map already"))
        let result = try demo.run("import", "csv", "league.csv", "--map", "league.csv.map.json")
        #expect(
            result.status == 0 && result.err.contains("3 rows read: 3 recorded; 9 events recorded."), "\(result.err)")
    }

    @Test("A spreadsheet that nothing here can read says how to save it")
    func spreadsheet() throws {
        try Data([0x50, 0x4B, 0x03, 0x04, 0, 0]).write(to: demo.folder.appendingPathComponent("a.xlsx"))
        let result = try demo.start(
            URL(fileURLWithPath: "/usr/bin/env"), ["PATH=/nowhere", Binary.executable.path, "import", "csv", "a.xlsx"]
        ).result()
        #expect(result.status == 65 && result.err.contains("Save the sheet as CSV in UTF-8"), "\(result.err)")
    }
}
