import CanonicalJSON
import Foundation
import Testing

/// `log` and `search` ask about days in the world too, and names mean what they meant when they were known.
@Suite struct WorldTimeTests {
    private let demo: Binary
    private let scratch: Scratch

    /// A town that took another name in 1990, and was known by a third only from 2021 on; a signing whose date was
    /// corrected.
    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key", "--recorded", "2019-01-01T00:00:00.000Z")
        demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
        func draft(_ day: String, _ id: String, _ rest: String) -> String {
            #"{"recorded":"\#(day)T12:00:00.000Z","key":"\#(id)",\#(rest)}"#
        }
        func party(_ id: String, _ name: String) -> String {
            #""type":"party.registered","data":{"party":"\#(id)","kind":"city","names":[{"text":"\#(name)"}]}"#
        }
        let drafts = [
            draft("2020-01-01", "p1", party("brook", "Oldbrook")), draft("2020-01-01", "p2", party("hill", "Hilltop")),
            draft(
                "2020-01-01", "rename",
                #""type":"party.renamed","on":"1990-05-01","data":{"party":"brook","names":[{"text":"Newbrook"}]}"#),
            draft(
                "2020-01-01", "a",
                #""type":"agreement.registered","data":{"agreement":"tie","kind":"sister-city","form":"bilateral","#
                    + #""parties":["brook","hill"]}"#),
            draft("2020-01-01", "s", #""type":"agreement.signed","on":"2001-03","data":{"agreement":"tie"}"#),
            draft("2020-01-01", "m", #""type":"meeting.held","on":"2005","data":{"participants":[{"party":"hill"}]}"#),
            draft(
                "2021-01-01", "d",
                #""type":"party.described","data":{"party":"hill","names":[{"text":"Mount","as":"alias"}]}"#),
            draft(
                "2021-01-01", "c",
                #""type":"fact.corrected","reason":"r","data":{"event":"s","set":{"/on":"2004-03"}}"#),
            draft(
                "2021-01-01", "typo",
                #""type":"party.described","data":{"party":"hill","names":[{"text":"Hiltop","as":"alias"}]}"#),
            draft("2022-01-01", "r", #""type":"fact.retracted","reason":"r","data":{"event":"typo"}"#),
        ]
        try demo.succeed("import", "drafts", "-", "--backfill", input: drafts.joined(separator: "\n"))
    }

    private func ids(_ arguments: String...) throws -> [String] {
        let result = try demo.run(["log"] + arguments)
        #expect(result.status == 0, "\(result.err)")
        return try result.out.split(separator: "\n").compactMap { try JSON(parsing: String($0))["id"]?.string }
    }

    private func parties(_ arguments: String...) throws -> [String] {
        let result = try demo.run(["search"] + arguments + ["--format", "json"])
        #expect(result.status == 0, "\(result.err)")
        return try result.json["names"]?.array?.compactMap { $0["party"]?.string } ?? []
    }

    @Test func `the log of a day holds what happened then, or may have, by the dates that were known`() throws {
        #expect(try ids("--on", "2004-03-15") == ["s", "c"])
        #expect(try ids("--on", "2001-03-15") == [])
        #expect(try ids("--on", "2001-03-15", "--known-on", "2020-06-01") == ["s"])
        #expect(try ids("--on", "2005-06-01") == ["m"])
        #expect(try ids("--from", "2004", "--to", "2005-01") == ["s", "m", "c"])
        #expect(try ids("--from", "1990", "--to", "1990") == ["rename"])
        #expect(try ids("tie", "--on", "2004") == ["s", "c"])
        #expect(try ids("hill", "--from", "2005") == ["m"])
    }

    @Test func `a day and a span of days exclude each other, and neither can be followed`() throws {
        #expect(try demo.run("log", "--on", "2004", "--from", "2003").status == 64)
        #expect(try demo.run("log", "--on", "2004", "--follow").status == 64)
        #expect(try demo.run("log", "--on", "soon").status == 64)
    }

    @Test func `a search on a day finds the names that were borne then`() throws {
        #expect(try parties("Oldbrook") == ["brook"])
        #expect(try parties("Oldbrook", "--on", "1980") == ["brook"])
        #expect(try parties("Oldbrook", "--on", "2000") == [])
        #expect(try parties("Newbrook", "--on", "1980") == [])
        #expect(try parties("brook", "--on", "2000") == ["brook"])
        #expect(try parties("Oldbrook", "--on", "1990") == ["brook"])
        #expect(try parties("Newbrook", "--on", "1990") == ["brook"])
        #expect(try demo.succeed("search", "brook", "--on", "2000", "--format", "json").json["on"] == "2000")
    }

    @Test func `a name that was retracted is nobody's, but is what it was before`() throws {
        #expect(try parties("Hiltop") == [])
        #expect(try parties("Hiltop", "--known-on", "2021-06-01") == ["hill"])
        #expect(try demo.run("show", "Hiltop").status == 65)
    }

    /// A name that was registered after the moment asked about was once taken for known then.
    @Test(arguments: [["show"], ["timeline"], ["audit"], ["log"], ["check"], ["stats"]])
    func `names and ids are those that were known by then`(command: [String]) throws {
        #expect(try demo.run(command + ["Mount"]).status != 65)
        let early = try demo.run(command + ["Mount", "--known-on", "2020-06-01"])
        #expect(early.status == 65, "\(early.out)")
        #expect(try demo.run(command + ["hill", "--known-on", "2019-06-01"]).status == 65)
    }

    @Test func `a region is named as it was known`() throws {
        #expect(try demo.run("timeline", "--within", "Mount").status == 0)
        #expect(try demo.run("timeline", "--within", "Mount", "--known-on", "2020-06-01").status == 65)
    }
}
