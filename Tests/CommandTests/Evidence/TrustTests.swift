import CanonicalJSON
import Foundation
import Testing
import TransparencyLog

/// Who may write what, and whose ledger it is.
@Suite struct TrustTests {
    let ledger: SignedLedger

    init() throws { ledger = try SignedLedger() }

    private func record(_ binary: Binary, _ party: String, _ options: String...) throws -> Binary.Result {
        try binary.run(["record", "party", party, "--kind", "city", "--name", "City"] + options)
    }

    /// The ledger as somebody else has it, who has no key and no memory.
    private func elsewhere() throws -> Binary {
        let copy = try ledger.copy(ledger.files)
        return Binary(folder: copy.folder)
    }

    @Test("Nobody writes to a ledger that bears a known name and another key, or none", arguments: [true, false])
    func strangersLedger(isKeyed: Bool) throws {
        var files = try ledger.files
        let stranger = isKeyed ? try Tampering.stranger() : nil
        try files.edit(0) { line in
            guard case .object(var data) = line["data"] else { return }
            data["key"] = stranger.map { .string($0.verifier.text) }
            line["data"] = .object(data)
        }
        try files.sign(by: stranger)
        let copy = try ledger.copy(files)
        for result in [
            try record(copy, "new"), try record(copy, "new", "--unsigned"), try copy.run("sign"),
            try copy.run("key", "rotate", "--reason", "Why not."),
        ] {
            #expect(result.status == 1, "\(result.out)")
            #expect(result.err.contains("It is not the ledger that you know"), "\(result.err)")
        }
        #expect(try LogFiles(reading: copy.folder).segment == files.segment)
        #expect(try copy.run("verify").out.contains("it is another ledger under the same name, or was rewritten"))
    }

    @Test func nobodyWritesToAnOlderCopy() throws {
        var files = try ledger.files
        files.lines.removeLast(3)
        try files.sign(by: ledger.signer())
        let copy = try ledger.copy(files)
        let result = try record(copy, "new")
        #expect(result.status == 1)
        #expect(
            result.err.contains("does not begin with the 10 that were last written or verified here"), "\(result.err)")
        #expect(try LogFiles(reading: copy.folder).segment == files.segment)
        // Where there is no memory of what was, there is nothing to go by.
        let key = [".config/chancery/keys/example.org%2Fevidence.key"].map(ledger.home.appendingPathComponent)[0]
        let other = Binary(folder: copy.folder, variables: ["CHANCERY_KEY": key.path])
        #expect(try record(other, "new").status == 0)
    }

    @Test func whatIsWrittenWithoutTheKeyIsSignedAfterAFullPass() throws {
        let other = try elsewhere()
        let refused = try record(other, "new")
        #expect(refused.status == 1)
        #expect(refused.err.contains("--unsigned"))
        try other.succeed("record", "party", "new", "--kind", "city", "--name", "City", "--unsigned")
        #expect(
            try other.run("verify", "--format", "json").json["findings"]?.array?.map { $0["grade"] } == [
                "unsigned"
            ])
        let keeper = Binary(folder: other.folder, variables: ["HOME": ledger.home.path])
        let hasty = try record(keeper, "newer")
        #expect(hasty.status == 1)
        #expect(hasty.err.contains("chancery sign"))
        try keeper.succeed("sign")
        try keeper.succeed("verify")
        try keeper.succeed("record", "party", "newer", "--kind", "city", "--name", "City")
        try keeper.succeed("verify", "--deep")
    }

    @Test func nothingIsSignedThatDoesNotVerify() throws {
        var files = try ledger.files
        try files.replace("Shelbyville", by: "Shelbytown", in: 3)
        files.checkpointLines.removeSubrange(4..<5)
        let copy = try ledger.copy(files)
        let result = try copy.run("sign")
        #expect(result.status == 1)
        #expect(result.err.contains("nothing was signed"), "\(result.err)")
    }

    @Test func trustFollowsTheKeyThatVouchesForTheNext() throws {
        let old = try ledger.signer().verifier.text
        let elsewhere = try elsewhere()
        try elsewhere.succeed("verify", "--key", old)
        let new = try ledger.keeper.succeed("key", "rotate", "--reason", "The keeper has changed.").out.trimmed
        try ledger.keeper.succeed("record", "party", "new", "--kind", "city", "--name", "City")
        try ledger.files.write(to: elsewhere.folder)
        for options in [[], ["--key", old], ["--key", new]] {
            let result = try elsewhere.run(["verify", "--format", "json"] + options)
            #expect(result.status == 0, "\(result.out)")
            #expect(try result.json["key"]?.string == new)
            guard IndependentVerifier.isHere else { continue }
            #expect(try IndependentVerifier(folder: elsewhere.folder).run(["."] + options).status == 0)
        }
    }

    @Test func whatIsTrustedIsNotTakenForAFirstUseBecauseItCannotBeRead() throws {
        let trust = ledger.home.appendingPathComponent(".local/state/chancery/example.org%2Fevidence.json")
        try "{".write(to: trust, atomically: true, encoding: .utf8)
        for arguments in [["verify"], ["sign"]] {
            let result = try ledger.keeper.run(arguments)
            #expect(result.status == 1)
            #expect(result.err.contains("example.org%2Fevidence.json cannot be read"), "\(result.err)")
        }
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
