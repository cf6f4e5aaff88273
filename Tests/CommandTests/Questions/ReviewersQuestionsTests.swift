import CanonicalJSON
import Foundation
import Testing

/// The questions that reviewers ask, with their answers on the project's own ledger.
@Suite struct ReviewersQuestionsTests {
    let scratch: Scratch
    let ledger: Binary

    init() throws {
        scratch = try Scratch()
        ledger = try scratch.projectLedger()
    }

    private func ask(_ words: String...) throws -> JSON {
        let result = try ledger.run(words + ["--format", "json"])
        #expect(result.status == 0, "\(words.joined(separator: " ")): \(result.err)")
        return try result.json
    }

    private func ids(_ report: JSON) -> [String] { (report["entries"]?.array ?? []).compactMap { $0["id"]?.string } }

    @Test func `question 1: what did Carmel have in force on a day, as known on that day?`() throws {
        let answer = try ask(
            "show", "us-in-carmel", "--on", "2024-02-10", "--known-on", "2024-02-10", "--status", "in-force",
            "--kind", "agreements", "--kind", "memberships")
        let agreements = answer["agreements"]?.array ?? []
        #expect(agreements.compactMap { $0["id"]?.string } == ["carmel-xiangyang"])
        #expect(agreements.first?["certainty"] == "certain")
        #expect(agreements.first?["since"] == ["2023-10-31", "2023-10-31"])
        #expect(answer["memberships"] == [])
    }

