import CanonicalJSON
import Foundation
import Testing
import Domain

@testable import LedgerCore

/// Imports that are longer than what waits in memory.
@Suite struct LongImportTests {
    private static let filler = String(repeating: "Taken over from the card file, wording and all. ", count: 16)

    private static func line(_ number: Int, recorded: String? = nil) -> String {
        var draft: JSONObject = [
            "key": .string("n\(number)"), "type": "party.registered", "reason": .string(filler),
            "data": [
                "party": .string("city-\(number)"), "kind": "city", "names": [["text": .string("City \(number)")]],
            ],
        ]
        if let recorded { draft["recorded"] = .string(recorded) }
        return JSON.object(draft).canonicalText
    }

    private static func files(_ texts: [String], in fixture: RegisterFixture) throws -> DraftFiles {
        let files = try texts.enumerated().map { number, text in
            let url = fixture.folder.appending(path: "drafts-\(number).jsonl")
            try Data(text.utf8).write(to: url)
            return ("drafts-\(number)", try FileHandle(forReadingFrom: url))
        }
        return DraftFiles(files, recorder: "test")
    }

    private static func log(_ fixture: RegisterFixture) throws -> [[UInt8]] {
        try fixture.ledger.log.lines(at: Array(1..<fixture.ledger.log.head().size))
    }

    private let terms = RecordingTerms(via: "test")

    /// More than twice what a store holds in memory.
    private static let count = 11_000

    @Test func manyDraftsBecomeTheLinesThatFewWould() throws {
        let lines = (0..<Self.count).map { Self.line($0) }
        let (streamed, given) = (try RegisterFixture(), try RegisterFixture())
        let source = try Self.files([lines.joined(separator: "\n")], in: streamed)
        let summary = try streamed.ledger.importDrafts(from: source, terms, settingAsideBad: false)
        #expect(summary.recorded == Self.count)
        for start in stride(from: 0, to: lines.count, by: 500) {
            let drafts = try lines[start..<min(start + 500, lines.count)].map { line in
                PlacedDraft(try Draft(JSONDocument(line), recorder: "test"))
            }
            try given.ledger.record(drafts, terms)
        }
        #expect(try Self.log(streamed) == Self.log(given))
        let again = try Self.files([lines.joined(separator: "\n")], in: streamed)
        let second = try streamed.ledger.importDrafts(from: again, terms, settingAsideBad: false)
        #expect((second.read, second.recorded, second.alreadyThere) == (Self.count, 0, Self.count))
    }

    @Test func oneBadLineAtTheEndStopsAllOfThemOrIsSetAsideAlone() throws {
        var lines = (0..<Self.count).map { Self.line($0) }
        let bad = #"{"type":"party.ended","on":"2020","data":{"party":"nobody","mode":"abolition"}}"#
        // An id twice, with other content, is bad too; with the same content it is there already.
        let taken = lines[7].replacing("City 7", with: "Another city")
        lines += [bad, taken, lines[7], "no draft"]
        let fixture = try RegisterFixture()
        let source = try Self.files([lines.dropLast().joined(separator: "\n") + "\n"], in: fixture)
        #expect(throws: RecordingError.self) {
            try fixture.ledger.importDrafts(from: source, terms, settingAsideBad: false)
        }
        #expect(try fixture.ledger.log.head().size == 1)
        let whole = try Self.files([lines.joined(separator: "\n")], in: fixture)
        #expect(throws: RecordingError.self) {
            try fixture.ledger.importDrafts(from: whole, terms, settingAsideBad: false)
        }
        #expect(try fixture.ledger.log.head().size == 1)
        let rest = try Self.files([lines.joined(separator: "\n")], in: fixture)
        let summary = try fixture.ledger.importDrafts(from: rest, terms, settingAsideBad: true)
        #expect((summary.recorded, summary.alreadyThere) == (Self.count, 1))
        let places = summary.refusals.compactMap(\.place) + rest.unreadable.map(\.place)
        #expect(places.map(\.line) == [Self.count + 1, Self.count + 2, Self.count + 4])
        #expect(try rest.lines(at: Set(places)) == Array("\(bad)\n\(taken)\nno draft\n".utf8))
    }

    @Test func filesOfABackfillAreMergedByTheMomentsThatTheyClaim() throws {
        let moments = (0..<Self.count).map { number in
            "2001-\(10 + number % 3)-\(10 + number % 19)T12:00:00.\(100 + number % 900)Z"
        }
        let fixture = try RegisterFixture()
        let texts = (0..<2).map { half in
            (0..<Self.count).filter { $0 % 2 == half }.map { Self.line($0, recorded: moments[$0]) }
                .joined(separator: "\n")
        }
        let source = MergedDrafts(try Self.files(texts, in: fixture), in: fixture.ledger)
        let backfill = RecordingTerms(via: "test", isBackfill: true)
        let summary = try fixture.ledger.importDrafts(from: source, backfill, settingAsideBad: false)
        #expect(summary.recorded == Self.count)
        // Of one moment those of the first file come first.
        let order = (0..<Self.count).sorted { (moments[$0], $0 % 2, $0) < (moments[$1], $1 % 2, $1) }
        let recorded = try Self.log(fixture).map { try JSONDocument($0).root["id"]?.string }
        #expect(recorded == order.map { "n\($0)" })
    }

    @Test(
        "A file is cut into the lines that it has, wherever its pieces end",
        arguments: ["", "\n", "a", "a\n", "a\n\n \r\nb", "\u{e9}\nlong\nb\n", "long", "long\nlong\n\nlong"])
    func lines(_ pattern: String) throws {
        let text = pattern.replacing("long", with: String(repeating: "x", count: (1 << 20) - 1))
        let fixture = try RegisterFixture()
        let url = fixture.folder.appending(path: "lines")
        try Data(text.utf8).write(to: url)
        var reader = LineReader(try FileHandle(forReadingFrom: url))
        var found: [Int: [UInt8]] = [:]
        while let piece = try reader.next() {
            for line in piece { found[line.number] = Array(line.text) }
        }
        let parts = Array(text.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let expected = parts.enumerated().filter { !$1.allSatisfy { $0 == 0x20 || $0 == 0x0D } }
        #expect(found == Dictionary(uniqueKeysWithValues: expected.map { ($0 + 1, Array($1)) }))
    }
}
