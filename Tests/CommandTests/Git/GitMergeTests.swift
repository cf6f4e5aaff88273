import Foundation
import Testing

/// Two clones of a ledger that both went on, brought together by the commands that the hook prints.
@Suite struct GitMergeTests {
    let git: GitFixture

    init() throws { git = try GitFixture() }

    /// Ways to a merge that would drop events: what is typed in the clone `two`.
    static let droppingMerges = [
        "git pull -q --no-rebase -X theirs ../one main", "git pull -q --no-rebase -X ours ../one main",
        "git pull -q --no-rebase -s ours ../one main",
        "git pull -q --no-rebase ../one main || git checkout -q --theirs events; git add events; git commit -qm M",
        "git pull -q --no-rebase ../one main || git checkout -q --ours events; git add events; git commit -qm M",
    ]

    private func drop(_ commands: String, in folder: String = "two") throws -> Binary.Result {
        let result = try git.at(folder).start(URL(fileURLWithPath: "/bin/sh"), ["-c", commands]).result()
        #expect(result.status != 0)
        return result
    }

    @Test("A merge that drops events is refused, and the commands of the hint keep them", arguments: droppingMerges)
    func droppedEvents(commands: String) throws {
        try git.twoClones((["alpha", "gamma"], ["beta"]))
        let result = try drop(commands)
        #expect(result.err.contains("the merge would drop"), "\(result.err)")
        #expect(result.commands.contains("chancery hook merge") && result.commands.contains("git commit"))
        try git.type(result.commands, in: "two")
        #expect(try git.parties(in: "two") == ["alpha", "beta", "gamma"])
        #expect(try git.git("two", "rev-list", "--merges", "--count", "HEAD").out == "1\n")
        #expect(try git.git("two", "status", "--porcelain").out == "")
        try git.at("two").succeed("verify", "--deep")
        // What others have already is the beginning; they go on from it.
        try git.type("git pull -q ../two main; chancery verify", in: "one")
        try git.record("delta", in: "one")
        try git.type("git commit -qam Delta", in: "one")
    }

    @Test("What the pages say is what one types", arguments: ["README.md", "docs/GIT.md"])
    func pages(name: String) throws {
        let page = try String(contentsOf: Binary.project.appendingPathComponent(name), encoding: .utf8)
        let blocks = page.components(separatedBy: "```sh\n").dropFirst().map { $0.components(separatedBy: "\n```")[0] }
        let merge = try #require(blocks.first { $0.contains("chancery hook merge") })
        try git.twoClones()
        try git.type("chancery verify", in: "two")
        if !merge.contains("git pull") { _ = try drop("git pull -q --no-rebase") }
        try git.type(merge, in: "two")
        try git.type("chancery hook follow; chancery verify", in: "two")
        #expect(try git.parties(in: "two") == ["alpha", "beta"])
    }

    @Test("The commands work for a ledger in a folder with an odd name, from any folder of the repository")
    func subfolder() throws {
        try git.twoClones(ledger: "our contacts, it's")
        let result = try drop("git pull -q --no-rebase -X theirs ../one main")
        try FileManager.default.createDirectory(at: git.url("two/docs"), withIntermediateDirectories: true)
        try git.type(result.commands, in: "two/docs")
        #expect(try git.parties(in: "two/our contacts, it's") == ["alpha", "beta"])
    }

    @Test("Either side's history can be kept whole", arguments: [true, false])
    func eitherSide(isOurs: Bool) throws {
        try git.twoClones()
        _ = try drop("git pull -q --no-rebase ../one main")
        try git.type("chancery hook merge \(isOurs ? "--ours" : ""); git commit -q --no-edit", in: "two")
        let kept = try String(contentsOf: git.segment(of: "two"), encoding: .utf8).split(separator: "\n")
        #expect(kept.count == 3)
        #expect(kept[1].contains(isOurs ? "Beta" : "Alpha") && kept[2].contains("(hook merge)"))
    }

