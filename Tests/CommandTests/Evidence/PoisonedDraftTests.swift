import CanonicalJSON
import Foundation
import Testing

/// Drafts that would close a ledger for ever, by the command as it is built.
@Suite struct PoisonedDraftTests {
    private static let key = #"{"type":"ledger.key-changed","data":{"key":"example.org/k+00000000+AQ==","note":"n"}}"#
    private static let city =
        #"{"type":"party.registered","key":"a","data":{"party":"a","kind":"city","names":[{"text":"A"}]}}"#

    private func check(_ ledger: SignedLedger, size: Int) throws {
        let result = try ledger.keeper.succeed("verify", "--deep", "--format", "json")
        #expect(try result.json["ok"] == true && result.json["size"] == .integer(size), "\(result.out)")
    }

    @Test(
        "A change of the key is refused from every file of drafts, and says how a key is changed",
        arguments: [[], ["--backfill"], ["--dry-run"]])
    func keyChange(options: [String]) throws {
        let ledger = try SignedLedger()
        let refused = try ledger.keeper.run(["import", "drafts", "-"] + options, input: Self.key + "\n")
        #expect(refused.status == 65, "\(refused.err)")
        #expect(
            refused.err.contains("-:1: /type: only the ledger itself records a change of its key"), "\(refused.err)")
        #expect(refused.err.contains("chancery key rotate"))
        try check(ledger, size: 10)
    }

    @Test("It is set aside from drafts that are good, and these are recorded")
    func setAside() throws {
        let ledger = try SignedLedger()
        let taken = try ledger.keeper.run(
            ["import", "drafts", "-", "--skip-bad", "bad.jsonl"], input: Self.key + "\n" + Self.city + "\n")
        #expect(taken.err.contains("2 read, 1 recorded, 0 already there, 1 refused"), "\(taken.err)")
        let bad = try String(contentsOf: ledger.folder.appendingPathComponent("bad.jsonl"), encoding: .utf8)
        #expect(bad == Self.key + "\n")
        try check(ledger, size: 11)
    }

    @Test(
        "What no line may hold is refused with its place",
        arguments: [
            (#""sig":{"a":1.5}"#, "/sig: "), (#""sig":"\u0001""#, "/sig: "),
            (#""imported":{"sha256":"s","lines":[1],"row":{"a\u0007":"b"}}"#, "/imported/row: "),
        ])
    func odd(member: String, place: String) throws {
        let ledger = try SignedLedger()
        let draft = "{" + member + "," + Self.city.dropFirst()
        let refused = try ledger.keeper.run(["import", "drafts", "-"], input: draft + "\n")
        #expect(refused.status == 65 && refused.err.contains(place), "\(refused.err)")
        try check(ledger, size: 10)
    }

    @Test("Who records cannot bring a control character into the line")
    func recorder() throws {
        let ledger = try SignedLedger()
        let draft = #"{"by":"Ann","# + Self.city.dropFirst()
        let refused = try ledger.keeper.run(["import", "drafts", "-", "--by", "a\u{7}"], input: draft + "\n")
        #expect(refused.status == 65 && refused.err.contains("a cannot be recorded"), "\(refused.err)")
        try check(ledger, size: 10)
    }

    @Test("The events about the ledger itself are left out of its drafts, and counted")
    func export() throws {
        let ledger = try SignedLedger()
        try ledger.keeper.succeed("key", "rotate")
        let drafts = try ledger.keeper.succeed("export", "drafts", "--since", "0")
        #expect(drafts.err.contains("note: 2 events about the ledger itself left out"), "\(drafts.err)")
        #expect(drafts.out.split(separator: "\n").count == 9 && !drafts.out.contains("\"ledger."))
        let later = try ledger.keeper.succeed("export", "drafts", "--since", "2", "--until", "4", "--recorded")
        #expect(later.err == "" && later.out.split(separator: "\n").count == 2)
        #expect(later.out.split(separator: "\n").allSatisfy { $0.contains("\"recorded\":\"20") })
    }
}
