import Foundation
import Testing

/// Repositories with a ledger, each with a user of its own, and git as that user runs it.
struct GitFixture {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// The folders in which programs are found: with Chancery, or as on a machine that does not have it.
    static let path = "/usr/bin:/bin:/usr/local/bin"

    func url(_ path: String) -> URL { scratch.url.appendingPathComponent(path) }

    /// A user at work in a folder.
    func at(_ folder: String, hasChancery: Bool = true) -> Binary {
        let user = String(folder.split(separator: "/")[0])
        let own = Binary.executable.deletingLastPathComponent().path + ":"
        return Binary(
            folder: url(folder),
            variables: [
                "HOME": url("home-" + user).path, "GIT_CONFIG_NOSYSTEM": "1", "GIT_EDITOR": "true",
                "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
                "GIT_COMMITTER_EMAIL": "a@example.org", "PATH": (hasChancery ? own : "") + Self.path,
                "CHANCERY_KEY": url("key").path,
            ])
    }

    @discardableResult
    func git(_ folder: String, _ arguments: String..., hasChancery: Bool = true) throws -> Binary.Result {
        try at(folder, hasChancery: hasChancery).start(URL(fileURLWithPath: "/usr/bin/env"), ["git"] + arguments)
            .result()
    }

    /// Commands as somebody types them, one after the other until one fails.
    @discardableResult
    func type(
        _ commands: String, in folder: String, at location: SourceLocation = #_sourceLocation
    ) throws
        -> Binary.Result
    {
        let result = try at(folder).start(URL(fileURLWithPath: "/bin/sh"), ["-ec", commands]).result()
        #expect(result.status == 0, "\(commands): \(result.out)\(result.err)", sourceLocation: location)
        return result
    }

    func record(_ party: String, in folder: String, at location: SourceLocation = #_sourceLocation) throws {
        try at(folder).succeed("record", "party", party, "--kind", "city", "--name", party.capitalized, at: location)
    }

    /// A repository whose ledger lies in a folder of it, with one commit; the hooks are set.
    func repository(_ name: String = "one", ledger folder: String = ".") throws {
        try scratch.binary.succeed("init", "\(name)/\(folder)", "--origin", "example.org/git")
        let key = url(".config/chancery/keys/example.org%2Fgit.key")
        try FileManager.default.moveItem(at: key, to: url("key"))
        try type(
            "git init -q -b main; cd \"\(folder)\"; chancery hook install; git add .; git commit -qm Open", in: name)
    }

    func clone(_ name: String, as copy: String, ledger folder: String = ".") throws {
        try FileManager.default.createDirectory(at: url(copy), withIntermediateDirectories: true)
        try type("git clone -q ../\(name) .; cd \"\(folder)\"; chancery hook install", in: copy)
    }

    /// Two clones of one ledger, in each of which somebody recorded a party of the name and committed.
    func twoClones(
        _ parties: (one: [String], two: [String]) = (["alpha"], ["beta"]), ledger folder: String = "."
    ) throws {
        try repository(ledger: folder)
        try clone("one", as: "two", ledger: folder)
        for (name, parties) in [("one", parties.one), ("two", parties.two)] {
            for party in parties { try record(party, in: "\(name)/\(folder)") }
            try type("git add .; git commit -q --allow-empty -m \(name)", in: name)
        }
    }

    /// Forgets what a user remembers of the ledger, as the hint of a refusal says: going back was meant.
    func forgetGrowth(in folder: String) throws {
        try type("rm \"$HOME\"/.local/state/chancery/*.json", in: folder)
    }

    func segment(of folder: String) -> URL { url("\(folder)/events/00000000.jsonl") }

    /// Changes the log in the work tree behind the ledger's back.
    func tamper(_ folder: String, _ old: String = "Alpha", with new: String = "Omega") throws {
        let text = try String(contentsOf: segment(of: folder), encoding: .utf8)
        #expect(text.contains(old))
        try text.replacing(old, with: new).write(to: segment(of: folder), atomically: true, encoding: .utf8)
    }

    /// The parties of a ledger, sorted, as its log has them.
    func parties(in folder: String) throws -> [String] {
        try at(folder).succeed("log").out.split(separator: "\n").compactMap { line in
            try #require(try? Binary.Result(status: 0, out: String(line), err: "").json)["data"]?["party"]?.string
        }.sorted()
    }
}

extension Binary.Result {
    /// The commands that a hint gives: its lines that are set in.
    var commands: String { err.split(separator: "\n").filter { $0.hasPrefix("  ") }.joined(separator: "\n") }
}