    @Test("A merge is also settled by hand: one side kept, the other's events imported")
    func byHand() throws {
        try git.twoClones()
        _ = try drop("git pull -q --no-rebase ../one main")
        try git.type("chancery export drafts --since 1 > ../theirs.jsonl", in: "one")
        try git.type(
            """
            git checkout -q --ours events
            chancery import drafts ../theirs.jsonl
            git add events; git commit -q --no-edit
            """, in: "two")
        #expect(try git.parties(in: "two") == ["alpha", "beta"])
    }

    @Test("Two logs pasted together are refused")
    func pasted() throws {
        try git.twoClones()
        _ = try drop("git pull -q --no-rebase ../one main")
        let result = try drop(
            "cat ../one/events/*.jsonl >> events/00000000.jsonl; git add events; git commit -qm Paste")
        #expect(result.err.contains("does not verify, so nothing was committed"), "\(result.err)")
    }

    @Test("A merge in which only one side went on needs nothing")
    func oneSide() throws {
        try git.twoClones(([], ["beta"]))
        try git.type("echo a > a; git add a; git commit -qm A", in: "one")
        try git.type("git pull -q --no-rebase --no-edit ../one main; chancery verify", in: "two")
        #expect(try git.parties(in: "two") == ["beta"])
    }

    @Test("A rebase puts one's own events behind the others', commit by commit")
    func rebase() throws {
        try git.twoClones((["alpha"], ["beta"]))
        try git.record("gamma", in: "two")
        try git.type("git commit -qam Gamma", in: "two")
        _ = try drop("git pull -q --rebase ../one main")
        try git.type("chancery hook merge", in: "two")
        _ = try drop("git rebase --continue")
        try git.type("chancery hook merge; git rebase --continue", in: "two")
        #expect(try git.parties(in: "two") == ["alpha", "beta", "gamma"])
        #expect(try git.git("two", "rev-list", "--count", "HEAD").out == "4\n")
        try git.at("two").succeed("verify")
    }

    @Test("Git asks no hook in a rebase; what it dropped is found against the branch that it was put on")
    func droppingRebase() throws {
        try git.twoClones()
        _ = try drop("git pull -q --rebase ../one main")
        try git.type("git checkout -q --theirs events; git add events; git rebase --continue", in: "two")
        #expect(try git.parties(in: "two") == ["beta"])
        try git.type("git show FETCH_HEAD:events/checkpoint > ../upstream", in: "two")
        let result = try git.at("two").run("verify", "--since", "../upstream")
        #expect(result.status == 3 && result.out.contains("history was rewritten"), "\(result.out)")
    }

    @Test("A cherry-pick puts what the other commit recorded behind one's own events")
    func cherryPick() throws {
        try git.twoClones()
        _ = try drop("git fetch -q ../one main; git cherry-pick FETCH_HEAD")
        let settled = try git.type("chancery hook merge", in: "two")
        #expect(settled.err.contains("next: git cherry-pick --continue"), "\(settled.err)")
        try git.type("git cherry-pick --continue", in: "two")
        #expect(try git.parties(in: "two") == ["alpha", "beta"])
    }

    @Test("What cannot stand behind the other history is named, and can be set aside; then only --no-verify commits")
    func collision() throws {
        try git.twoClones((["alpha", "gamma"], ["gamma", "beta"]))
        _ = try drop("git pull -q --no-rebase ../one main")
        let before = try git.git("two", "status", "--porcelain").out
        let refused = try git.at("two").run("hook", "merge")
        #expect(refused.status == 65)
        #expect(refused.err.contains("error: 1 event cannot be recorded behind the other side's"), "\(refused.err)")
        #expect(refused.err.contains("HEAD:events/00000000.jsonl:2"), "\(refused.err)")
        #expect(try git.git("two", "status", "--porcelain").out == before)
        try git.type("chancery hook merge --skip-bad ../bad.jsonl", in: "two")
        #expect(try String(contentsOf: git.url("bad.jsonl"), encoding: .utf8).contains("Gamma"))
        let dropped = try drop("git commit -q --no-edit")
        #expect(dropped.err.contains("the merge would drop 1 event of the ledger that your branch (HEAD) has"))
        try git.type("git commit -q --no-edit --no-verify", in: "two")
        #expect(try git.parties(in: "two") == ["alpha", "beta", "gamma"])
    }

