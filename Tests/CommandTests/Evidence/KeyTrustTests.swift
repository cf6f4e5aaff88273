import CanonicalJSON
import Foundation
import Testing
import TransparencyLog

/// A key that was changed elsewhere: it is told, and trusted only when somebody says so.
@Suite struct KeyTrustTests {
    let ledger: SignedLedger
    /// The ledger as somebody else has it, who trusts its old key and has no private one.
    let reader: Binary
    let old: String
    let new: String

    init() throws {
        ledger = try SignedLedger()
        old = try ledger.signer().verifier.text
        let copy = try ledger.copy(ledger.files)
        reader = Binary(folder: copy.folder)
        try reader.succeed("verify", "--key", old)
        new = try ledger.keeper.succeed("key", "rotate", "--reason", "The keeper has changed.").out
            .trimmingCharacters(in: .newlines)
        try ledger.files.write(to: reader.folder)
    }

    private func trusted() throws -> JSON? {
        let file = reader.folder.appendingPathComponent(".local/state/chancery/example.org%2Fevidence.json")
        return try JSON(parsing: Array(Data(contentsOf: file)).dropLast())["keys"]
    }

    @Test(
        "verify tells it each time, and does not trust it by itself",
        arguments: [[], ["--key", "OLD"], ["--key", "NEW"]])
    func told(options: [String]) throws {
        for _ in 0..<2 {
            let keys = options.map { $0.replacing("OLD", with: old).replacing("NEW", with: new) }
            let result = try reader.run(["verify"] + keys)
            #expect(result.status == 0, "\(result.out)")
            #expect(
                result.out.contains(
                    "notice: event @10: Event @10 changed the ledger's key to \(new). \(old) vouches for it."))
            #expect(result.out.contains("chancery key trust"))
            #expect(result.out.contains("signed by \(new)"))
            #expect(try trusted() == [.string(old)])
        }
        #expect(try reader.run("key", "show").err.contains("note: Event @10 changed the ledger's key"))
    }

    @Test func whoMadeTheChangeTrustsIt() throws {
        #expect(try !ledger.keeper.succeed("verify").out.contains("notice"))
    }

    @Test("Without a terminal it takes the key's text or --yes")
    func trust() throws {
        let asked = try reader.run("key", "trust")
        #expect(asked.status == 64)
        for text in [
            "Trusted here for example.org/evidence: \(old)", "The ledger's key now: \(new)", "\(old) vouches for it",
        ] {
            #expect(asked.err.contains(text), "\(asked.err)")
        }
        #expect(try trusted() == [.string(old)])
        try reader.succeed("key", "trust", "--yes")
        #expect(try trusted() == [.string(new)])
        #expect(try !reader.succeed("verify").out.contains("notice"))
        #expect(try reader.succeed("key", "trust").err.contains("No change waits"))
        #expect(try reader.succeed("key", "trust", old).err.contains("before: \(new)"))
        #expect(try trusted() == [.string(old)])
    }

    @Test(
        "On a terminal it asks", .enabled(if: TerminalDriver.isPossible, "python3 is not here"),
        arguments: [true, false])
    func asked(isAgreed: Bool) throws {
        let session = try TerminalDriver(ledger: reader).run(
            ["key", "trust"], [("Trust it from now on?", isAgreed ? "y\r" : "\r")])
        #expect(session.status == (isAgreed ? 0 : 1), "\(session.shown)")
        #expect(try trusted() == [.string(isAgreed ? new : old)])
    }

    @Test("Who holds the old key learns why it does not do any more; without a signature, before it is written")
    func writing() throws {
        let keys = ledger.home.appendingPathComponent(".config/chancery/keys")
        let names = try FileManager.default.contentsOfDirectory(atPath: keys.path).filter { !$0.hasSuffix(".key") }
        let kept = keys.appendingPathComponent(try #require(names.first))
        var holder = reader
        holder.variables["CHANCERY_KEY"] = kept.path
        let words = ["record", "party", "new", "--kind", "city", "--name", "City"]
        let refused = try holder.run(words)
        #expect(refused.status == 1)
        #expect(refused.err.contains("Event @10 changed the ledger's key to \(new)"), "\(refused.err)")
        for binary in [holder, reader] {
            let told = try binary.run([
                "record", "party", "c\(binary.variables.count)", "--kind", "city", "--name", "C", "--unsigned",
            ])
            #expect(told.status == 0 && told.err.contains("note: Event @10 changed"), "\(told.err)")
        }
        #expect(try trusted() == [.string(old)])
    }
}
