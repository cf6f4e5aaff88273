import CanonicalJSON
import Foundation
import Testing

/// What a map is guessed to be, by headings and values; each is valid, and the dry run says in sentences what it makes of the rows.
@Suite struct DraftedMapTests {
    let scratch: Scratch
    let demo: Binary

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key")
        demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
    }

    struct Specimen: Sendable, CustomTestStringConvertible {
        let name: String
        let table: String
        /// Sentences of the dry run.
        var sentences: [String] = []
        var doubts: [String] = []
        /// What stands in the map.
        var map: [String] = []
        var account = ""

        var testDescription: String { name }
    }

    static let specimens = [
        Specimen(
            name: "visits",
            table: """
                Visitor,From,Host,Arrival,Departure,Purpose
                Anna Berg,Norland,Riverton,2001-05-03,2001-05-06,Trade
                Ben Cole,Southland,Easton,2002-07-01,2002-07-01,Sport
                Cara Diaz,Norland,Riverton,2003-01-09,,Culture
                """,
            sentences: ["line 2: from 3 May 2001 to 6 May 2001: Anna Berg visited Riverton"],
            doubts: ["Whether “Host” names cities, countries or others is a guess."],
            map: [#""on": { "from": "Arrival", "to": "Departure" }"#, #""for": "sender""#],
            account: "3 rows read: 3 recorded"),
        Specimen(
            name: "journeys",
            table: """
                From country,To city,Date of visit
                Norland,Riverton,2001-05-03
                Southland,Easton,2002-07-01
                """,
            sentences: ["line 2: 3 May 2001: Norland visited Riverton"],
            map: [#""kind": "country""#, #""kind": "city""#],
            account: "2 rows read: 2 recorded"),
        Specimen(
            name: "officers",
            table: """
                Name;Office;Ministry;Start;End
                Anna Berg;Minister;Trade;01.05.2001;31.12.2004
                Ben Cole;Secretary;Finance;2002;present
                Cara Diaz;Minister;Finance;13.02.2003;-
                Total;3;;;
                """,
            sentences: [
                "line 2: 1 May 2001: Anna Berg became Minister of Trade.",
                "line 2: 31 December 2004: Anna Berg left the office of Minister of Trade.",
            ],
            doubts: [
                "Line 5 is passed over as a footer: “Total” begins a footer.",
                "In “End” these are taken for no date, or for no end: “-” (1), “present” (1).",
            ],
            map: [#""skip_last": 1"#], account: "3 rows read: 3 recorded"),
        Specimen(
            name: "mayors",
            table: """
                City,Mayor,From,To
                Riverton,Anna Berg,2001-01-01,2005-01-01
                Easton,Ben Cole,2002-01-01,
                """,
            sentences: ["line 2: 1 January 2001: Anna Berg became mayor of Riverton."],
            doubts: ["No column names the office: “Mayor”, the name of the column, is a guess."],
            account: "2 rows read: 2 recorded"),
        Specimen(
            name: "ties",
            table: """
                City,Partner city,Type,Title,Signed,Status
                Amasya,Berat,Sister city,Pact of A,1991-05-01,active
                Berat,Lille,Twinning,Pact of B,1992,suspended
                Lille,Nantes,Memorandum of understanding,Pact of C,1993,ended
                """,
            sentences: ["line 2: 1 May 1991: The parties signed amasya-berat.", "line 3: 1992"],
            map: [
                #""sorted": ["City", "Partner city"]"#, #""Twinning": "sister-city""#,
                #""Memorandum of understanding": "memorandum""#, #""title": "{Title}""#, #""status": "suspended""#,
                #""type": "agreement.ended""#,
            ], account: "3 rows read: 3 recorded"),
        Specimen(
            name: "partnerstädte",
            table: "Nr;Stadt;Land;Partnerstadt;seit\n1;Köln;DE;Lille;1958\n2;Bonn;DE;Oxford;1947\n",
            sentences: ["line 2: 1958: The parties signed koln-lille."],
            doubts: ["What kind of agreement it is, no column says"],
            map: [#""key": "{Nr}""#, #""sorted": ["Stadt", "Partnerstadt"]"#], account: "2 rows read: 2 recorded"),
        Specimen(
            name: "members",
            table: """
                Country,Organisation,Joined,Left,Status
                Norland,League,1990,,Full member
                Southland,League,1991,,Observer
                Eastland,Union,1992,1999,Withdrawn
                Westland,Union,1993,,Suspended
                Midland,Union,1994,,Withdrawn
                Upland,Union,1995,,Odd
                """,
            sentences: [
                "line 2: 1990: Norland joined League.", "line 4: 1999: The membership of Eastland in Union ended.",
                "Westland was a member of Union.", "The membership of Midland in Union ended.",
            ],
            doubts: ["What “Odd” in “Status” means nobody knows here."],
            map: [#""Observer": "observer""#, #""when": { "Left": "empty", "Status": ["Withdrawn"] }"#],
            account: "6 rows read: 6 recorded"),
        Specimen(
            name: "treaties",
            table: """
                State,Treaty,Signature,Ratification,Entry into force
                Norland,Treaty of Riverton,1990-01-02,1991-02-03,1992-03-04
                Southland,Treaty of Riverton,1990-01-02,,
                Norland,Treaty of Easton,1995-01-02,1996-02-03,1997-03-04
                """,
            sentences: ["line 2: 2 January 1990: Norland signed treaties-treaty-of-riverton."],
            map: [
                #""once": "{Treaty}""#, #""effect": "subject-to-approval""#, #""type": "agreement.entered-into-force""#,
            ],
            account: "3 rows read: 3 recorded"),
        Specimen(
            name: "signed", table: "Town,Country,Signed\nAix,France,1990\nBari,Italy,1991\n",
            sentences: ["line 2: 1990: Aix joined Signed."], map: [#""on": "Signed""#],
            account: "2 rows read: 2 recorded"),
        Specimen(
            name: "unterzeichnet", table: "Stadt;Unterzeichnet am\nAurich;1987\nBelfort;1992\n",
            sentences: ["line 3: 1992: Belfort joined Unterzeichnet."], account: "2 rows read: 2 recorded"),
        Specimen(
            name: "signature", table: "Ville;Date de signature\nAuch;14 mai 1987\nBâle;1er février 1992\n",
            map: [#""on": "Date de signature""#]),
        Specimen(
            name: "since",
            table: "Stadt;Land;Partner seit;bis\nAurich;Deutschland;14. Mai 1987;heute\nBelfort;Frankreich;1992;\n",
            sentences: ["line 3: 1992: Belfort joined Since."], map: [#""on": "Partner seit""#, #""on": "bis""#]),
        Specimen(
            name: "ambassadors",
            table: """
                Name,Country,From,To,Title
                John Smith,France,1990-01-01,1994-02-03,Ambassador
                Jane Doe,Italy,1994-01-01,,Chargé d'affaires
                """,
            sentences: ["line 2: 1 January 1990: John Smith became Ambassador of France."],
            map: [#""kind": "person", "name": "{Name}""#], account: "2 rows read: 2 recorded"),
        Specimen(
            name: "denied",
            table: """
                City A;City B;Signed;Status
                Aix;Bari;1990;active
                Bari;Cadiz;1991;never signed
                Cadiz;Dole;1992;rejected
                Dole;Essen;1993;terminated
                """,
            doubts: ["In “Status” “never signed”, “rejected”, “terminated” may deny what the row tells"]),
        Specimen(
            name: "headless", table: "Aachen,,1990-01-01\nBonn,Germany,1991-01-01\nColmar,France,1992-01-01\n",
            sentences: ["line 1: Aachen was registered as a city.", "line 3: Colmar was registered as a city."],
            doubts: ["The first row is no header: the columns are called “a”, “b”, “c”."],
            map: [#""columns": ["a", "b", "c"]"#]),
        Specimen(
            name: "twice", table: "A;B;Date\nUlm;Dole;1999\nAachen;Reims;1967\nReims;Aachen;1967\n",
            map: [#""agreement": "{pair}""#], account: "3 rows read: 2 recorded, 1 already there (line 4)"),
        Specimen(
            name: "renewed", table: "A;B;Date\nUlm;Dole;1999\nAachen;Reims;1967\nReims;Aachen;1968\n",
            map: [#""agreement": "{pair} {Date}""#], account: "3 rows read: 3 recorded"),
        Specimen(
            name: "lines",
            table: "A;B;Date\nUlm;Dole;1999\nAachen;Reims;1967\nReims;Aachen;1968\nReims;Aachen;1968\n",
            doubts: ["Nothing but their lines tells agreements of the same two apart"], map: [#"{line}"#]),
        Specimen(
            name: "in-force",
            table: "Country,Treaty,In force\nNorland,Pact of Easton,1990\nSouthland,Pact of Easton,1991\n",
            map: [#""on": "In force""#], account: "2 rows read: 2 recorded"),
        Specimen(
            name: "numbers", table: "a,b\n1,2\n3,4\n",
            doubts: ["No column looks like names. Say in \"parties\" who takes part."]),
    ]

    @Test("A map is drafted by headings and values", arguments: specimens)
    func drafted(specimen: Specimen) throws {
        let file = specimen.name + ".csv"
        try specimen.table.write(to: demo.folder.appendingPathComponent(file), atomically: true, encoding: .utf8)
        let before = try demo.succeed("log").out
        let draft = try demo.succeed("import", "csv", file)
        let map = try String(contentsOf: demo.folder.appendingPathComponent(file + ".map.json"), encoding: .utf8)
        for sentence in specimen.sentences { #expect(draft.out.contains(sentence), "\(draft.out)\(draft.err)") }
        for doubt in specimen.doubts { #expect(draft.err.contains("- " + doubt), "\(draft.err)") }
        for part in specimen.map { #expect(map.contains(part), "\(map)") }
        #expect(try demo.succeed("log").out == before)
        guard !specimen.account.isEmpty else { return }
        let result = try demo.run("import", "csv", file, "--map", file + ".map.json")
        #expect(result.status == 0 && result.err.contains(specimen.account), "\(result.err)\(map)")
        #expect(try demo.succeed("verify").status == 0)
    }

    @Test("A table from standard input has its map beside it, and one whose name is taken another name")
    func inputAndNames() throws {
        let table = "City,Joined\nAton,1990\nBerat,1991\n"
        let draft = try demo.run("import", "csv", "-", input: table)
        #expect(draft.status == 0 && draft.err.contains("A map was drafted: table.map.json"), "\(draft.err)")
        #expect(draft.out.contains("line 2: 1990: Aton joined Table."), "\(draft.out)")
        #expect(draft.err.contains("the same table once more, to chancery import csv - --map table.map.json --dry-run"))
        try demo.succeed("import", "csv", "-", "--map", "table.map.json", input: table)
        try table.write(to: demo.folder.appendingPathComponent("table.csv"), atomically: true, encoding: .utf8)
        let second = try demo.succeed("import", "csv", "table.csv")
        #expect(
            second.err.contains("The ledger has “table” already, so the draft is called “table-2”."), "\(second.err)")
    }

    @Test("Without a ledger the map is drafted all the same")
    func noLedger() throws {
        let table = "City,Joined\nAton,1990\nBerat,1991\n"
        try table.write(to: scratch.url.appendingPathComponent("t.csv"), atomically: true, encoding: .utf8)
        let draft = try scratch.binary.succeed("import", "csv", "t.csv")
        #expect(draft.err.contains("chancery init makes one"), "\(draft.err)")
    }
}