    @Test("A change of the key is not moved behind another history, and the history that has it can be kept")
    func keyChange() throws {
        try git.twoClones()
        try git.type("chancery key rotate --reason Lost; git commit -qam Key; chancery verify", in: "two")
        _ = try drop("git pull -q --no-rebase ../one main")
        // The retired key vouches for nothing any more, so the other side is not believed here.
        let retired = try git.at("two").run("hook", "merge")
        #expect(retired.status == 1 && retired.err.contains("does not verify"), "\(retired.err)")
        _ = try drop("git pull -q --no-rebase ../two main", in: "one")
        let moved = try git.at("one").run("hook", "merge", "--ours")
        #expect(moved.status == 65, "\(moved.err)")
        #expect(moved.err.contains("1 event cannot be recorded behind the other side's"), "\(moved.err)")
        #expect(moved.err.contains("only the ledger itself records a change of its key"), "\(moved.err)")
        try git.type("chancery hook merge; git commit -q --no-edit; chancery verify", in: "one")
        #expect(try git.parties(in: "one") == ["alpha", "beta"])
    }

    @Test("A change of the key can be set aside with --skip-bad, and what else that side recorded is kept")
    func keyChangeSetAside() throws {
        try git.twoClones()
        try git.type("chancery key rotate; git commit -qam Key", in: "two")
        _ = try drop("git pull -q --no-rebase ../two main", in: "one")
        // The history that is kept has the old key, so that signs it.
        let settled = try git.type(
            "CHANCERY_KEY=$(ls ../key.*) chancery hook merge --ours --skip-bad ../bad.jsonl", in: "one")
        #expect(settled.err.contains("only the ledger itself records a change of its key"), "\(settled.err)")
        #expect(settled.err.contains("and recorded 1 more behind them; 1 set aside"), "\(settled.err)")
        #expect(try String(contentsOf: git.url("bad.jsonl"), encoding: .utf8).contains("ledger.key-changed"))
        try git.type("git commit -q --no-edit --no-verify; chancery verify --deep", in: "one")
        #expect(try git.parties(in: "one") == ["alpha", "beta"])
    }

    @Test("What was recorded while a merge was open is not written over, and the hint's commands keep it")
    func strayEvents() throws {
        try git.twoClones()
        _ = try drop("git pull -q --no-rebase ../one main")
        try git.record("gamma", in: "two")
        let refused = try git.at("two").run("hook", "merge")
        #expect(refused.status == 1)
        #expect(refused.err.contains("which no side of the merge has"), "\(refused.err)")
        try git.type(refused.commands, in: "two")
        #expect(try git.parties(in: "two") == ["alpha", "beta", "gamma"])
    }

    @Test("Snapshots go with the history that is kept")
    func snapshots() throws {
        try git.twoClones((["alpha"], ["beta"]))
        for name in ["one", "two"] {
            try git.type("chancery snapshot; git add snapshots; git commit -qm Snapshot", in: name)
        }
        _ = try drop("git pull -q --no-rebase ../one main")
        try git.type("chancery hook merge; git commit -q --no-edit; chancery verify --deep", in: "two")
        #expect(try git.git("two", "diff", "--exit-code", "FETCH_HEAD", "HEAD", "--", "snapshots").status == 0)
    }

    @Test("Without a merge there is nothing to settle")
    func noMerge() throws {
        try git.repository()
        let result = try git.at("one").run("hook", "merge")
        #expect(result.status == 1 && result.err.contains("no merge, rebase or cherry-pick"), "\(result.err)")
    }
}
