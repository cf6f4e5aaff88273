import Foundation
import Testing

/// Names as they are typed, and as they look.
@Suite struct LookAlikeNamesTests {
    let scratch: Scratch
    let demo: Binary

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key")
        demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
    }

    private func importCities(_ names: [String]) throws {
        let map = """
            {"job":"t","source":{"kind":"dataset","title":"T"},"parties":{"c":{"kind":"city","name":"{City}"},
             "l":{"kind":"organisation","name":"The League"}},
             "events":[{"key":"joined","type":"membership.joined","on":"On","data":{"member":"c","organisation":"l"}}]}
            """
        try map.write(to: demo.folder.appendingPathComponent("t.json"), atomically: true, encoding: .utf8)
        let rows = names.map { "\($0),2001\n" }.joined()
        try demo.succeed("import", "csv", "-", "--map", "t.json", input: "City,On\n" + rows)
    }

    @Test("Letters that do not decompose are kept in ids, and found as they are typed")
    func plainLetters() throws {
        try importCities(["Łódź Poland", "Køge", "Bağcılar", "Đà Nẵng", "Århus", "Weißenfels"])
        let found = [
            ("Lodz", "lodz-poland"), ("Koge", "koge"), ("Bagcilar", "bagcilar"), ("Da Nang", "da-nang"),
            ("arhus", "arhus"), ("weissenfels", "weissenfels"), ("ŁÓDŹ", "lodz-poland"),
        ]
        for (typed, id) in found {
            let names = try demo.succeed("search", typed, "--format", "json").json["names"]?.array ?? []
            #expect(names.compactMap { $0["party"]?.string } == [id], "\(typed)")
        }
    }

    @Test("A forged name is found by the name that it looks like, and by check")
    func forged() throws {
        let forged = ["\u{410}lpha", "Al\u{200B}pha", "A1pha"]
        for (number, name) in (["Alpha", "Альфа"] + forged).enumerated() {
            try demo.succeed("record", "party", "p\(number)", "--kind", "city", "--name", name)
        }
        let names = try demo.succeed("search", "alpha", "--format", "json").json["names"]?.array ?? []
        #expect(Set(names.compactMap { $0["party"]?.string }) == ["p0", "p2", "p3", "p4"])
        let honest = try demo.succeed("search", "альф", "--format", "json").json["names"]?.array ?? []
        #expect(honest.compactMap { $0["party"]?.string } == ["p1"])
        let report = try demo.run("check", "--rule", "names-look-alike", "--format", "json", "--fail-on", "never").json
        let findings = report["findings"]?.array ?? []
        #expect(findings.count == forged.count)
        let words = findings.compactMap { $0["what"]?.string }.joined()
        // Nobody sees which character it is, so it is named.
        #expect(words.contains("U+0410") && words.contains("U+200B"), "\(words)")
    }

    @Test("A name is found from any side of the pair, whoever stands between, and none that only shares a case")
    func pairs() throws {
        let names = [
            "h": "Paris", "f": "P\u{430}ris", "m": "Paris\u{200B}", "trento": "Trento", "forged": "Tren\u{442}o",
            "cia": "CIA",
            "cla": "CLA",
        ]
        for (id, name) in names.sorted(by: <) {
            try demo.succeed("record", "party", id, "--kind", "city", "--name", name, "--id", "e-\(id)")
        }
        for pair in [["e-h", "e-m"], ["e-m", "e-f"]] {
            let data = #"{"relation":"distinct","events":["\#(pair[0])","\#(pair[1])"]}"#
            try demo.succeed("import", "drafts", "-", input: #"{"type":"facts.linked","data":\#(data)}"# + "\n")
        }
        func found(_ subject: String...) throws -> [String] {
            let arguments =
                ["check"] + subject + ["--rule", "names-look-alike", "--format", "json", "--fail-on", "never"]
            let findings = try demo.run(arguments).json["findings"]?.array ?? []
            return findings.compactMap { $0["what"]?.string }
        }
        let all = try found()
        #expect(all.count == 2, "\(all)")
        #expect(all.contains { $0.contains("party:h") || $0.contains("party:f") })
        #expect(all.contains { $0.contains("Trento") })
        for subject in ["h", "f", "trento", "forged"] { #expect(try found(subject).count == 1, "\(subject)") }
        for subject in ["m", "cia"] { #expect(try found(subject).isEmpty, "\(subject)") }
        let hits = try demo.succeed("search", "trento", "--format", "json").json["names"]?.array ?? []
        #expect(Set(hits.compactMap { $0["party"]?.string }) == ["trento", "forged"])
    }
}
