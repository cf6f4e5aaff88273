import Foundation
import Testing

/// What git is told before a commit: it depends on what will be committed, and on nothing else.
@Suite struct CommitCheckTests {
    let git: GitFixture

    init() throws {
        git = try GitFixture()
        try git.repository()
        try git.record("alpha", in: "one")
    }

    private func refused(
        _ result: Binary.Result, _ words: String, at location: SourceLocation = #_sourceLocation
    ) throws {
        #expect(result.status != 0, sourceLocation: location)
        #expect(result.err.contains("nothing was committed"), "\(result.err)", sourceLocation: location)
        #expect(result.err.contains(words), "\(result.err)", sourceLocation: location)
    }

    @Test("A log that only grew is committed; one that was touched is not, however it is committed")
    func grownAndTouched() throws {
        try git.type("git commit -qam Grow", in: "one")
        try git.tamper("one")
        try refused(try git.git("one", "commit", "-qam", "Touch"), "altered: events/checkpoint")
        try refused(try git.git("one", "commit", "-qm", "Touch", "events"), "altered: events/checkpoint")
        try git.type("git add events", in: "one")
        try refused(try git.git("one", "commit", "-qm", "Touch"), "altered: events/checkpoint")
        #expect(try git.git("one", "rev-list", "--count", "HEAD").out == "2\n")
    }

    @Test("A touched log that is staged is refused, though the work tree is sound")
    func touchedInTheIndex() throws {
        let sound = try Data(contentsOf: git.segment(of: "one"))
        try git.tamper("one")
        try git.type("git add events", in: "one")
        try sound.write(to: git.segment(of: "one"))
        try git.at("one").succeed("verify")
        let result = try git.git("one", "commit", "-qm", "Touch")
        try refused(result, "altered: events/checkpoint")
        try git.type("git add :/events; git commit -qm Grow", in: "one")
        #expect(result.err.contains("git add :/events"))
    }

    @Test("A sound log that is staged is committed, though the work tree is touched")
    func touchedInTheWorkTree() throws {
        try git.type("git add events", in: "one")
        try git.tamper("one")
        try git.type("git commit -qm Grow", in: "one")
    }

    @Test("Neither the segment nor the checkpoint is committed without the other", arguments: [true, false])
    func halves(isSegment: Bool) throws {
        try git.type("git add events/\(isSegment ? "00000000.jsonl" : "checkpoint")", in: "one")
        try refused(try git.git("one", "commit", "-qm", "Half"), isSegment ? "torn: " : "missing: ")
        try git.type("git rm -q --cached events/checkpoint", in: "one")
        try refused(try git.git("one", "commit", "-qm", "None"), "missing: events/checkpoint: It is not staged.")
    }

    @Test("A link is no segment, whatever it leads to; and what is only meant to be added is not committed")
    func noFiles() throws {
        try git.type(
            "mv events/00000000.jsonl ../away; ln -s ../../away events/00000000.jsonl; ! chancery verify", in: "one")
        try refused(try git.git("one", "commit", "-qam", "Link"), "missing: events/00000000.jsonl")
        try git.type("git checkout -q --orphan new; git rm -rqf --cached .; rm events/00000000.jsonl", in: "one")
        try git.type(
            "mv ../away events/00000000.jsonl; git add -N events; git commit -qm Other --allow-empty", in: "one")
        #expect(try git.git("one", "ls-tree", "-r", "--name-only", "HEAD").out == "")
    }

    @Test("An older copy, and another history that verifies by itself, do not follow the last commit")
    func otherHistories() throws {
        try git.type("cp -r events ../first; git commit -qam Grow; git tag grown", in: "one")
        try git.type("git checkout -q HEAD~1 -- events", in: "one")
        try refused(
            try git.git("one", "commit", "-qm", "Back"),
            "of size 1, does not begin with the one of size 2")
        try git.forgetGrowth(in: "one")
        try git.record("beta", in: "one")
        try git.type("git add events", in: "one")
        try refused(try git.git("one", "commit", "-qm", "Other"), "its history was rewritten")
        try git.type("git commit -qm Other --no-verify", in: "one")
    }

    @Test("A branch without a ledger is committed, and a commit about something else in spite of a damaged ledger")
    func otherThings() throws {
        try git.type(
            "git commit -qam Grow; git checkout -q --orphan pages; git rm -rfq .; echo a > a; git add a; git commit -qm A",
            in: "one")
        try git.type("git checkout -q main", in: "one")
        try git.tamper("one")
        try git.type("git commit -qam Damaged --no-verify; echo a > a; git add a; git commit -qm A", in: "one")
        try git.type("echo more > events/README.md; git add -A events; git commit -qm Describe", in: "one")
    }

    @Test("A commit that takes the ledger away is refused, unless it is told not to verify")
    func takenAway() throws {
        try git.type("git commit -qam Grow; git rm -rq events", in: "one")
        let result = try git.git("one", "commit", "-qm", "Gone")
        try refused(result, "the commit would take the ledger away, with its 2 events")
        #expect(result.err.contains("git checkout HEAD -- :/events brings it back"))
        try git.type("git checkout HEAD -- :/events; git diff --cached --exit-code", in: "one")
        try git.type(
            "git rm -rq events; git commit -qm Gone --no-verify; git commit -qm After --allow-empty", in: "one")
    }

