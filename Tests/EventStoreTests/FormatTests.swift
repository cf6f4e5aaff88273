import Foundation
import Testing
import TransparencyLog

@testable import EventStore

/// The worked example of `events/README.md`, recomputed.
@Suite struct FormatTests {
    let segment: [UInt8]
    let checkpoint: [UInt8]
    let hashes: [String: String]

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "events/README.md"), encoding: .utf8)
        segment = try Self.block("jsonl", of: text)
        checkpoint = try Self.block("checkpoint", of: text)
        let lines = String(decoding: try Self.block("hashes", of: text), as: UTF8.self).split(separator: "\n")
        hashes = try Dictionary(
            uniqueKeysWithValues: lines.map { line in
                let space = try #require(line.lastIndex(of: " "))
                return (String(line[..<space]), String(line[line.index(after: space)...]))
            })
    }

    /// The text between a fence of a kind and the next one.
    static func block(_ kind: String, of text: String) throws -> [UInt8] {
        let start = try #require(text.range(of: "```\(kind)\n")).upperBound
        let end = try #require(text.range(of: "```", range: start..<text.endIndex)).lowerBound
        return Array(text[start..<end].utf8)
    }

    var lines: [ArraySlice<UInt8>] { segment.split(separator: UInt8(ascii: "\n")) }

    @Test func theHashesAreThoseOfTheLines() throws {
        #expect(hashes.count == 5)
        let leaves = lines.map { Merkle.leaf($0) }
        #expect(leaves.indices.map { hashes["leaf \($0)"] } == leaves.map(\.hex))
        let node = Merkle.node(leaves[0], leaves[1])
        #expect(hashes["node 0-1"] == node.hex)
        #expect(hashes["root"] == Merkle.node(node, leaves[2]).hex)
    }

    @Test func theCheckpointIsSignedWithTheKeyOfEventZero() throws {
        let signer = try SignerKey(name: "example.org/worked-example", seed: Array(0..<32))
        let signed = try SignedCheckpoint(parsing: checkpoint)
        #expect(try signed.verify(origin: signer.name, with: [signer.verifier]) == [signer.verifier])
        #expect(signed.checkpoint.root.hex == hashes["root"])
        #expect(try SignedCheckpoint(signed.checkpoint, signers: [signer]).bytes == checkpoint)
    }

    @Test func theExampleIsALogThatVerifiesAndGrows() throws {
        let disk = SimulatedDisk()
        let layout = Layout(root: "example")
        try disk.makeFolder(layout.events)
        disk.replace(layout.segment(base: 0), by: segment)
        disk.replace(layout.checkpoint, by: checkpoint)
        let signer = try SignerKey(name: "example.org/worked-example", seed: Array(0..<32))
        let verifier = LogVerifier(layout, disk, trusting: [signer.verifier])
        let verification = try verifier.verify()
        #expect(verification.findings == [])
        #expect(verification.declaredKey == signer.verifier.text)
        let log = try SegmentedFileLog(layout, disk)
        #expect(try log.lines(at: [0, 1, 2]).elementsEqual(lines, by: { $0.elementsEqual($1) }))
        _ = try log.append(.signed(by: signer)) { [LedgerFixture.line($0.size, id: "next")] }
        #expect(try verifier.verify().findings == [])
    }
}
