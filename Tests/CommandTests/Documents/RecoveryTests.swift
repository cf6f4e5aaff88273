import CanonicalJSON
import ExtendedDateTime
import Foundation
import LedgerCore
import Testing
import TransparencyLog
import Domain

/// The page on recovery, followed from a ledger that cannot go on to one that can.
@Suite struct RecoveryTests {
    let scratch: Scratch
    let user: Binary
    let folder: URL

    /// A ledger with parties, an agreement, an imported event and a sign-off.
    init() throws {
        scratch = try Scratch()
        folder = scratch.url.appendingPathComponent("contacts")
        user = Binary(
            folder: scratch.url,
            variables: ["PATH": Binary.executable.deletingLastPathComponent().path + ":/usr/bin:/bin"])
        try user.succeed("init", "contacts", "--origin", "example.org/contacts")
        try ledger("record", "party", "springfield", "--kind", "city", "--name", "Springfield")
        try ledger("review", "sign-off", "springfield", "--verdict", "accepted")
        let imported =
            #"{"type":"party.registered","key":"job:1","data":{"party":"riverton","kind":"city","names":[{"text":"R"}]},"#
            + #""imported":{"sha256":"00","lines":[2],"row":{"City":"R"}}}"#
        #expect(try user.run(["import", "drafts", "-", "--ledger", "contacts"], input: imported + "\n").status == 0)
    }

    private func ledger(_ arguments: String...) throws {
        let result = try user.run(arguments + ["--ledger", "contacts"])
        #expect(result.status == 0, "\(arguments): \(result.err)")
    }

