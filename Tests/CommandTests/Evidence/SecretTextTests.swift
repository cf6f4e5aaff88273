import Foundation
import Testing
import TransparencyLog

/// A private key that came where it does not belong is never shown, and never recorded.
@Suite struct SecretTextTests {
    let ledger: SignedLedger
    let secret: String

    init() throws {
        ledger = try SignedLedger()
        secret = try ledger.signer().secretText
    }

    /// The part of the key's text that nobody else may have.
    private var half: String { String(secret.suffix(20)) }

    private func check(_ result: Binary.Result, at location: SourceLocation = #_sourceLocation) {
        #expect(result.status != 0, sourceLocation: location)
        #expect(!(result.out + result.err).contains(half), "\(result.out)\(result.err)", sourceLocation: location)
    }

    static let arguments: [[String]] = [
        ["verify", "--key", "KEY"], ["verify", "--key=KEY"], ["verify", "KEY"], ["verify", "--since", "KEY"],
        ["verify", "--against", "KEY"], ["sign", "--ledger", "KEY"], ["status", "--ledger", "KEY"],
        ["key", "trust", "KEY"],
        ["key", "KEY"], ["KEY"], ["--KEY"], ["init", "KEY"], ["init", "new", "--origin", "KEY"],
        ["import", "drafts", "KEY"], ["import", "csv", "KEY", "--map", "KEY"], ["search", "KEY"], ["show", "KEY"],
        ["date", "KEY"], ["show", "springfield", "--on", "KEY"], ["backup", "KEY"], ["restore", "KEY", "--to", "KEY"],
        ["record", "party", "new", "--kind", "city", "--name", "KEY"], ["record", "KEY"],
        ["key", "rotate", "--reason", "KEY"],
        ["record", "party", "new", "--KEY"],
        ["record", "party", "new", "--kind", "city", "--name", "New", "--by", "KEY"],
    ]

    @Test("On a command line", arguments: arguments)
    func argument(words: [String]) throws {
        let before = try ledger.files.segment
        let result = try ledger.keeper.run(words.map { $0.replacing("KEY", with: secret) })
        check(result)
        #expect(result.err.contains("the text of a private key"), "\(result.err)")
        #expect(try ledger.files.segment == before)
    }

    @Test("In a variable", arguments: ["KEY", "BY", "LEDGER", "FORMAT", "WIDTH"])
    func variable(name: String) throws {
        var keeper = ledger.keeper
        keeper.variables["CHANCERY_\(name)"] = secret
        for words in [["sign"], ["record", "party", "new", "--kind", "city", "--name", "New"], ["key", "rotate"]] {
            let result = try keeper.run(words)
            check(result)
            #expect(result.err.contains("CHANCERY_\(name) holds the text of a private key"), "\(result.err)")
        }
    }

    @Test("Without its first word, or in another case", arguments: [true, false])
    func incomplete(isLowered: Bool) throws {
        let text = String(secret.dropFirst("PRIVATE+".count))
        for text in isLowered ? [secret.lowercased(), text.lowercased()] : [text] {
            var keeper = ledger.keeper
            keeper.variables["CHANCERY_KEY"] = text
            for result in [try keeper.run("sign"), try ledger.keeper.run("search", text)] {
                check(result)
                #expect(!(result.out + result.err).contains(half.lowercased()))
                #expect(result.err.contains("the text of a private key"), "\(result.err)")
            }
        }
    }

    @Test("In the file of settings")
    func setting() throws {
        let file = ledger.home.appendingPathComponent(".config/chancery/config")
        try "key = \(secret)\n".write(to: file, atomically: true, encoding: .utf8)
        let result = try ledger.keeper.run("sign")
        check(result)
        #expect(
            result.err.contains("CHANCERY_KEY, set in \(file.path), holds the text of a private key"), "\(result.err)")
    }

    @Test(
        "In a file that is read as something else",
        arguments: [
            ["import", "drafts", "FILE"], ["import", "csv", "FILE", "--map", "FILE"], ["verify", "FILE"],
            ["verify", "--since", "FILE"], ["import", "revisions", "FILE", "--map", "FILE"],
        ])
    func file(words: [String]) throws {
        let file = ledger.home.appendingPathComponent(".config/chancery/keys/example.org%2Fevidence.key")
        check(try ledger.keeper.run(words.map { $0.replacing("FILE", with: file.path) }))
    }

    @Test("A key that is cut short or spelt wrong is not shown either")
    func damaged() throws {
        let file = ledger.home.appendingPathComponent(".config/chancery/keys/example.org%2Fevidence.key")
        try (secret.dropLast(3) + "!").description.write(to: file, atomically: false, encoding: .utf8)
        let result = try ledger.keeper.run("sign")
        #expect(result.status == 1 && result.err.contains("holds no signing key"))
        #expect(!result.err.contains(half.prefix(12)))
    }
}
