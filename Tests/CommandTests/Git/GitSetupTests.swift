import Foundation
import Testing

/// Where the hooks go, and what they leave alone.
@Suite struct GitSetupTests {
    let git: GitFixture

    init() throws { git = try GitFixture() }

    private func hook(_ name: String, _ folder: String = "one/.git/hooks") throws -> String {
        try String(contentsOf: git.url("\(folder)/\(name)"), encoding: .utf8)
    }

    private func isRefused(_ folder: String, _ top: String? = nil) throws {
        try git.record("alpha", in: folder)
        try git.tamper(folder)
        let result = try git.git(folder, "commit", "-qam", "Touch")
        #expect(result.status != 0 && result.err.contains("does not verify"), "\(result.err)")
        try git.tamper(folder, "Omega", with: "Alpha")
        try git.type("git commit -qam Grow", in: folder)
    }

    @Test("Somebody else's hook is left alone; once it calls the check, all the rest is set")
    func foreignHook() throws {
        try git.repository()
        try git.type("chancery hook uninstall", in: "one")
        let theirs = "#!/bin/sh\necho theirs >&2\n"
        try theirs.write(to: git.url("one/.git/hooks/pre-commit"), atomically: true, encoding: .utf8)
        try git.type("chmod +x .git/hooks/pre-commit; cp -r .git ../before", in: "one")
        let refused = try git.at("one").run("hook", "install")
        #expect(refused.status == 65)
        #expect(refused.err.contains("pre-commit: not Chancery's"), "\(refused.err)")
        try git.type("diff -r .git ../before", in: "one")
        try git.type("cat >> .git/hooks/pre-commit <<'E'\n\(refused.commands)\nE\nchancery hook install", in: "one")
        #expect(try hook("pre-commit").hasPrefix(theirs))
        #expect(try hook("pre-merge-commit").contains("chancery hook check"))
        try isRefused("one")
        let left = try git.at("one").succeed("hook", "uninstall")
        #expect(
            left.err.contains("Git still looks after the ledger in") && left.err.contains("pre-commit"), "\(left.err)")
    }

    @Test("What somebody has added to the hook stays in it; a hook of the first version is made anew")
    func changedHook() throws {
        try git.repository()
        try git.type("echo 'echo mine >&2' >> .git/hooks/pre-commit; chancery hook install", in: "one")
        #expect(try git.at("one").succeed("hook", "uninstall").err.contains("Git still looks after the ledger"))
        #expect(try hook("pre-commit").hasSuffix("echo mine >&2\n"))
        let first = "#!/bin/sh\n# Set by chancery hook install.\nexec chancery hook check --ledger \"$(pwd)\"/./\n"
        try first.write(to: git.url("one/.git/hooks/pre-commit"), atomically: true, encoding: .utf8)
        try git.type("chancery hook install", in: "one")
        #expect(try hook("pre-commit") == hook("pre-merge-commit"))
        try isRefused("one")
    }

    @Test("Uninstalling leaves nothing behind")
    func uninstall() throws {
        try git.repository()
        try git.type("chancery hook install; chancery hook uninstall", in: "one")
        for name in ["pre-commit", "pre-merge-commit"] {
            #expect(!FileManager.default.fileExists(atPath: git.url("one/.git/hooks/\(name)").path))
        }
        #expect(try !hook("config", "one/.git").contains("chancery"))
        let attributes = try hook(".gitattributes", "one")
        #expect(attributes == "events/** -text -merge\nsnapshots/** -text -merge\n")
    }

    @Test("Two ledgers in one repository are both checked, and each is taken away by itself")
    func twoLedgers() throws {
        try git.repository(ledger: "first")
        try git.at("one").succeed("init", "second", "--no-key")
        try git.type("chancery hook install --ledger second; git add .; git commit -qm Second", in: "one")
        try isRefused("one/first")
        try isRefused("one/second")
        try git.type("chancery hook uninstall --ledger first", in: "one")
        #expect(try hook("pre-commit").contains("./second") && !hook("pre-commit").contains("./first"))
        #expect(try hook("config", "one/.git").contains("chancery"))
    }

    @Test("Hooks that the repository keeps elsewhere are found there")
    func hooksPath() throws {
        try git.repository()
        try git.type("chancery hook uninstall; git config core.hooksPath .hooks; chancery hook install", in: "one")
        #expect(try hook("pre-commit", "one/.hooks").contains("chancery hook check ./"))
        #expect(!FileManager.default.fileExists(atPath: git.url("one/.git/hooks/pre-commit").path))
        try isRefused("one")
    }

    @Test("A relative folder of hooks is each work tree's own, and a work tree without it is named")
    func relativeHooksPath() throws {
        try git.repository()
        try git.type("git worktree add -q ../one-more -b more; chancery hook uninstall", in: "one")
        try git.type("git config core.hooksPath .hooks", in: "one")
        let installed = try git.at("one").succeed("hook", "install")
        #expect(installed.err.contains("warning: core.hooksPath is relative (.hooks)"), "\(installed.err)")
        #expect(installed.err.contains("Nothing is checked yet in \(git.url("one-more").path)."), "\(installed.err)")
        // This is what the warning is about.
        try git.record("alpha", in: "one-more")
        try git.tamper("one-more")
        try git.type("git commit -qam Touch; git reset -q --hard HEAD~1; rm -rf .chancery", in: "one-more")
        try git.forgetGrowth(in: "one-more")
        let further = try git.at("one-more").succeed("hook", "install")
        #expect(!further.err.contains("Nothing is checked yet"), "\(further.err)")
        try isRefused("one-more")
    }

    @Test("Hooks that other repositories use too are not written to; the rest can be set without them")
    func sharedHooks() throws {
        try git.repository()
        try git.type(
            "chancery hook uninstall; mkdir -p \"$HOME\"; git config --global core.hooksPath \"$HOME/hooks\"", in: "one"
        )
        let refused = try git.at("one").run("hook", "install")
        #expect(refused.status == 65 && refused.err.contains("serves other repositories too"), "\(refused.err)")
        #expect(!FileManager.default.fileExists(atPath: git.url("home-one/hooks").path))
        try git.type("chancery hook install --leave-hooks", in: "one")
        try git.record("alpha", in: "one")
        #expect(try git.git("one", "diff").out.contains("+@1 undated"))
    }

    @Test("Every work tree of the repository is checked, by its own index")
    func workTrees() throws {
        try git.repository()
        try git.type("git worktree add -q ../one-more -b more", in: "one")
        try isRefused("one-more")
        try isRefused("one")
    }

    @Test("A ledger in a submodule is the submodule's own matter")
    func submodule() throws {
        try git.repository()
        try git.type(
            """
            git init -q -b main; git -c protocol.file.allow=always submodule --quiet add ../one contacts
            git commit -qm Contacts; cd contacts; chancery hook install
            """, in: try folder("two"))
        try isRefused("two/contacts")
        try git.type("git commit -qam Contacts", in: "two")
        #expect(!FileManager.default.fileExists(atPath: git.url("two/.git/hooks/pre-commit").path))
    }

    @Test("Outside a repository nothing is set")
    func noRepository() throws {
        try git.scratch.binary.succeed("init", "one", "--no-key")
        let result = try git.at("one").run("hook", "install")
        #expect(result.status == 1 && result.err.contains("lies in no git repository"), "\(result.err)")
    }

    private func folder(_ name: String) throws -> String {
        try FileManager.default.createDirectory(at: git.url(name), withIntermediateDirectories: true)
        return name
    }
}
