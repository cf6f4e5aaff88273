import CanonicalJSON
import Foundation
import Testing
import TransparencyLog

/// Audit trails and proofs, which leave the ledger and must prove themselves wherever they are read.
@Suite(.enabled(if: IndependentVerifier.isHere, "python3 and openssl are not both here")) struct TrailAndProofTests {
    let scratch: Scratch
    let ledger: Binary
    let verifier: IndependentVerifier
    let key: String

    init() throws {
        scratch = try Scratch()
        ledger = try scratch.projectLedger()
        verifier = IndependentVerifier(folder: scratch.url)
        key = String(try ledger.succeed("key").out.prefix { $0 != " " && $0 != "\n" })
    }

    private func write(_ text: String, _ name: String) throws -> String {
        let url = scratch.url.appendingPathComponent(name)
        try text.write(to: url, atomically: true, encoding: .utf8)
        return url.path
    }

    private func trail(_ change: (inout Trail) throws -> Void = { _ in }) throws -> Binary.Result {
        var trail = try Trail(ledger.succeed("audit", "carmel-xiangyang", "--format", "json").json)
        try change(&trail)
        return try verifier.run(write(trail.json.canonicalText + "\n", "trail.json"), "--key", key)
    }

    @Test func theProjectsOwnLedgerVerifies() throws {
        let result = try IndependentVerifier(folder: Binary.project).run(".")
        #expect(result.status == 0, "\(result.out)\(result.err)")
        #expect(result.out.contains("signed by example.org/chancery/us-china+"))
        #expect(result.out.contains("not proved: whose key that is"))
    }

    @Test func aTrailVerifiesByItselfAndAgainstTheLog() throws {
        let result = try trail()
        #expect(result.status == 0, "\(result.out)\(result.err)")
        let path = scratch.url.appendingPathComponent("trail.json").path
        #expect(try verifier.run(path, "--log", ledger.folder.path).status == 0)
        let keyless = try verifier.run(path)
        #expect(keyless.status == 3)
        #expect(keyless.out.contains("no key to check that with"))
        #expect(try verifier.run(ledger.folder.path, "--since", path).out.contains("has only grown since it had"))
    }

    @Test func aTrailOfALogThatWasRewrittenSinceIsFound() throws {
        _ = try trail()
        let path = scratch.url.appendingPathComponent("trail.json").path
        var files = try LogFiles(reading: ledger.folder)
        files.lines.removeLast()
        try files.sign(by: nil)
        try files.write(to: ledger.folder)
        let result = try verifier.run(path, "--log", ledger.folder.path, "--key", key)
        #expect(result.status == 3)
        #expect(result.out.contains("the log has only"))
    }

    @Test("Of a trail, it is found that", arguments: TrailTampering.all)
    func trailTampering(tampering: TrailTampering) throws {
        let result = try trail(tampering.apply)
        #expect(result.status == 3, "\(result.out)\(result.err)")
        #expect(result.out.contains("finding: "))
    }

    @Test func aProofVerifiesForItsLineAndNoOther() throws {
        let lines = try LogFiles(reading: ledger.folder).lines
        for seq in [0, 1, 70, lines.count - 1] {
            let proof = try write(ledger.succeed("prove", "@\(seq)").out, "event.tlog-proof")
            let line = try write(lines[seq] + "\n", "line.json")
            #expect(try verifier.run(proof, "--line", line, "--key", key).status == 0)
            #expect(try verifier.run(proof, "--line", lines[seq], "--log", ledger.folder.path).status == 0)
            let other = try verifier.run(proof, "--line", lines[(seq + 1) % lines.count], "--key", key)
            #expect(other.status == 3)
        }
        #expect(try verifier.run(scratch.url.appendingPathComponent("event.tlog-proof").path).status == 64)
    }

    @Test("Of a proof, both find that", arguments: ProofTampering.all)
    func proofTampering(tampering: ProofTampering) throws {
        let line = try LogFiles(reading: ledger.folder).lines[70]
        var lines = try ledger.succeed("prove", "@70").out.components(separatedBy: "\n")
        try #require(lines.count > 12)
        tampering.apply(&lines)
        let text = lines.joined(separator: "\n")
        let result = try verifier.run(write(text, "event.tlog-proof"), "--line", line, "--key", key)
        #expect(result.status == 3, "\(result.out)\(result.err)")
        let trusted = try VerifierKey(parsing: key)
        #expect(throws: TLogProofError.self) {
            let proof = try TLogProof(parsing: Array(text.utf8))
            try proof.verify(leaf: Array(line.utf8), origin: trusted.name, with: [trusted])
        }
    }

    @Test func whatIsNeitherLedgerNorTrailNorProofIsWrongUsage() throws {
        #expect(try verifier.run(write("all is well\n", "letter.txt")).status == 64)
        #expect(try verifier.run("nowhere").status == 64)
        #expect(try verifier.run([]).status == 64)
        #expect(try verifier.run("--help").status == 0)
    }
}

