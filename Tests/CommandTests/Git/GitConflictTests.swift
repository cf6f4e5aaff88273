import Foundation
import Testing

/// Ways to a conflict about the log that leave less behind than a merge does: each keeps every event, or says why not.
@Suite struct GitConflictTests {
    let git: GitFixture

    init() throws { git = try GitFixture() }

    private func fail(_ commands: String, in folder: String = "two") throws -> Binary.Result {
        let result = try git.at(folder).start(URL(fileURLWithPath: "/bin/sh"), ["-ec", commands]).result()
        #expect(result.status != 0, "\(commands) went through")
        return result
    }

    /// The commands behind `next:`.
    private func next(_ result: Binary.Result) -> String {
        (result.err.components(separatedBy: "next: ").last ?? "").replacing("      ", with: "")
    }

    /// `REBASE_HEAD` may outlive its rebase, and was once taken for the commit that is being picked.
    @Test("What a finished rebase has left behind is not taken for what is under way")
    func staleRebase() throws {
        try git.twoClones()
        _ = try fail("git pull -q --rebase ../one main")
        try git.type("chancery hook merge; git rebase --continue; git tag rebased", in: "two")
        try git.record("gamma", in: "one")
        try git.type("git commit -qam Gamma", in: "one")
        try git.type("git reset -q --hard HEAD~1; git update-ref REBASE_HEAD rebased", in: "two")
        try git.forgetGrowth(in: "two")
        try git.record("delta", in: "two")
        try git.type("git commit -qam Delta; git fetch -q ../one main", in: "two")
        _ = try fail("git cherry-pick FETCH_HEAD")
        let settled = try git.type("chancery hook merge", in: "two")
        #expect(settled.err.contains("next: git cherry-pick --continue"), "\(settled.err)")
        try git.type(next(settled), in: "two")
        #expect(try git.parties(in: "two") == ["alpha", "delta", "gamma"])
        let idle = try git.at("two").run("hook", "merge")
        #expect(idle.status == 1 && idle.err.contains("no merge, rebase or cherry-pick"), "\(idle.err)")
    }

    static let squashes = [
        "git merge --squash FETCH_HEAD", "git merge -q --squash -X ours FETCH_HEAD; git commit -qm Squash",
        "git merge -q --squash -X theirs FETCH_HEAD; git commit -qm Squash",
        "git merge --squash FETCH_HEAD || git checkout -q --ours events; git add events; git commit -qm Squash",
        "git merge --squash FETCH_HEAD || git checkout -q --theirs events; git add events; git commit -qm Squash",
    ]

    @Test("A squash keeps the events of both sides, and no commit can drop them", arguments: squashes)
    func squash(commands: String) throws {
        try git.twoClones((["alpha", "gamma"], ["beta"]))
        try git.type("echo a > a; git add a; git commit -qm A", in: "one")
        let refused = try fail("git fetch -q ../one main; " + commands)
        if commands.contains("ours") {
            #expect(refused.err.contains("would drop 2 events of the ledger"), "\(refused.err)")
            #expect(refused.commands.contains("chancery hook merge"))
        }
        let settled = try git.type("chancery hook merge", in: "two")
        try git.type(next(settled), in: "two")
        #expect(try git.parties(in: "two") == ["alpha", "beta", "gamma"])
        let log = try String(contentsOf: git.segment(of: "two"), encoding: .utf8).split(separator: "\n")
        #expect(log[1].contains("Beta"), "the next commit follows HEAD alone, so its history is kept")
        #expect(try git.git("two", "status", "--porcelain").out == "")
        #expect(try git.git("two", "rev-list", "--merges", "--count", "HEAD").out == "0\n")
        try git.at("two").succeed("verify", "--deep")
    }

    @Test("A squash that needs no settling is committed")
    func plainSquash() throws {
        try git.twoClones((["alpha"], []))
        try git.type("git pull -q --no-rebase --squash ../one main; git commit -q --no-edit", in: "two")
        #expect(try git.parties(in: "two") == ["alpha"])
    }

