import ArgumentParser
import Foundation
import Ledger
import Reports

struct Hook: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make git look after a ledger: a check before each commit, and readable differences.",
        discussion: "Example: chancery hook install",
        subcommands: [Install.self, Uninstall.self, Check.self, TextForm.self])

    struct Install: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set a check before each commit, and a readable git diff of events.",
            discussion: "A hook that is not Chancery's is left alone. Example: chancery hook install")
        @OptionGroup var place: LedgerOption

        func run() throws {
            let ledger = try place.open()
            let git = GitFolder(ledger.root)
            let hook = try git.hookPath()
            let script =
                "#!/bin/sh\n\(GitFolder.mark)\nexec chancery hook check --ledger \"$(git rev-parse --show-toplevel)\"/\(try ("./" + git.prefix()).quotedForShell)\n"
            if let old = FileManager.default.contents(atPath: hook),
                !String(decoding: old, as: UTF8.self).contains(GitFolder.mark)
            {
                throw DataProblem(
                    "\(hook) is there already, and not Chancery's.",
                    hint: "Add this line to it: chancery hook check --ledger \(ledger.root)")
            }
            try FileManager.default.createDirectory(
                atPath: URL(fileURLWithPath: hook).deletingLastPathComponent().path, withIntermediateDirectories: true)
            try script.write(toFile: hook, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hook)
            try git.run("config", "diff.chancery.textconv", "chancery hook textconv")
            try git.run("config", "diff.chancery.cachetextconv", "true")
            try git.addAttribute()
            Output.say("Before each commit the ledger is verified, and git diff shows events in words.")
        }
    }

    struct Uninstall: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take the check and the readable differences away again.",
            discussion: "Example: chancery hook uninstall")
        @OptionGroup var place: LedgerOption

        func run() throws {
            let git = GitFolder(try place.open().root)
            let hook = try git.hookPath()
            if let old = try? String(contentsOfFile: hook, encoding: .utf8), old.contains(GitFolder.mark) {
                try FileManager.default.removeItem(atPath: hook)
            }
            _ = try? git.run("config", "--remove-section", "diff.chancery")
            try git.removeAttribute()
            Output.say("Git no longer looks after the ledger.")
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What runs before a commit: the log only grew since the last one, and verifies.",
            shouldDisplay: false)
        @OptionGroup var place: LedgerOption

        func run() throws {
            let ledger = try place.open()
            let git = GitFolder(ledger.root)
            let earlier = try? git.run("show", "HEAD:\(git.prefix())events/checkpoint")
            let report = try ledger.verify(VerificationTerms(earlier: earlier.map { [$0] } ?? []))
            guard !report.isClean else { return }
            Output.say(report.text)
            throw DataProblem(
                "the ledger does not verify against the last commit, so nothing was committed.",
                hint: """
                    If two copies were merged: keep one side's events/ whole (git checkout --ours events, or --theirs), and record \
                    the other side's new events again: chancery export drafts --since THE-COMMON-SIZE in that copy, then chancery \
                    import drafts here.
                    """)
        }
    }

    struct TextForm: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "textconv", abstract: "A segment in words, a line for each event.", shouldDisplay: false)

        @Argument(help: ArgumentHelp("The segment.", valueName: "file"))
        var file: String

        func run() throws {
            for line in try Input.read(file).split(separator: UInt8(ascii: "\n")) {
                try Output.write(EventInWords.line(line) + "\n")
            }
        }
    }
}

/// The git repository around a ledger.
struct GitFolder {
    static let mark = "# Set by chancery hook install."
    private static let attribute = "events/*.jsonl diff=chancery -merge"
    private let root: String

    init(_ root: String) { self.root = root }

    /// Runs git in the ledger's folder.
    @discardableResult
    func run(_ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "-C", root] + arguments
        let (out, err) = (Pipe(), Pipe())
        process.standardOutput = out
        process.standardError = err
        try process.run()
        let text = out.fileHandleForReading.readDataToEndOfFile()
        let complaint = err.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw DataProblem(
                "git: \(String(decoding: complaint, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))",
                hint: "The ledger must lie in a git repository: git init.")
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Where the hook goes: also in work trees, and where the repository keeps its hooks elsewhere.
    func hookPath() throws -> String {
        let path = try run("rev-parse", "--git-path", "hooks/pre-commit").trimmingCharacters(in: .newlines)
        return path.hasPrefix("/") ? path : root + "/" + path
    }

    /// The ledger's folder within the work tree; empty where it is the whole.
    func prefix() throws -> String { try run("rev-parse", "--show-prefix").trimmingCharacters(in: .newlines) }

    private var attributes: String { root + "/.gitattributes" }

    func addAttribute() throws {
        let old = (try? String(contentsOfFile: attributes, encoding: .utf8)) ?? ""
        guard !old.contains(Self.attribute) else { return }
        try (old + (old.isEmpty || old.hasSuffix("\n") ? "" : "\n") + Self.attribute + "\n")
            .write(toFile: attributes, atomically: true, encoding: .utf8)
    }

    func removeAttribute() throws {
        guard let old = try? String(contentsOfFile: attributes, encoding: .utf8) else { return }
        let new = old.split(separator: "\n", omittingEmptySubsequences: false).filter { $0 != Self.attribute }.joined(
            separator: "\n")
        if new.allSatisfy(\.isWhitespace) {
            try FileManager.default.removeItem(atPath: attributes)
        } else {
            try new.write(toFile: attributes, atomically: true, encoding: .utf8)
        }
    }
}