    @Test func `question 2: when was the tie signed, by whom, where, and who disagrees?`() throws {
        let blame = try ask("blame", "carmel-xiangyang", "since")
        let entries = blame["entries"]?.array ?? []
        let dates = entries.map { [$0["id"]?.string, $0["value"]?.string] }
        #expect(
            dates == [
                ["peoples-daily-2023-11-01:C01", "2023-10-31"], ["voa-2024-02-16:F33", "2023-10~"],
                ["voa-2024-02-16:F67", "2023-10~"], ["banks-2024:C02", "2023-11"],
            ])
        let steps = entries.map { ($0["steps"]?.array ?? []).compactMap { $0["what"]?.string } }
        #expect(steps == [["recorded", "preferred"], ["recorded"], ["recorded"], ["recorded", "passed over"]])
        #expect(entries[0]["steps"]?[1]?["rule"] == "the report nearest to the event")
        let signings = try ask("timeline", "carmel-xiangyang", "--type", "agreement.signed")
        let first = signings["entries"]?.array?.first { $0["id"] == "peoples-daily-2023-11-01:C01" }
        #expect(first?["place"] == "cn-hb-wuhan")
        #expect(first?["what"]?.string?.contains("Jim Brainard (mayor) and Wang Taihui (mayor)") == true)
    }

    @Test func `question 3: has Carmel ended the tie, and what came later?`() throws {
        let agreement = try ask("show", "carmel-xiangyang", "--on", "2024-06-01")["agreements"]?[0]
        #expect(agreement?["status"] == "in-force")
        #expect(agreement?["certainty"] == "certain")
        #expect(agreement?["until"] == ["..", ".."])
        let flags = agreement?["flags"]?.array?.compactMap { $0["flag"]?.string }
        #expect(flags == ["under-review", "disputed"])
        #expect(agreement?["evidence"] == [214])
        #expect(ids(try ask("timeline", "carmel-xiangyang", "--modality", "negated")) == ["voa-2024-02-16:F72"])
        let later = ids(try ask("timeline", "carmel-xiangyang", "--from", "2024-02-17"))
        #expect(
            Set(later) == [
                "west-palm-beach-news-2024-02:C05", "west-palm-beach-news-2024-02:C05-statement",
                "indiana-economic-digest-2024-03-18:C06", "banks-2024:C02-demand",
            ])
    }

    @Test func `question 4: what did Carmel leave in early 2024, when, why and according to whom?`() throws {
        let answer = try ask(
            "show", "us-in-carmel", "--on", "2024-03-01", "--kind", "memberships", "--status", "ended", "--explain")
        let memberships = answer["memberships"]?.array ?? []
        #expect(memberships.compactMap { $0["organisation"]?.string } == ["ushca"])
        let membership = try #require(memberships.first)
        #expect(membership["announced"] == "2024-02")
        #expect(membership["until"] == ["2024-01-02", "2024-02-29"])
        #expect(membership["mode"] == "withdrawal")
        #expect(membership["grounds"]?.array?.compactMap { $0["who"]?.string } == ["sue-finkam", "sue-finkam"])
        let sources = (answer["entries"]?.array ?? []).compactMap { $0["sources"]?[0]?["source"]?.string }
        #expect(Set(sources) == ["voa-2024-02-16", "manualproofer-2024-02"])
    }

    @Test func `question 5: who was on the delegation, in which role; who organised, invited, paid?`() throws {
        let visit = try ask("show", "heartland-mayors-2023", "--on", "2023-10-31")["visits"]?[0]
        let mayors = (visit?["visitors"]?.array ?? []).filter { $0["as"] == "mayor" }.compactMap { $0["for"]?.string }
        #expect(
            Set(mayors) == [
                "us-in-carmel", "us-mn-rochester", "us-mo-columbia", "us-tn-shelby-county", "us-ms-jackson",
                "us-ms-oxford",
            ])
        #expect(visit?["organisers"]?.array?.compactMap { $0["party"]?.string } == ["ushca"])
        #expect(visit?["inviters"]?.array?.compactMap { $0["party"]?.string } == ["cpaffc"])
        #expect(visit?["payers"] == [])
    }

    @Test func `question 6: which visits were planned and have no outcome?`() throws {
        let answer = try ask("replay", "--kind", "visits", "--status", "planned", "--status", "overdue")
        #expect(answer["visits"]?.array?.compactMap { $0["id"]?.string } == ["tacoma-fuzhou-2024-03"])
    }

    @Test func `question 7: was the visit confirmed, and since when is it overdue?`() throws {
        let visit = try ask("show", "tacoma-fuzhou-2024-03")["visits"]?[0]
        #expect(visit?["plan"] == .null)
        #expect(visit?["status"] == "overdue")
        #expect(visit?["since"] == ["2024-04-01", "2024-04-01"])
        #expect(
            try ledger.succeed("show", "tacoma-fuzhou-2024-03").out.contains("whether it is confirmed is not recorded"))
    }

    @Test func `question 8: which contacts were there between two regions, certainly and possibly?`() throws {
        let answer = try ask("timeline", "--between", "us-in", "cn-hb", "--from", "2023-09", "--to", "2024-03")
        let article = ["F27", "F33", "F35", "F40", "F66", "F67"].map { "voa-2024-02-16:" + $0 }
        let others = [
            "peoples-daily-2023-11-01:C01", "peoples-daily-2023-11-01:C01-visit", "ushca-2023-11-27:C03",
            "banks-2024:C02", "banks-2024:C02-visit",
        ]
        #expect(Set(ids(answer)) == Set(article + others))
        #expect(answer["entries"]?.array?.allSatisfy { $0["certainty"] == "certain" } == true)
        let october = try ask("timeline", "--between", "us-in", "cn-hb", "--from", "2023-10-15", "--to", "2023-10-31")
        let certain = october["entries"]?.array?.filter { $0["certainty"] == "certain" } ?? []
        #expect(
            Set(certain.compactMap { $0["id"]?.string }) == [
                "peoples-daily-2023-11-01:C01", "peoples-daily-2023-11-01:C01-visit", "ushca-2023-11-27:C03",
            ])
        // Nothing says that the tour of October had ended.
        let later = try ask("timeline", "--between", "us-mn", "cn-hb", "--from", "2024-03")
        #expect(Set(ids(later)) == Set(["F23", "F35", "F40"].map { "voa-2024-02-16:" + $0 }))
        #expect(later["entries"]?.array?.allSatisfy { $0["certainty"] == "possible" } == true)
    }

    @Test func `question 9: how many ties are held, and how many claimed, in which unit?`() throws {
        #expect(ids(try ask("timeline", "--type", "agreement.registered")).count == 4)
        let held = try ask("replay", "--on", "2024-02-16", "--kind", "agreements", "--status", "in-force")
        #expect(
            held["agreements"]?.array?.compactMap { $0["id"]?.string } == [
                "carmel-xiangyang", "rochester-mn-xianyang", "tacoma-fuzhou",
            ])
        let series = try ask("replay", "--kind", "indicators")["indicators"]?.array ?? []
        func claims(_ id: String) -> [[String?]] {
            (series.first { $0["id"]?.string == id }?["claims"]?.array ?? []).map {
                [$0["value"]?.string, $0["unit"]?.string]
            }
        }
        #expect(
            claims("cn-us-sister-pairs") == [
                ["277", "pairs"], ["284", "pairs"], ["286", "pairs"], ["288", "pairs"],
            ])
        #expect(claims("cn-us-sister-cities-and-states") == [["284", "cities and states"]])
        #expect(claims("us-cities-with-cn-agreements") == [["150", "US cities"]])
    }

    @Test func `question 11: which statements are opinions or claims?`() throws {
        let said = ids(try ask("timeline", "--statement", "opinion", "--statement", "claim"))
        let numbers = [
            // opinions
            "F04", "F21", "F22", "F26", "F44", "F45", "F46", "F47", "F53", "F63", "F64", "F76", "F77", "F78",
            "F20", "F24", "F48", "F60", "F61", "F62", "F71", "F74-statement", "F75",
        ]
        #expect(Set(said) == Set(numbers.map { "voa-2024-02-16:" + $0 }))
        #expect(ids(try ask("timeline", "--modality", "claimed")) == ["voa-2024-02-16:F74"])
    }

    @Test func `question 12: which corrections were made?`() throws {
        let entries = try ask("timeline", "--type", "fact.corrected")["entries"]?.array ?? []
        #expect(entries.compactMap { $0["id"]?.string } == ["correction/embassy-uk-2023-10-25"])
        let correction = try #require(entries.first)
        #expect(
            correction["changes"] == [
                ["field": "/data/published", "before": "2023-10-25", "after": "[2023-10-25..2023-10-30]"]
            ])
        #expect(correction["by"] == "example register")
        #expect(correction["recorded"] == "2023-10-30T12:00:00.000Z")
        #expect(correction["reason"]?.string?.contains("30 October") == true)
    }

    @Test func `question 13: what was known on 2023-11-05, and what has been learned since?`() throws {
        let then = try ask("replay", "--on", "2023-11-05", "--known-on", "2023-11-05")
        #expect(then["log"]?["size"] == 73)
        #expect(then["memberships"] == [])
        #expect(then["agreements"]?.array?.count == 3)
        let diff = try ask("diff", "--known-on", "2023-11-05", "now", "--at", "2024-06-01")
        let changed = Set((diff["changes"]?.array ?? []).compactMap { $0["subject"]?.string })
        #expect(
            changed.isSuperset(of: [
                "membership:us-in-carmel/ushca", "agreement:carmel-xiangyang", "office:sue-finkam/us-in-carmel/mayor",
                "visit:tacoma-fuzhou-2024-03",
            ]))
        let learned = (diff["learned"]?.array ?? []).flatMap { $0["events"]?.array ?? [] }
        #expect(learned.count == 269 - 73)
    }

    @Test func `question 14: who entered these events, with which version?`() throws {
        let entries = try ask("timeline", "carmel-xiangyang", "--by", "example register")["entries"]?.array ?? []
        #expect(entries.count == 11)
        #expect(entries.allSatisfy { $0["via"]?.string?.hasPrefix("chancery") == true && $0["entered"] != nil })
        #expect(try ledger.succeed("timeline", "carmel-xiangyang").out.contains("via chancery"))
    }

    @Test func `question 17: who is Li Jing?`() throws {
        let answer = try ask("show", "Li Jing")
        let id = try #require(answer["identity"]?["id"]?.string)
        #expect(answer["identity"]?["kind"] == "pseudonym")
        let refused = try ledger.run(
            "record", "merge", id, "jim-brainard", "--reason", "A guess.", "--unsigned")
        #expect(refused.status == 65)
        #expect(refused.err.contains("pseudonym"))
    }

    @Test func `question 18: who was asked and did not answer, or declined?`() throws {
        let inquiries = try ask("replay", "--kind", "inquiries", "--ended")["inquiries"]?.array ?? []
        let embassy = try #require(inquiries.first { $0["id"] == "voa-embassy-2024-02" })
        #expect(embassy["to"] == ["cn-embassy-us"])
        #expect(embassy["status"] == "open")
        #expect(embassy["unanswered_up_to"] == ["2024-02-16", "2024-02-16"])
        let association = try #require(inquiries.first { $0["id"] == "voa-ushca-2024-02" })
        #expect(association["to"] == ["ushca"])
        #expect(association["status"] == "declined")
        #expect(association["until"] == [.null, "2024-02-16"])
        #expect(inquiries.count == 2)
    }

    @Test func `question 19: which dates were resolved from words, and which stay imprecise?`() throws {
        let stated = try ask("timeline", "--stated")["entries"]?.array ?? []
        func resolution(_ id: String) -> [String?] {
            let entry = stated.first { $0["id"]?.string == id }
            return [entry?["stated"]?.string, entry?["anchor"]?.string, entry?["on"]?.string]
        }
        #expect(resolution("peoples-daily-2023-11-01:C01") == ["on Tuesday", "2023-11-01", "2023-10-31"])
        #expect(resolution("voa-2024-02-16:F12") == ["last month", "2024-02-16", "2024-01"])
        #expect(resolution("china-daily-2015-09-22:C17") == ["in the next year", "1993", "1994"])
        #expect(stated.filter { $0["anchor"] != nil }.count == 57)
        let imprecise = Set(ids(try ask("timeline", "--stated", "--imprecise")))
        #expect(imprecise.contains("voa-2024-02-16:F33") && imprecise.contains("voa-2024-02-16:F70"))
        #expect(!imprecise.contains("peoples-daily-2023-11-01:C01"))
    }

    @Test func `question 10: what rests on one source, a translation, or hearsay?`() throws {
        let findings =
            try ask(
                "check", "--on", "2024-06-01", "--rule", "single-source", "--rule", "translation-only", "--rule",
                "hearsay-only", "--fail-on", "never")["findings"]?.array ?? []
        func subjects(_ rule: String) -> Set<String> {
            Set(findings.filter { $0["rule"]?.string == rule }.compactMap { $0["subject"]?.string })
        }
        #expect(subjects("single-source").contains("visit:tacoma-fuzhou-2024-03"))
        #expect(!subjects("single-source").contains("agreement:carmel-xiangyang"))
        #expect(subjects("translation-only").contains("contact:li-jing-investment"))
        #expect(subjects("hearsay-only").contains("contact:li-jing-shandong-delegations"))
    }

    @Test func `question 15: was anything removed or altered between two reviews?`() throws {
        let kept = ledger.folder.appendingPathComponent("kept.json")
        try ledger.succeed("audit", "us-in-carmel", "--format", "json").out.write(
            to: kept, atomically: true, encoding: .utf8)
        #expect(try ledger.run("verify", "--since", kept.path).status == 0)
        #expect(try ledger.run("verify", kept.path).status == 0)
        #expect(try ledger.succeed("prove", "--consistency", "223").out.hasPrefix("old 223\n"))
        #expect(try ledger.succeed("prove", "--consistency", "0").out.hasPrefix("old 0\n\n"))
        // An event that was altered since is found out.
        let segment = ledger.folder.appendingPathComponent("events/00000000.jsonl")
        let lines = try String(contentsOf: segment, encoding: .utf8)
        try lines.replacing("Jim Brainard", with: "Jim Brainerd", maxReplacements: 1).write(
            to: segment, atomically: true, encoding: .utf8)
        #expect(try ledger.run("verify", "--since", kept.path).status == 3)
    }

    @Test func `question 16: are namesakes kept apart everywhere?`() throws {
        let findings = try ask("check", "--rule", "parties-look-alike", "--fail-on", "never")["findings"]
        #expect(findings == [])
        for (name, parties) in [
            ("Xiangyang", ["cn-hb-xiangyang"]), ("Xianyang", ["cn-sn-xianyang"]),
            ("Carmel", ["us-ca-carmel", "us-in-carmel"]), ("Rochester", ["us-mn-rochester", "us-ny-rochester"]),
        ] {
            let found = try ledger.succeed("search", name).out.matches(of: /party:([a-z0-9-]+)/).map { String($0.1) }
            for party in parties { #expect(found.contains(party), "\(name)") }
        }
    }

    @Test func `question 20: what is not in a trail?`() throws {
        let trail = try ask("audit", "us-in-carmel", "--on", "2024-06-01")
        let scope = trail["scope"]
        #expect(scope?["events"] == 44 && scope?["left_out"] == 225)
        guard case .object(let types)? = trail["left_out_types"] else { return #expect(Bool(false)) }
        #expect(types.map { $0.value.integer ?? 0 }.reduce(0, +) == 225)
        #expect(scope?["supporting"] == 17 && scope?["left_out_same"] == 16)
    }

    @Test func `question 22: which memberships have ended on a day that nobody knows?`() throws {
        let answer = try ask("replay", "--kind", "memberships", "--unknown-end")
        #expect(answer["memberships"]?.array?.compactMap { $0["subject"]?.string } == ["membership:us-in-carmel/ushca"])
        #expect(answer["memberships"]?[0]?["until"] == ["2024-01-02", "2024-02-29"])
    }
}