    @Test("Events that were stashed are recorded behind those that came meanwhile")
    func stash() throws {
        try git.twoClones((["alpha"], []))
        try git.record("beta", in: "two")
        _ = try fail("git stash -q; git pull -q --no-rebase --no-edit ../one main; git stash pop")
        let settled = try git.type("chancery hook merge", in: "two")
        #expect(settled.err.contains("recorded 1 more"), "\(settled.err)")
        try git.type(next(settled), in: "two")
        #expect(try git.parties(in: "two") == ["alpha", "beta"])
        #expect(try git.git("two", "stash", "list").out == "")
        try git.at("two").succeed("verify", "--deep")
    }

    @Test("What a rebase had stashed by itself comes back in the same way")
    func autostash() throws {
        try git.twoClones((["alpha"], []))
        try git.record("beta", in: "two")
        // Git calls the rebase a success, whatever became of the stash.
        try git.type("git pull -q --rebase --autostash ../one main", in: "two")
        try git.type(next(git.type("chancery hook merge", in: "two")), in: "two")
        #expect(try git.parties(in: "two") == ["alpha", "beta"])
    }

    @Test("A conflict of which git keeps no name is settled from the index")
    func nameless() throws {
        try git.twoClones()
        _ = try fail("git fetch -q ../one main; git cherry-pick -n FETCH_HEAD")
        let settled = try git.type("chancery hook merge", in: "two")
        #expect(settled.err.contains("next: git commit\n"), "\(settled.err)")
        #expect(try git.parties(in: "two") == ["alpha", "beta"])
        // A run that was killed when all was done leaves nothing to a second one.
        let again = try git.at("two").succeed("hook", "merge")
        #expect(again.err.contains("nothing is left to settle"), "\(again.err)")
        try git.type("git commit -qm Picked", in: "two")
    }

    @Test("A revert takes no events out of the log; the rest of the commit can be reverted")
    func revert() throws {
        try git.repository()
        try git.record("alpha", in: "one")
        try git.type("echo a > a; git add .; git commit -qm Alpha", in: "one")
        try git.record("beta", in: "one")
        try git.type("git commit -qam Beta", in: "one")
        _ = try fail("git revert --no-edit HEAD~1", in: "one")
        let before = try git.git("one", "status", "--porcelain").out
        let refused = try fail("chancery hook merge", in: "one")
        #expect(refused.err.contains("would take events out of the log; nothing was changed"), "\(refused.err)")
        #expect(try git.git("one", "status", "--porcelain").out == before)
        try git.type(refused.commands, in: "one")
        #expect(try git.parties(in: "one") == ["alpha", "beta"])
        #expect(!FileManager.default.fileExists(atPath: git.url("one/a").path))
    }

    @Test("A run that is killed at any moment is finished by a second one", arguments: ["pull", "squash", "stash"])
    func kills(way: String) throws {
        try git.twoClones((["alpha"], way == "stash" ? [] : ["beta"]))
        if way == "stash" { try git.record("beta", in: "two") }
        let ways = [
            "pull": "git pull -q --no-rebase ../one main", "squash": "git pull -q --no-rebase --squash ../one main",
            "stash": "git stash -q; git pull -q --no-rebase --no-edit ../one main; git stash pop",
        ]
        _ = try fail(try #require(ways[way]))
        let start = ContinuousClock.now
        try git.type("cp -r . ../whole; cd ../whole; chancery hook merge", in: "two")
        let whole = ContinuousClock.now - start
        for share in stride(from: 0.1, through: 1.0, by: 0.18) {
            try git.type("rm -rf ../three ../home-three; cp -r ../two ../three", in: "two")
            let seconds = Double(whole.components.attoseconds) / 1e18 + Double(whole.components.seconds)
            // The whole group is ended, and so is the git that was at work.
            try git.type("timeout -s KILL \(seconds * share) chancery hook merge || :", in: "three")
            try git.at("three").succeed("hook", "merge")
            #expect(try git.parties(in: "three") == ["alpha", "beta"])
            try git.type("chancery verify; git commit -qm Settled; git status --porcelain | (! grep .)", in: "three")
        }
    }
}
