import CanonicalJSON
import Foundation
import Testing

/// The project's own ledger as people use it: searched, cloned, copied, damaged.
@Suite struct OwnLedgerTests {
    let scratch: Scratch
    let ledger: Binary

    init() throws {
        scratch = try Scratch()
        ledger = try scratch.projectLedger()
    }

    @Test func aPseudonymIsSaidToBeOne() throws {
        #expect(try ledger.succeed("show", "Li Jing").out.contains("pseudonym"))
    }

    @Test(
        "Xiangyang is found by any of its names, and Xianyang is not",
        arguments: ["襄阳", "xiangyang", "XIÁNGYANG", "Ｘiangyang", "iangyan"])
    func searching(text: String) throws {
        let names = try ledger.succeed("search", text, "--format", "json").json["names"]?.array ?? []
        let parties = Set(names.compactMap { $0["party"]?.string })
        #expect(parties == ["cn-hb-xiangyang"])
    }

    @Test func theSnapshotIsWhatTheLogFoldsTo() throws {
        let kept = try String(
            contentsOf: Binary.project.appendingPathComponent("snapshots/00000269.jsonl"), encoding: .utf8)
        #expect(try ledger.succeed("snapshot", "--print", "--known-on", "@268").out == kept)
    }

    @Test func theCountyAmongTheMayorsIsACounty() throws {
        let visit = try ledger.succeed("replay", "--on", "2023-11-30", "--format", "json").json["visits"]?.array?
            .first { $0["id"] == "heartland-mayors-2023" }
        let visitors = try #require(visit?["visitors"]?.array)
        let kinds = try visitors.compactMap { $0["for"]?.string }.map { party in
            try ledger.succeed("show", "party:\(party)", "--format", "json").json["identity"]?["kind"]?.string
        }
        #expect(kinds.filter { $0 == "county" }.count == 1)
        #expect(kinds.filter { $0 == "city" }.count == 5)
    }

    @Test func deletingWhatCanBeRebuiltChangesNoAnswer() throws {
        func answers() throws -> [String] {
            [
                try ledger.succeed("replay", "--on", "2024-02-10", "--known-on", "2024-02-16", "--format", "json").out,
                try ledger.succeed("show", "us-in-carmel", "--on", "2024-02-29", "--format", "json").out,
                try ledger.succeed("audit", "carmel-xiangyang", "--on", "2024-02-29", "--format", "json").out,
                try ledger.succeed("search", "carmel", "--format", "json").out,
            ]
        }
        let before = try answers()
        try FileManager.default.removeItem(at: ledger.folder.appendingPathComponent(".chancery"))
        #expect(try answers() == before)
    }

    @Test func aClonedLedgerVerifiesWhateverGitDoesToLineEnds() throws {
        let project = ledger.folder
        for name in [".gitattributes", ".gitignore"] {
            try FileManager.default.copyItem(
                at: Binary.project.appendingPathComponent(name), to: project.appendingPathComponent(name))
        }
        func git(_ arguments: String...) throws {
            let identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
            let result = try Binary(folder: project).start(
                URL(fileURLWithPath: "/usr/bin/env"), ["git"] + identity + arguments
            ).result()
            #expect(result.status == 0, "\(result.err)")
        }
        try git("init")
        try git("add", "-A")
        try git("commit", "-m", "A ledger")
        let clone = scratch.url.appendingPathComponent("clone")
        try git("-c", "core.autocrlf=true", "clone", "-c", "core.autocrlf=true", project.path, clone.path)
        try Binary(folder: clone).succeed("verify")
    }

    @Test func aLineEditedByHandIsNoticed() throws {
        try ledger.succeed("verify")
        let segment = ledger.folder.appendingPathComponent("events/00000000.jsonl")
        let text = try String(contentsOf: segment, encoding: .utf8)
        try text.replacing("2023-10-31", with: "2023-10-30", maxReplacements: 1).write(
            to: segment, atomically: false, encoding: .utf8)
        let result = try ledger.run("verify", "--format", "json")
        #expect(result.status == 3)
        #expect(try result.json["ok"] == false)
        let findings = try result.json["findings"]?.array ?? []
        #expect(findings.contains { $0["grade"] == "altered" })
    }

    @Test func anImportTwiceAddsNothing() throws {
        try scratch.binary.succeed("init", "twice", "--no-key", "--recorded", "2013-04-03T12:00:00.000Z")
        let twice = Binary(folder: scratch.url.appendingPathComponent("twice"))
        let lines = try ledger.succeed("log").out.split(separator: "\n").dropFirst()
        let drafts = try lines.map { line -> String in
            guard case .object(var object) = try JSON(parsing: String(line)) else { return "" }
            for key in ["seq", "via", "entered"] { object[key] = nil }
            return JSON.object(object).canonicalText
        }
        let input = drafts.joined(separator: "\n")
        let first = try twice.succeed("import", "drafts", "-", "--backfill", input: input)
        #expect(first.err.contains("\(drafts.count) recorded, 0 already there"))
        let log = try twice.succeed("log").out
        let second = try twice.succeed("import", "drafts", "-", "--backfill", input: input)
        #expect(second.err.contains("0 recorded, \(drafts.count) already there"))
        #expect(try twice.succeed("log").out == log)
    }

    @Test func ofTwoWritersOfTheSameIdOneIsToldWhyNot() async throws {
        try scratch.binary.succeed("init", "race", "--no-key")
        let race = Binary(folder: scratch.url.appendingPathComponent("race"))
        for round in 0..<5 {
            let results = try await withThrowingTaskGroup(of: Binary.Result.self) { group in
                for name in ["One", "Two"] {
                    group.addTask { try race.run("record", "party", "same-\(round)", "--kind", "city", "--name", name) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(results.filter { $0.status == 0 }.count == 1)
            let loser = try #require(results.first { $0.status != 0 })
            #expect(loser.status == 65)
            #expect(loser.err.contains("is taken"))
        }
        #expect(try race.succeed("log").out.split(separator: "\n").count == 6)
    }

    @Test func everyFileAndLineThatIsBadIsNamedAndNothingIsWritten() throws {
        try scratch.binary.succeed("init", "bad", "--no-key")
        let bad = Binary(folder: scratch.url.appendingPathComponent("bad"))
        let drafts = """
            {"type":"party.registered","data":{"party":"a","kind":"city","names":[{"text":"A"}]}}
            {"type":"party.registered","data":{"party":"b","kind":"town","names":[{"text":"B"}]}}
            {"type":"party.described","data":{"party":"c"}}
            """
        try drafts.write(to: bad.folder.appendingPathComponent("drafts.jsonl"), atomically: true, encoding: .utf8)
        let result = try bad.run("import", "drafts", "drafts.jsonl")
        #expect(result.status == 65)
        #expect(result.err.contains("drafts.jsonl:2") && result.err.contains("drafts.jsonl:3"))
        #expect(try bad.succeed("log").out.split(separator: "\n").count == 1)
        let kept = try bad.succeed("import", "drafts", "drafts.jsonl", "--skip-bad", "left.jsonl")
        #expect(kept.err.contains("1 recorded"))
        let left = try String(contentsOf: bad.folder.appendingPathComponent("left.jsonl"), encoding: .utf8)
        #expect(left.split(separator: "\n").count == 2)
    }
}
