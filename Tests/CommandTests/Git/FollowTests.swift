import Foundation
import Testing

/// A clone that remembers a history which a merge elsewhere left.
@Suite struct FollowTests {
    let git: GitFixture

    /// Clone `two` has verified its own history, and then got one in which its events come later.
    init() throws {
        git = try GitFixture()
        try git.twoClones()
        try git.type("chancery verify", in: "two")
    }

    private func merge(keepingAll: Bool) throws {
        try git.type(
            keepingAll
                ? "git pull -q --no-rebase ../two main || chancery hook merge --ours; git commit -q --no-edit"
                : "git pull -q --no-rebase -X ours ../two main || git commit -q --no-edit --no-verify", in: "one")
        try git.type("git pull -q ../one main", in: "two")
    }

    private func record() throws -> Binary.Result {
        try git.at("two").run("record", "party", "gamma", "--kind", "city", "--name", "Gamma")
    }

    @Test("Nothing is written to it, and the error says what happened and what to do; done, it goes on")
    func followed() throws {
        try merge(keepingAll: true)
        let refused = try record()
        #expect(refused.status == 1)
        #expect(refused.err.contains("a merge in git kept the history of another copy"), "\(refused.err)")
        #expect(refused.err.contains("chancery hook follow"))
        let followed = try git.at("two").succeed("hook", "follow")
        #expect(followed.err.contains("All 2 events that were last verified here"), "\(followed.err)")
        #expect(try record().status == 0)
        try git.type("git commit -qam Gamma; chancery verify", in: "two")
        #expect(try git.at("two").succeed("hook", "follow").err.contains("nothing is to be done"))
    }

    @Test("The clone that settled the merge itself, and kept the other history, goes on at once")
    func settledHere() throws {
        try git.type("git pull -q --no-rebase ../one main || chancery hook merge; git commit -q --no-edit", in: "two")
        #expect(try record().status == 0)
        #expect(try git.at("two").succeed("hook", "follow").err.contains("nothing is to be done"))
    }

    @Test("A history in which events are lost is not followed, until they are recorded again")
    func lost() throws {
        try merge(keepingAll: false)
        #expect(try git.at("two").run("log").status == 1)
        #expect(try !git.at("two").succeed("log", "--unproved").out.contains("Beta"))
        let refused = try git.at("two").run("hook", "follow")
        #expect(refused.status == 1)
        #expect(
            refused.err.contains("1 event that was verified here"), "\(refused.err)"
        )
        #expect(try record().status == 1)
        try git.type("chancery hook follow --record-lost; chancery verify", in: "two")
        #expect(try git.parties(in: "two") == ["alpha", "beta"])
    }

    @Test("A change of the key that a merge dropped is left out, which is said")
    func keyChange() throws {
        try git.type(
            "chancery key show | cut -d ' ' -f 1 > ../old; chancery key rotate; git commit -qam Key; chancery verify",
            in: "two")
        try git.type(
            "git pull -q --no-rebase ../two main || "
                + "CHANCERY_KEY=$(ls ../key.*) chancery hook merge --ours --skip-bad ../bad.jsonl; "
                + "git commit -q --no-edit --no-verify", in: "one")
        try git.type("git pull -q ../one main", in: "two")
        #expect(try git.at("two").run("hook", "follow").err.contains("does not verify"))
        try git.type("chancery key trust $(cat ../old)", in: "two")
        let lost = try git.at("two").run("hook", "follow")
        #expect(lost.status == 1 && lost.err.contains("1 event that was verified here"), "\(lost.err)")
        let followed = try git.type(
            "CHANCERY_KEY=$(ls ../key.*) chancery hook follow --record-lost; chancery verify --deep", in: "two")
        #expect(followed.err.contains("changed the ledger's key, and cannot be recorded again"), "\(followed.err)")
        #expect(followed.err.contains("The other 2 events"), "\(followed.err)")
        #expect(try git.parties(in: "two") == ["alpha", "beta"])
    }

    @Test("A ledger that does not verify, and one whose remembered history no commit has, are not followed")
    func unfollowable() throws {
        try merge(keepingAll: true)
        try git.tamper("two")
        #expect(try git.at("two").run("hook", "follow").err.contains("the ledger does not verify"))
        try git.type("git checkout -q -- events", in: "two")
        try git.clone("one", as: "three")
        try FileManager.default.copyItem(at: git.url("home-two/.local"), to: git.url("home-three/.local"))
        // A clone made after the merge has the left history's commits too; one without its second parent has not.
        try git.type("git replace --graft HEAD; git reflog expire --expire=now --all", in: "three")
        let result = try git.at("three").run("hook", "follow")
        #expect(result.status == 1 && result.err.contains("no commit here has the 2 events"), "\(result.err)")
    }
}
