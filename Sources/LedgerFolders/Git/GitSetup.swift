import LedgerCore
import Foundation

/// What makes git look after a ledger: checks before commits, and differences in words.
public struct GitSetup {
    private let ledger: GitLedger
    private var repository: GitRepository { ledger.repository }

    public init(_ ledger: GitLedger) {
        self.ledger = ledger
    }

    /// Sets all of it, or nothing.
    ///
    /// A hook of somebody else's is never written to. Where there is one, it has to call the check itself.
    ///
    /// - Parameter leavesHooks: sets only what shows differences in words.
    /// - Returns: where else the hooks would have to be set; `nil` where one place is enough.
    public func install(leavingHooks leavesHooks: Bool = false) throws -> ScatteredHooks? {
        let hooks = leavesHooks ? [] : try GitHook.names.map { try GitHook($0, in: repository) }
        let missing = hooks.filter { !$0.checks(ledger) }
        let foreign = try missing.filter { try $0.isForeign || isShared($0) }.map(\.path)
        guard foreign.isEmpty else { throw SetupError.othersHooks(foreign, line: GitHook.line(ledger)) }
        for hook in hooks where try !hook.isForeign && !isShared(hook) { try hook.add(ledger) }
        try repository.run("config", "diff.chancery.textconv", Self.inWords)
        // A cache would go on showing plain text that was shown while the program was not at hand.
        _ = try? repository.run("config", "--unset", "diff.chancery.cachetextconv")
        for attribute in Self.attributes { try addAttribute(attribute) }
        return try leavesHooks ? nil : scatteredHooks()
    }

    /// Git takes a relative `core.hooksPath` from the top of each work tree: what is set in one is not there in another.
    private func scatteredHooks() throws -> ScatteredHooks? {
        guard let folder = try? repository.run("config", "--get", "core.hooksPath").line, !folder.isEmpty,
            !folder.hasPrefix("/"), !folder.hasPrefix("~")
        else { return nil }
        let prefix = "worktree "
        let trees = try String(decoding: repository.run("worktree", "list", "--porcelain"), as: UTF8.self)
            .split(separator: "\n").filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
        let unchecked = trees.filter { tree in
            !GitHook.names.allSatisfy { FileManager.default.fileExists(atPath: "\(tree)/\(folder)/\($0)") }
        }
        return ScatteredHooks(folder: folder, uncheckedTrees: unchecked)
    }

    /// Takes it away again.
    ///
    /// - Returns: hooks of somebody else's that go on calling the check.
    public func uninstall() throws -> [String] {
        let hooks = try GitHook.names.map { try GitHook($0, in: repository) }
        for hook in hooks where try !hook.isForeign && !isShared(hook) { try hook.remove(ledger) }
        if hooks.allSatisfy({ $0.text == nil || $0.isForeign }) {
            _ = try? repository.run("config", "--remove-section", "diff.chancery")
        }
        try removeAttribute(Self.shownInWords)
        return hooks.filter { $0.checks(ledger) }.map(\.path)
    }

    /// Events in words; the lines themselves where the program is not at hand, or cannot read them.
    private static let inWords =
        #"f() { text=$(chancery hook textconv "$1" 2>/dev/null) && printf '%s\n' "$text" || cat "$1"; }; f"#

    private static let shownInWords = "events/*.jsonl diff=chancery -merge"
    private static let attributes = ["events/** -text -merge", shownInWords]

    /// Whether the hook lies where other repositories have theirs too, as `core.hooksPath` in a user's settings has it.
    private func isShared(_ hook: GitHook) throws -> Bool {
        let folder = (hook.path as NSString).deletingLastPathComponent
        let common = try repository.path(of: "config")
        let own = [repository.top, (common as NSString).deletingLastPathComponent]
        return !own.contains { Self.real(folder).starts(with: Self.real($0)) }
    }

    private static func real(_ path: String) -> [String] {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().pathComponents
    }

    private var file: String { ledger.root + "/.gitattributes" }

    private func addAttribute(_ attribute: String) throws {
        let old = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        guard !old.split(separator: "\n").contains(Substring(attribute)) else { return }
        let end = old.isEmpty || old.hasSuffix("\n") ? "" : "\n"
        try (old + end + attribute + "\n").write(toFile: file, atomically: true, encoding: .utf8)
    }

    private func removeAttribute(_ attribute: String) throws {
        guard let old = try? String(contentsOfFile: file, encoding: .utf8) else { return }
        let new = old.split(separator: "\n", omittingEmptySubsequences: false).filter { $0 != attribute }
            .joined(separator: "\n")
        if new.allSatisfy(\.isWhitespace) {
            try FileManager.default.removeItem(atPath: file)
        } else if new != old {
            try new.write(toFile: file, atomically: true, encoding: .utf8)
        }
    }
}

/// Hooks that each work tree has for itself.
public struct ScatteredHooks: Sendable {
    /// `core.hooksPath`, from the top of each work tree.
    public let folder: String
    /// The work trees in which nothing is checked yet.
    public let uncheckedTrees: [String]
}

/// Why git was not set up; nothing was changed.
public enum SetupError: Error, Sendable {
    /// These hooks are somebody else's, or lie where other repositories have theirs; the line that they have to run.
    case othersHooks([String], line: String)
}
