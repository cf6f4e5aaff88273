import CanonicalJSON
import Foundation
import Testing
import TransparencyLog

/// A small signed ledger, made by the command, that tests may damage as they like.
final class SignedLedger: Sendable {
    static let origin = "example.org/evidence"

    private let scratch: Scratch
    let folder: URL

    /// Its keeper's command, who holds the key and has verified the ledger.
    let keeper: Binary

    /// The checkpoint as it was when there were fewer events, kept by a reviewer.
    let keptCheckpoint: URL

    init() throws {
        scratch = try Scratch()
        for (name, content) in try Self.template.get() {
            let url = scratch.url.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try content.write(to: url)
            // As the command leaves them: others may not read a key or a secret.
            let isKey = ["key", "secret"].contains(url.pathExtension)
            try FileManager.default.setAttributes([.posixPermissions: isKey ? 0o600 : 0o644], ofItemAtPath: url.path)
        }
        folder = scratch.url.appendingPathComponent("ledger")
        keeper = Binary(folder: folder, variables: ["HOME": scratch.url.path])
        keptCheckpoint = scratch.url.appendingPathComponent("kept-checkpoint")
    }

    /// All files of the keeper's home, the ledger among them: made by the command, once.
    private static let template = Result { try makeTemplate() }

    private static func makeTemplate() throws -> [String: Data] {
        let scratch = try Scratch()
        try scratch.binary.succeed("init", "ledger", "--origin", origin)
        let folder = scratch.url.appendingPathComponent("ledger")
        let keeper = Binary(folder: folder, variables: ["HOME": scratch.url.path])
        try keeper.succeed("record", "source", "gazette", "--kind", "article", "--title", "The Gazette")
        for name in ["springfield", "shelbyville", "ogdenville"] {
            try keeper.succeed("record", "party", name, "--kind", "city", "--name", name.capitalized)
        }
        try FileManager.default.copyItem(
            at: folder.appendingPathComponent("events/checkpoint"),
            to: scratch.url.appendingPathComponent("kept-checkpoint"))
        for (number, name) in ["shelbyville", "ogdenville"].enumerated() {
            try keeper.succeed(
                "record", "signing", "tie-\(number)", "springfield", name, "--kind", "sister-city", "--on", "2019~",
                "--source", "gazette,at=P\(number + 1)")
        }
        try keeper.succeed(
            "record", "meeting", "springfield", "shelbyville", "--on", "2020-05", "--source", "gazette,at=P3")
        try keeper.succeed("verify")
        return try files(below: scratch.url)
    }

    private static func files(below folder: URL) throws -> [String: Data] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        let files = names.compactMap { name in
            FileManager.default.contents(atPath: folder.appendingPathComponent(name).path).map { (name, $0) }
        }
        return Dictionary(uniqueKeysWithValues: files)
    }

    /// Where the keeper's home is.
    var home: URL { scratch.url }

    var files: LogFiles {
        get throws { try LogFiles(reading: folder) }
    }

    /// The key that signs the ledger.
    func signer() throws -> SignerKey {
        let path = home.appendingPathComponent(".config/chancery/keys/example.org%2Fevidence.key")
        let text = try String(contentsOf: path, encoding: .utf8)
        return try SignerKey(parsing: text.trimmingCharacters(in: .newlines))
    }

    /// The ledger with other bytes in `events/`, and without anything that was kept beside them.
    func copy(_ files: LogFiles) throws -> Binary {
        let copy = scratch.url.appendingPathComponent("copy-\(UUID().uuidString)")
        try files.write(to: copy)
        return Binary(folder: copy, variables: ["HOME": scratch.url.path])
    }
}

/// The files in a ledger's `events/`.
struct LogFiles {
    var segment: [UInt8]
    var checkpoint: String

    /// Further files, by name.
    var others: [String: [UInt8]] = [:]

    init(reading folder: URL) throws {
        segment = try Array(Data(contentsOf: folder.appendingPathComponent("events/00000000.jsonl")))
        checkpoint = try String(contentsOf: folder.appendingPathComponent("events/checkpoint"), encoding: .utf8)
    }

    func write(to folder: URL) throws {
        let events = folder.appendingPathComponent("events")
        try FileManager.default.createDirectory(at: events, withIntermediateDirectories: true)
        let files = others.merging(["00000000.jsonl": segment, "checkpoint": Array(checkpoint.utf8)]) { $1 }
        for (name, bytes) in files { try Data(bytes).write(to: events.appendingPathComponent(name)) }
    }

    /// The lines without their line ends.
    var lines: [String] {
        get { String(decoding: segment, as: UTF8.self).split(separator: "\n").map(String.init) }
        set { segment = Array(newValue.map { $0 + "\n" }.joined().utf8) }
    }

    /// Replaces text in a line, where it must occur.
    mutating func replace(_ old: String, by new: String, in line: Int) throws {
        try #require(lines[line].contains(old))
        lines[line] = lines[line].replacing(old, with: new, maxReplacements: 1)
    }

    /// The checkpoint's lines: origin, size, root, the empty line, signatures.
    var checkpointLines: [String] {
        get { checkpoint.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
        set { checkpoint = newValue.joined(separator: "\n") }
    }

    /// The tree over the lines as they are now.
    var tree: CompactRange {
        var tree = CompactRange()
        for line in lines { tree.append(Merkle.leaf(Array(line.utf8))) { _, _ in } }
        return tree
    }

    /// Makes a checkpoint over the lines as they are now.
    mutating func sign(by signer: SignerKey?) throws {
        let body = try Checkpoint(origin: checkpointLines[0], size: tree.size, root: tree.root)
        checkpoint = String(
            decoding: try SignedCheckpoint(body, signers: [signer].compactMap(\.self)).bytes, as: UTF8.self)
    }

    /// Changes a line's members, and spells it canonically.
    mutating func edit(_ line: Int, _ change: (inout JSONObject) -> Void) throws {
        guard case .object(var object) = try JSON(parsing: lines[line]) else { return }
        change(&object)
        lines[line] = JSON.object(object).canonicalText
    }
}