/// A trail as JSON, and its parts.
struct Trail {
    private(set) var json: JSON

    init(_ json: JSON) { self.json = json }

    var entries: [JSON] {
        get { json["trail"]?.array ?? [] }
        set { set("trail", .array(newValue)) }
    }

    mutating func set(_ key: String, _ value: JSON) {
        guard case .object(var object) = json else { return }
        object[key] = value
        json = .object(object)
    }

    /// Changes a member of an entry.
    mutating func edit(_ entry: Int, _ key: String, _ change: (JSON?) -> JSON) {
        guard case .object(var object) = entries[entry] else { return }
        object[key] = change(object[key])
        entries[entry] = .object(object)
    }

    mutating func editCheckpoint(_ change: (inout [String]) -> Void) {
        var lines = (json["checkpoint"]?.string ?? "").components(separatedBy: "\n")
        change(&lines)
        set("checkpoint", .string(lines.joined(separator: "\n")))
    }
}

/// One way to change an audit trail.
struct TrailTampering: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let apply: @Sendable (inout Trail) -> Void

    init(_ name: String, _ apply: @escaping @Sendable (inout Trail) -> Void) {
        testDescription = name
        self.apply = apply
    }

    static let all = [
        TrailTampering("an entry's line is changed") { trail in
            trail.edit(2, "line") { .string(($0?.string ?? "").replacing("\"v\":1", with: "\"v\":2")) }
        },
        TrailTampering("an entry repeats its line wrongly") { trail in trail.edit(2, "by") { _ in "somebody else" } },
        TrailTampering("an entry names another source") { trail in trail.edit(2, "sources") { _ in [] } },
        TrailTampering("an entry claims another position") { trail in
            trail.edit(2, "seq") { .integer(($0?.integer ?? 0) + 1) }
        },
        TrailTampering("a hash of a proof is dropped") { trail in
            trail.edit(2, "proof") { .array(Array(($0?.array ?? []).dropLast())) }
        },
        TrailTampering("two hashes of a proof are swapped") { trail in
            trail.edit(2, "proof") { proof in
                var hashes = proof?.array ?? []
                hashes.swapAt(0, 1)
                return .array(hashes)
            }
        },
        TrailTampering("two entries are swapped") { trail in trail.entries.swapAt(1, 2) },
        TrailTampering("two entries have each other's lines") { trail in
            let lines = trail.entries.map { $0["line"] ?? .null }
            trail.edit(1, "line") { _ in lines[2] }
            trail.edit(2, "line") { _ in lines[1] }
        },
        TrailTampering("an entry is dropped") { trail in trail.entries.remove(at: 2) },
        TrailTampering("an entry is doubled") { trail in trail.entries.insert(trail.entries[2], at: 2) },
        TrailTampering("the checkpoint has another root") { trail in
            trail.editCheckpoint { $0[2] = Hash.empty.base64 }
        },
        TrailTampering("the checkpoint has another size") { trail in trail.editCheckpoint { $0[1] += "0" } },
        TrailTampering("the checkpoint is another log's") { trail in
            trail.editCheckpoint { $0[0] = "example.org/other" }
        },
        TrailTampering("the signature is gone") { trail in trail.editCheckpoint { $0.removeSubrange(4..<5) } },
        TrailTampering("there is no checkpoint") { trail in trail.set("checkpoint", .null) },
    ]
}

/// One way to change the lines of a tlog-proof: the header, the index, the hashes, an empty line, the checkpoint.
struct ProofTampering: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let apply: @Sendable (inout [String]) -> Void

    init(_ name: String, _ apply: @escaping @Sendable (inout [String]) -> Void) {
        testDescription = name
        self.apply = apply
    }

    static let all = [
        ProofTampering("the index is another") { $0[1] = "index 71" },
        ProofTampering("the index is beyond the log") { $0[1] = "index 7000" },
        ProofTampering("the index is spelt another way") { $0[1] = "index 070" },
        ProofTampering("the first hash is dropped") { $0.remove(at: 2) },
        ProofTampering("a hash is doubled") { $0.insert($0[2], at: 2) },
        ProofTampering("two hashes are swapped") { $0.swapAt(2, 3) },
        ProofTampering("a hash is another") { $0[2] = Hash.empty.base64 },
        ProofTampering("the empty line is missing") { $0.remove(at: $0.firstIndex(of: "") ?? 0) },
        ProofTampering("the root is another") { $0[$0.count - 4] = Hash.empty.base64 },
        ProofTampering("the log is another") { $0[$0.count - 6] = "example.org/other" },
        ProofTampering("the signature is by nobody") { $0.remove(at: $0.count - 2) },
        ProofTampering("the signature is another's") {
            $0[$0.count - 2] = $0[$0.count - 2].replacing("IQ", with: "JQ")
        },
    ]
}
