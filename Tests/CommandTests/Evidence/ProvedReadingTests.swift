import Foundation
import Glibc
import Testing

/// What is told only after it is proved: whose checkpoint it is, that the log grew, that its files are files.
@Suite struct ProvedReadingTests {
    let ledger: SignedLedger

    init() throws { ledger = try SignedLedger() }

    static let reading = [
        ["replay"], ["show", "tie-0"], ["timeline"], ["log"], ["search", "spring"], ["status"], ["check"], ["stats"],
        ["blame", "tie-0", "on"], ["diff", "--on", "2018", "2021"],
    ]
    /// These never tell what is not proved.
    static let evidence = [
        ["audit", "tie-0"], ["prove", "@2"], ["export", "jsonl"], ["export", "csv"], ["backup", "../copied"],
        ["export", "drafts", "--since", "0"],
    ]

    private func expectRefused(_ binary: Binary, _ reason: String) throws {
        for command in Self.reading + Self.evidence {
            let told = try binary.run(command)
            #expect(told.status == 1 && told.out.isEmpty, "\(command): \(told.out)")
            #expect(told.err.contains(reason), "\(command): \(told.err)")
        }
    }

    private func expectLookedAt(_ binary: Binary, _ notice: String) throws {
        for command in Self.reading where command != ["log"] {
            let told = try binary.run(command + ["--unproved"])
            #expect(told.status == 0 && told.out.contains(notice), "\(command): \(told.out)\(told.err)")
        }
        let log = try binary.run("log", "--unproved")
        #expect(log.status == 0 && log.err.contains(notice), "\(log.err)")
        for command in Self.evidence { #expect(try binary.run(command + ["--unproved"]).status == 64, "\(command)") }
    }

    @Test func aRootUnderADeadSignatureIsRefused() throws {
        var files = try ledger.files
        try files.replace("Springfield", by: "Springvalley", in: 2)
        var checkpoint = files.checkpointLines
        checkpoint[2] = files.tree.root.base64
        files.checkpointLines = checkpoint
        let stranger = Binary(folder: try ledger.copy(files).folder, variables: ["HOME": "/nonexistent"])
        try expectRefused(stranger, "no key that is trusted here has signed this state")
        try expectLookedAt(stranger, "NOT PROVED")
        // Where the ledger is known, it is not even the one that grew here.
        try expectRefused(try ledger.copy(files), "not begin with the 10 that were last written or verified here")
    }

    @Test func anOlderStateIsNamedByTheNextCommandAfterAWrite() throws {
        let before = try ledger.files
        try ledger.keeper.succeed("record", "party", "capital", "--kind", "city", "--name", "Capital City")
        try before.write(to: ledger.folder)
        try expectRefused(ledger.keeper, "this copy of example.org/evidence has 10 events")
        try expectLookedAt(ledger.keeper, "NOT PROVED: The log has 10 events, and had 11 when it was last written")
    }

    @Test func anotherLedgerUnderAKnownNameIsRefused() throws {
        var files = try ledger.files
        let stranger = try Tampering.stranger()
        try files.edit(0) { line in
            guard case .object(var data) = line["data"] else { return }
            data["key"] = .string(stranger.verifier.text)
            line["data"] = .object(data)
        }
        try files.sign(by: stranger)
        try expectRefused(try ledger.copy(files), "It is not the ledger that you know")
    }

    @Test func aMissingSignatureIsToldInTheFirstLines() throws {
        var files = try ledger.files
        try files.sign(by: nil)
        let copy = try ledger.copy(files)
        for command in Self.reading where command != ["log"] {
            let told = try copy.run(command)
            let isTold = told.out.contains("Nobody has signed for this state of the log")
            #expect(told.status == 0 && isTold, "\(command): \(told.out)")
        }
        #expect(try copy.succeed("log").err.contains("Nobody has signed"))
        #expect(try copy.succeed("export", "jsonl").err.contains("Nobody has signed"))
        #expect(try copy.succeed("replay", "--format", "json").json["log"]?["attestation"]?.string == "unsigned")
        let elsewhere = Binary(folder: copy.folder, variables: ["HOME": "/nonexistent"])
        #expect(try elsewhere.succeed("replay").out.contains("Nobody has signed for this state of the log"))
        #expect(try !ledger.keeper.succeed("replay").out.contains("signed"))
    }

    @Test func aLedgerWithoutAKeySaysSo() throws {
        let scratch = try Scratch()
        try scratch.binary.succeed("init", "bare", "--no-key")
        let bare = Binary(folder: scratch.url.appendingPathComponent("bare"), variables: ["HOME": scratch.url.path])
        #expect(try bare.succeed("replay").out.contains("This ledger has no key: nobody vouches for it."))
    }

    enum Oddity: CaseIterable { case link, pipe, folder, huge }

    @Test("A segment or a checkpoint that is no file of its size is refused at once", arguments: Oddity.allCases)
    func oddFiles(_ oddity: Oddity) throws {
        for name in ["00000000.jsonl", "checkpoint"] {
            let copy = try ledger.copy(ledger.files)
            let path = copy.folder.appendingPathComponent("events/\(name)").path
            try FileManager.default.moveItem(atPath: path, toPath: path + ".real")
            switch oddity {
            case .link: try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: path + ".real")
            case .pipe: #expect(mkfifo(path, 0o644) == 0)
            case .folder: try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
            case .huge:
                try FileManager.default.copyItem(atPath: path + ".real", toPath: path)
                #expect(truncate(path, 100 << 30) == 0)
            }
            for command in [["replay"], ["verify"], ["show", "tie-0"]] {
                let told = try copy.run(command)
                // Whatever is behind the committed lines is nobody's business but the verifier's.
                let isTold = oddity == .huge && name != "checkpoint" && command != ["verify"]
                #expect((told.status == 0) == isTold && told.status < 64, "\(command) \(name): \(told.err)")
            }
            let record = try copy.run("record", "party", "x", "--kind", "city", "--name", "X")
            #expect(record.status == 1, "\(name): \(record.out)\(record.err)")
        }
    }
}