    @Test("What is committed is not remembered as verified, and what is remembered does not stop a commit")
    func memory() throws {
        try git.forgetGrowth(in: "one")
        try git.type("git commit -qam Grow", in: "one")
        let state = git.url("home-one/.local/state/chancery")
        #expect(try FileManager.default.contentsOfDirectory(atPath: state.path) == ["cache.secret"])
        // Another branch is another history; what was verified on this one says nothing about it.
        try git.at("one").succeed("verify")
        let known = try FileManager.default.contentsOfDirectory(atPath: state.path)
        let file = state.appendingPathComponent(try #require(known.first { $0.hasSuffix(".json") }))
        let remembered = try Data(contentsOf: file)
        try git.type("git checkout -q -b side HEAD~1", in: "one")
        let user = Binary(
            folder: git.url("one"),
            variables: git.at("one").variables.merging(["XDG_STATE_HOME": git.url("fresh").path]) { $1 })
        try user.succeed("record", "party", "beta", "--kind", "city", "--name", "Beta")
        try git.type("git commit -qam Side", in: "one")
        #expect(try Data(contentsOf: file) == remembered)
    }

    @Test("A difference is shown in words; and as it stands, where Chancery is not at hand or cannot read it")
    func difference() throws {
        let words = try git.git("one", "diff").out
        #expect(words.contains("+@1 undated"))
        #expect(words.contains("Alpha") && !words.contains("\"type\""))
        let plain = try git.git("one", "diff", hasChancery: false)
        #expect(plain.status == 0 && plain.out.contains("+{\"by\":"), "\(plain.err)")
        #expect(try git.git("one", "diff").out == words, "the plain form was kept")
    }

    @Test("Without Chancery on the path the hook says what is missing")
    func noProgram() throws {
        let result = try git.git("one", "commit", "-qam", "Grow", hasChancery: false)
        try refused(result, "chancery is not on the PATH")
        #expect(try git.git("one", "commit", "-qam", "Grow", "--no-verify", hasChancery: false).status == 0)
    }
}

/// What lies beside the log in a commit.
@Suite struct CommitCheckBesideTests {
    let git: GitFixture

    init() throws {
        git = try GitFixture()
        try git.repository()
        try git.record("alpha", in: "one")
    }

    private func refused(_ commands: String, _ words: String, at location: SourceLocation = #_sourceLocation) throws {
        let result = try git.at("one").start(URL(fileURLWithPath: "/bin/sh"), ["-ec", commands]).result()
        #expect(result.status != 0, sourceLocation: location)
        #expect(result.err.contains("so nothing was committed"), "\(result.err)", sourceLocation: location)
        #expect(result.err.contains(words), "\(result.err)", sourceLocation: location)
    }

    @Test("A snapshot is committed that the log folds to, and no other, with the log or without it")
    func snapshots() throws {
        try git.type("git commit -qam Grow; chancery snapshot", in: "one")
        let path = git.url("one/snapshots/00000002.jsonl")
        let sound = try String(contentsOf: path, encoding: .utf8)
        try sound.replacing("alpha", with: "omega").write(to: path, atomically: true, encoding: .utf8)
        let words = "snapshots/00000002.jsonl of the ledger as it is staged is no snapshot of its log"
        try refused("git add snapshots; git commit -qm Forged", words)
        try git.record("beta", in: "one")
        try refused("git add snapshots events; git commit -qm Forged", words)
        try git.type("git mv snapshots/00000002.jsonl snapshots/00000009.jsonl", in: "one")
        try refused("git commit -qm Forged", "named after no size that the log ever had")
        try git.type("git mv snapshots/00000009.jsonl snapshots/00000002.jsonl", in: "one")
        try sound.write(to: path, atomically: true, encoding: .utf8)
        try git.type("git add snapshots; git commit -qm Sound", in: "one")
    }

    @Test("A link in the place of a snapshot, or of their folder, is refused")
    func links() throws {
        try git.type("git commit -qam Grow; chancery snapshot", in: "one")
        try refused(
            "ln -sf /etc/passwd snapshots/00000002.jsonl; git add snapshots; git commit -qm Link",
            "snapshots/00000002.jsonl of the ledger as it is staged is no snapshot of its log")
        try git.type("git rm -rq --cached snapshots; rm -r snapshots", in: "one")
        try refused("mkdir other; ln -s other snapshots; git add snapshots; git commit -qm Link", "It is a link")
    }

    @Test("A staged .chancery folder is refused, as whatever lies there could be forged")
    func disposable() throws {
        try refused("git add -f .chancery events; git commit -qm Index", "of the ledger is staged")
        try git.type("git rm -rq --cached :/.chancery; git commit -qm Grow", in: "one")
    }
}
