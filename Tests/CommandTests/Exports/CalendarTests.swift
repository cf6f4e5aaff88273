import Foundation
import Testing

/// Entries of a calendar over the life of a visit: whoever has an earlier one must see that there is a newer.
@Suite struct CalendarTests {
    let scratch: Scratch
    let ledger: Binary

    init() throws {
        scratch = try Scratch()
        try scratch.binary.succeed("init", "ledger", "--no-key")
        ledger = Binary(folder: scratch.url.appendingPathComponent("ledger"))
    }

    /// An entry's properties.
    private typealias Entry = [String: String]

    private func entries(_ binary: Binary, knownOn moment: String = "now") throws -> [String: Entry] {
        let text = try binary.succeed("export", "ical", "--on", "2024-06-01", "--known-on", moment).out
            .replacing("\r\n ", with: "")
        let entries = text.components(separatedBy: "BEGIN:VEVENT").dropFirst().map { part in
            Entry(
                part.components(separatedBy: "\r\n").compactMap { line in
                    line.firstIndex(of: ":").map { (String(line[..<$0]), String(line[$0...].dropFirst())) }
                }, uniquingKeysWith: { first, _ in first })
        }
        return Dictionary(uniqueKeysWithValues: entries.map { ($0["UID"] ?? "", $0) })
    }

    private func visit(_ id: String = "v", knownOn moment: String = "now") throws -> Entry? {
        try entries(ledger, knownOn: moment).first { $0.key.hasPrefix(id + "@") }?.value
    }

    /// The moment at which an event was recorded, as a calendar writes it.
    private func recorded(_ seq: Int) throws -> String {
        let line = try ledger.succeed("log").out.split(separator: "\n")[seq]
        let moment = try #require(line.firstMatch(of: /"recorded":"([^"]*)"/)).1
        return moment.filter { $0.isNumber || $0 == "T" }.prefix(15) + "Z"
    }

    @Test("Each event, correction, retraction and preference raises SEQUENCE, and gives DTSTAMP its moment")
    func life() throws {
        let steps: [(words: [String], start: String, status: String)] = [
            (
                ["record", "plan", "v", "--on", "2024-01-01", "--for", "2024-03-01", "--id", "plan"], "20240301",
                "TENTATIVE"
            ),
            (
                ["correct", "plan", "--set", "/data/for=2024-03-08", "--reason", "x", "--id", "c1"], "20240308",
                "TENTATIVE"
            ),
            (
                ["correct", "plan", "--set", "/data/status=confirmed", "--reason", "x", "--id", "c2"], "20240308",
                "TENTATIVE"
            ),
            (["retract", "c1", "--reason", "x", "--id", "r1"], "20240301", "TENTATIVE"),
            (["retract", "r1", "--reason", "x", "--id", "r2"], "20240308", "TENTATIVE"),
            (["record", "visit", "v", "--on", "2024-03-09", "--id", "held"], "20240309", "CONFIRMED"),
            (["record", "visit", "v", "--on", "2024-03-10", "--id", "other"], "20240309", "CONFIRMED"),
            (
                [
                    "prefer", "other", "--among", "held", "--among", "other", "--rule", "x", "--reason", "x", "--id",
                    "p",
                ], "20240310", "CONFIRMED"
            ),
            (["retract", "held", "--reason", "x"], "20240310", "CONFIRMED"),
            (["retract", "other", "--reason", "x"], "20240308", "TENTATIVE"),
            (["record", "outcome", "v", "--on", "2024-03-01", "--outcome", "cancelled"], "20240308", "CANCELLED"),
        ]
        for (number, step) in steps.enumerated() {
            let result = try ledger.run(step.words)
            #expect(result.status == 0, "\(step.words): \(result.err)")
            let entry = try #require(try visit())
            #expect(entry["SEQUENCE"] == "\(number)", "\(step.words)")
            #expect(entry["DTSTART;VALUE=DATE"] == step.start, "\(step.words)")
            #expect(entry["STATUS"] == step.status, "\(step.words)")
            let moment = try recorded(number + 1)
            #expect(entry["DTSTAMP"] == moment && entry["LAST-MODIFIED"] == moment)
        }
        #expect(try visit(knownOn: "@2")?["SEQUENCE"] == "1")
    }

    @Test("What a correction moves to another visit changes both")
    func moved() throws {
        try ledger.succeed("record", "visit", "a", "--on", "2024-03-09", "--id", "one")
        try ledger.succeed("record", "visit", "a", "--on", "2024-03-09", "--id", "two", "--anyway")
        try ledger.succeed("correct", "two", "--set", "/data/visit=b", "--reason", "x")
        #expect(try visit("a")?["SEQUENCE"] == "2" && visit("b")?["SEQUENCE"] == "0")
        try ledger.succeed("correct", "two", "--set", "/on=2024-03-12", "--reason", "x")
        #expect(try visit("b")?["SEQUENCE"] == "1" && visit("b")?["DTSTART;VALUE=DATE"] == "20240312")
    }

    @Test("In the project's own ledger no entry changes without a higher SEQUENCE, and none falls back")
    func ownLedger() throws {
        let place = try Scratch()
        let own = try place.projectLedger()
        var known: [String: Entry] = [:]
        let told = try own.succeed("log").out.split(separator: "\n").enumerated().filter {
            $0.element.contains(#""type":"visit."#) || $0.element.contains(/"type":"(fact|claim)/)
        }
        for seq in told.map(\.offset) {
            for (id, entry) in try entries(own, knownOn: "@\(seq)") {
                defer { known[id] = entry }
                guard let before = known[id], entry != before else { continue }
                let (old, new) = (Int(before["SEQUENCE"] ?? ""), Int(entry["SEQUENCE"] ?? ""))
                #expect(try #require(new) > (try #require(old)), "\(id) at @\(seq)")
            }
        }
        #expect(known.count > 3)
    }
}
