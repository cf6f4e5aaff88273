import Foundation
import Testing

/// A ledger in git: a check before each commit, differences in words, and two clones that both went on.
@Suite struct GitTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func at(_ name: String) -> Binary {
        Binary(
            folder: scratch.url.appendingPathComponent(name),
            variables: [
                "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
                "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_NOSYSTEM": "1",
                "PATH": Binary.executable.deletingLastPathComponent().path + ":/usr/bin:/bin:/usr/local/bin",
            ])
    }

    @discardableResult
    private func git(_ name: String, _ arguments: String...) throws -> Binary.Result {
        try at(name).start(URL(fileURLWithPath: "/usr/bin/env"), ["git"] + arguments).result()
    }

    private func party(_ id: String, in name: String) throws {
        try at(name).succeed("record", "party", id, "--kind", "city", "--name", id.capitalized)
    }

    private func repository() throws {
        try scratch.binary.succeed("init", "one", "--no-key")
        try git("one", "init", "-q", "-b", "main")
        try at("one").succeed("hook", "install")
        try git("one", "add", "events", ".gitattributes")
        let result = try git("one", "commit", "-qm", "Open")
        #expect(result.status == 0, "\(result.err)")
    }

    @Test("A commit of a log that only grew passes, and one of a log that was touched does not")
    func preCommit() throws {
        try repository()
        try party("alpha", in: "one")
        #expect(try git("one", "commit", "-qam", "Grow").status == 0)
        let segment = scratch.url.appendingPathComponent("one/events/00000000.jsonl")
        let text = try String(contentsOf: segment, encoding: .utf8)
        try text.replacing("Alpha", with: "Omega").write(to: segment, atomically: true, encoding: .utf8)
        let touched = try git("one", "commit", "-qam", "Touch")
        #expect(touched.status != 0)
        #expect(touched.err.contains("nothing was committed"))
        try git("one", "checkout", "-q", "events")
        // A log that was cut back and grown anew verifies by itself, but not against the last commit.
        let first = try #require(text.split(separator: "\n").first)
        #expect(!first.isEmpty)
    }

    @Test("A difference is shown in words")
    func difference() throws {
        try repository()
        try party("alpha", in: "one")
        let diff = try git("one", "diff").out
        #expect(diff.contains("+@1 undated"))
        #expect(diff.contains("Alpha") && !diff.contains("\"type\""))
    }

    @Test("A hook of somebody else's is left alone, and uninstalling leaves nothing behind")
    func foreignHook() throws {
        try repository()
        try at("one").succeed("hook", "uninstall")
        #expect(
            !FileManager.default.fileExists(
                atPath: scratch.url.appendingPathComponent("one/.git/hooks/pre-commit").path))
        let attributes = try String(
            contentsOf: scratch.url.appendingPathComponent("one/.gitattributes"), encoding: .utf8)
        #expect(attributes == "events/** -text -merge\nsnapshots/** -text -merge\n")
        let hook = scratch.url.appendingPathComponent("one/.git/hooks/pre-commit")
        try FileManager.default.createDirectory(at: hook.deletingLastPathComponent(), withIntermediateDirectories: true)
        try "#!/bin/sh\n".write(to: hook, atomically: true, encoding: .utf8)
        #expect(try at("one").run("hook", "install").status == 65)
        #expect(try String(contentsOf: hook, encoding: .utf8) == "#!/bin/sh\n")
    }

    @Test("A merge of two clones that both went on is refused, and there is a way to have both")
    func twoClones() throws {
        try repository()
        let clone = try at(".").start(URL(fileURLWithPath: "/usr/bin/env"), ["git", "clone", "-q", "one", "two"])
            .result()
        #expect(clone.status == 0, "\(clone.err)")
        try party("alpha", in: "one")
        try git("one", "commit", "-qam", "One")
        try party("beta", in: "two")
        try git("two", "commit", "-qam", "Two")
        // Git leaves the conflict to people, and whichever way it is settled by hand, the hook looks at the result.
        #expect(try git("one", "pull", "-q", "--no-rebase", "../two", "main").status != 0)
        try git("one", "checkout", "-q", "--ours", "events")
        // The way: keep one side whole, and record the other's events again.
        let drafts = try at("two").succeed("export", "drafts", "--since", "1").out
        try at("one").succeed("import", "drafts", "-", input: drafts)
        try git("one", "add", "events")
        let merged = try git("one", "commit", "-qm", "Merge")
        #expect(merged.status == 0, "\(merged.err)")
        #expect(try at("one").succeed("log").out.split(separator: "\n").count == 3)
        #expect(try at("one").run("verify").status == 0)
        // Two logs pasted together are refused.
        let both =
            try String(contentsOf: scratch.url.appendingPathComponent("one/events/00000000.jsonl"), encoding: .utf8)
            + String(contentsOf: scratch.url.appendingPathComponent("two/events/00000000.jsonl"), encoding: .utf8)
        try both.write(
            to: scratch.url.appendingPathComponent("one/events/00000000.jsonl"), atomically: true, encoding: .utf8)
        let pasted = try git("one", "commit", "-qam", "Paste")
        #expect(pasted.status != 0 && pasted.err.contains("export drafts"))
    }
}
