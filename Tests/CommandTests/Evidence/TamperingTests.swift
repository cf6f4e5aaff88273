import CanonicalJSON
import Foundation
import Testing

/// The command and the script of the second opinion, on ledgers that were tampered with: neither may miss what was done.
@Suite(.enabled(if: IndependentVerifier.isHere, "python3 and openssl are not both here")) struct TamperingTests {
    let ledger: SignedLedger

    init() throws { ledger = try SignedLedger() }

    /// Whether the command and the script find fault, and what they say.
    private func verdicts(
        _ files: LogFiles, _ options: [String] = [], since: URL? = nil
    ) throws -> (command: Binary.Result, script: Binary.Result) {
        let copy = try ledger.copy(files)
        let memory = since.map { ["--since", $0.path] } ?? []
        let script = try IndependentVerifier(folder: copy.folder).run(["."] + options + memory)
        return (try copy.run(["verify", "--format", "json"] + options + memory), script)
    }

    private func key() throws -> String { try ledger.signer().verifier.text }

    private func expectFindings(
        _ result: (command: Binary.Result, script: Binary.Result), at location: SourceLocation = #_sourceLocation
    ) throws {
        #expect(result.command.status == 3, "\(result.command.out)\(result.command.err)", sourceLocation: location)
        #expect(try result.command.json["ok"] == false, sourceLocation: location)
        #expect(result.script.status == 3, "\(result.script.out)\(result.script.err)", sourceLocation: location)
        #expect(result.script.out.contains("finding: "), sourceLocation: location)
    }

    @Test func nothingIsFoundInTheLedgerAsItIs() throws {
        for options in [[], ["--key", try key()]] {
            let result = try verdicts(ledger.files, options, since: ledger.keptCheckpoint)
            #expect(result.command.status == 0, "\(result.command.out)")
            #expect(result.script.status == 0, "\(result.script.out)")
        }
    }

    @Test("With the key that the reviewer trusts, both find that", arguments: Tampering.withoutTheKey)
    func tampering(tampering: Tampering) throws {
        var files = try ledger.files
        try tampering.apply(&files, ledger.signer())
        try expectFindings(verdicts(files, ["--key", key()]))
    }

    @Test("With what the keeper's machine remembers, the command finds that", arguments: Tampering.withoutTheKey)
    func remembered(tampering: Tampering) throws {
        var files = try ledger.files
        try tampering.apply(&files, ledger.signer())
        let result = try ledger.copy(files).run("verify")
        #expect(result.status == 3, "\(result.out)\(result.err)")
    }

    @Test("A good signature helps nothing where", arguments: Tampering.withTheKey)
    func signedFaults(tampering: Tampering) throws {
        var files = try ledger.files
        try tampering.apply(&files, ledger.signer())
        try expectFindings(verdicts(files, ["--key", key()]))
    }

    @Test("A kept checkpoint gives away that", arguments: Tampering.againstMemory)
    func rewriting(tampering: Tampering) throws {
        var files = try ledger.files
        try tampering.apply(&files, ledger.signer())
        let result = try verdicts(files, ["--key", key()], since: ledger.keptCheckpoint)
        try expectFindings(result)
        #expect(try IndependentVerifier(folder: ledger.copy(files).folder).run(".").status == 0)
    }

    @Test func bytesBehindTheLogAreSaidToBeNoPartOfIt() throws {
        var files = try ledger.files
        files.lines.append(files.lines[9].replacing("\"seq\":9", with: "\"seq\":10"))
        let result = try verdicts(files)
        #expect(result.script.out.contains("behind the committed log: no part of it"))
        let findings = try result.command.json["findings"]?.array ?? []
        #expect(findings.map { $0["grade"] } == ["torn"])
    }
}