    /// The blocks of a part of the page.
    private static func blocks(under heading: String) throws -> [String] {
        let page = try String(
            contentsOf: Binary.project.appendingPathComponent("docs/RECOVERY.md"), encoding: .utf8)
        let part = try #require(
            page.components(separatedBy: "\n## ").first { $0.hasPrefix(heading + "\n") }, "\(heading)")
        return part.components(separatedBy: "```sh\n").dropFirst().map { $0.components(separatedBy: "\n```")[0] }
    }

    private func type(_ commands: [String]) throws -> Binary.Result {
        let script = "set -e\n" + commands.joined(separator: "\n")
        let result = try user.start(URL(fileURLWithPath: "/bin/sh"), ["-c", script]).result()
        #expect(result.status == 0, "\(result.out)\(result.err)")
        return result
    }

    private func events(of name: String) throws -> [JSON] {
        try user.succeed("log", "--ledger", name).out.split(separator: "\n").map { try JSON(parsing: String($0)) }
    }

    /// Appends a change of the key that nothing vouches for, as a program did that asked for nothing, and signs the log.
    private func poison() throws {
        var files = try LogFiles(reading: folder)
        let last = try #require(files.lines.last)
        files.lines.append(last)
        let seq = files.lines.count - 1
        try files.edit(seq) { line in
            line = [
                "id": "poison", "type": "ledger.key-changed", "v": 1, "by": "x", "via": "x", "seq": .integer(seq),
                "recorded": line["recorded"] ?? .null,
                "data": ["key": "example.org/k+00000000+AQ==", "note": "n"],
            ]
        }
        let key = scratch.url.appendingPathComponent(".config/chancery/keys/example.org%2Fcontacts.key")
        let text = try String(contentsOf: key, encoding: .utf8).trimmingCharacters(in: .newlines)
        try files.sign(by: SignerKey(parsing: text))
        try files.write(to: folder)
        try ledger("record", "party", "ogdenville", "--kind", "city", "--name", "Ogdenville")
    }

    @Test("A ledger that never verifies again goes on in a new one, which says where it comes from")
    func poisoned() throws {
        try poison()
        let found = try user.run("verify", "--ledger", "contacts")
        #expect(found.status == 3 && found.out.contains("event @4: A key change"), "\(found.out)")
        let checkpoint = try LogFiles(reading: folder).checkpointLines
        let result = try type(Self.blocks(under: "A ledger that never verifies again"))
        #expect(result.err.contains("note: 2 events about the ledger itself left out"), "\(result.err)")
        #expect(result.err.contains("3 read, 3 recorded, 0 already there, 0 refused"), "\(result.err)")
        #expect(result.out.contains("ok: example.org/contacts-2, 7 events"), "\(result.out)")
        let (old, new) = (try events(of: "contacts"), try events(of: "contacts-2"))
        for event in [old[1], old[3], old[5]] {
            let taken = try #require(new.first { $0["id"] == event["id"] })
            for key in ["recorded", "data", "by", "imported"] { #expect(taken[key] == event[key], "\(key)") }
        }
        #expect(new.first?["recorded"] == old.first?["recorded"])
        let statement = try #require(new.last?["data"]?["summary"]?.string)
        for word in checkpoint.prefix(3) { #expect(statement.contains(word), "\(statement)") }
        let key = try #require(new.first?["data"]?["key"]?.string)
        #expect(old.last?["data"]?["note"]?.string?.contains(key) == true)
    }

    /// Records by a clock that stands in the year 9998, and says that it is right.
    private func recordFarAhead(_ party: String, despiteClock: Bool = true) throws {
        var environment = Environment.process
        environment.variables = ["HOME": scratch.url.path]
        environment.now = { UTCInstant(milliseconds: 253_339_228_800_000) }
        let opened = try Ledger(root: folder.path, environment: environment)
        let draft = try Draft(
            [
                "type": "party.registered", "id": .string(party),
                "data": ["party": .string(party), "kind": "city", "names": [["text": "City"]]],
            ], recorder: "a clerk")
        try opened.record([PlacedDraft(draft)], RecordingTerms(via: "a test", despiteClock: despiteClock))
    }

    @Test("A ledger whose last event lies in the year 9998 goes on, and goes over into one without such moments")
    func farAhead() throws {
        try recordFarAhead("far")
        // Behind a wrong moment that was let through, the same clock needs no further word.
        try recordFarAhead("further", despiteClock: false)
        let result = try type(Self.blocks(under: "The last event lies in the future"))
        #expect(result.err.contains("note: 1 event about the ledger itself left out"), "\(result.err)")
        let (old, new) = (try events(of: "contacts"), try events(of: "contacts-2"))
        #expect(old.last?["recorded"]?.string?.hasPrefix("9998") == true)
        #expect(old.last?["entered"]?.string?.hasPrefix("9998") == false)
        #expect(
            new.compactMap { $0["data"]?["party"]?.string } == [
                "springfield", "riverton", "far", "further", "shelbyville",
            ])
        #expect(new.allSatisfy { $0["recorded"]?.string?.hasPrefix("9998") == false })
        #expect(new[1]["recorded"] == old[1]["recorded"])
        try user.succeed("verify", "--deep", "--ledger", "contacts-2")
        try user.succeed("record", "party", "a", "--kind", "city", "--name", "A", "--ledger", "contacts-2")
    }

    @Test("Every command that records goes on behind an event in the future, when it is told to")
    func everyCommand() throws {
        try recordFarAhead("far")
        let table = "City,Joined\nAlpha,1990\n"
        try table.write(to: scratch.url.appendingPathComponent("t.csv"), atomically: true, encoding: .utf8)
        let map =
            #"{"job":"m","source":{"kind":"dataset","title":"List"},"key":"{City}","parties":{"city":{"kind":"city","name":"{City}"},"#
            + #""league":{"kind":"organisation","name":"The League"}},"events":[{"key":"joined","type":"membership.joined","#
            + #""on":"Joined","data":{"member":"city","organisation":"league"}}]}"#
        try map.write(to: scratch.url.appendingPathComponent("m.json"), atomically: true, encoding: .utf8)
        let commands = [
            ["record", "party", "now", "--kind", "city", "--name", "Now"],
            ["correct", "far", "--set", "/data/description=Far", "--reason", "r"],
            ["link", "far", "job:1", "--relation", "distinct"],
            ["retract", "far", "--reason", "r"],
            ["record", "review-note", "--event", "job:1", "--note", "n"],
            ["review", "sign-off", "springfield", "--verdict", "accepted"],
            ["import", "csv", "t.csv", "--map", "m.json"],
            ["key", "rotate"],
        ]
        for command in commands.map({ $0 + ["--ledger", "contacts"] }) {
            let refused = try user.run(command)
            #expect(refused.status == 1 && refused.err.contains("--despite-clock"), "\(command): \(refused.err)")
            let taken = try user.run(command + ["--despite-clock"])
            #expect(taken.status == 0, "\(command): \(taken.err)")
        }
        try user.succeed("verify", "--deep", "--ledger", "contacts")
    }
}
