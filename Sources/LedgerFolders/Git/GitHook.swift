import LedgerCore
import Foundation

/// One of the hooks by which git has the ledgers of a repository checked.
struct GitHook {
    let name: String
    let path: String

    /// Before a commit, and before the commit of a merge that git could do by itself.
    static let names = ["pre-commit", "pre-merge-commit"]

    private static let mark = "# Set by chancery hook install."

    init(_ name: String, in repository: GitRepository) throws(GitError) {
        self.name = name
        path = try repository.path(of: "hooks/" + name)
    }

    var text: String? { FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } }

    /// Whether somebody else has written the hook, or something into it.
    var isForeign: Bool { text.map { $0 != Self.text(lines) && !$0.hasPrefix(Self.first) } ?? false }

    /// What the hook runs for a ledger.
    static func command(_ ledger: GitLedger) -> String { check + "./\(ledger.folder)".quotedForShell }

    private static let check = "chancery hook check "

    /// The line of a hook that checks a ledger.
    static func line(_ ledger: GitLedger) -> String { command(ledger) + " || exit 1" }

    /// Whether the hook, whoever wrote it, checks the ledger.
    func checks(_ ledger: GitLedger) -> Bool {
        (text ?? "").split(separator: "\n").contains { line in
            guard !line.drop(while: \.isWhitespace).hasPrefix("#"), let range = line.range(of: Self.command(ledger))
            else { return false }
            return line[range.upperBound...].first.map { $0.isWhitespace || ";&|)".contains($0) } ?? true
        }
    }

    /// Adds the ledger to those that the hook checks.
    func add(_ ledger: GitLedger) throws { try write(lines.filter { $0 != Self.line(ledger) } + [Self.line(ledger)]) }

    /// Takes it away again; and the hook with the last one.
    func remove(_ ledger: GitLedger) throws { try write(lines.filter { $0 != Self.line(ledger) }) }

    private var lines: [String] {
        (text ?? "").split(separator: "\n").map(String.init).filter { $0.hasPrefix(Self.check) }
    }

    private func write(_ lines: [String]) throws {
        let files = FileManager.default
        guard !lines.isEmpty else {
            if text != nil { try files.removeItem(atPath: path) }
            return
        }
        try files.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Self.text(lines).write(toFile: path, atomically: true, encoding: .utf8)
        try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }

    private static func text(_ lines: [String]) -> String { head + lines.joined(separator: "\n") + "\n" }

    /// How the first version's hooks began, which were one line long.
    private static let first = "#!/bin/sh\n\(mark)\nexec chancery hook check --ledger "

    private static let head = """
        #!/bin/sh
        \(mark)
        if ! command -v chancery >/dev/null 2>&1; then
            echo "error: chancery is not on the PATH, so the ledger cannot be checked; nothing was committed." >&2
            echo "hint: Put its folder on the PATH. Without the check: git commit --no-verify." >&2
            exit 1
        fi

        """
}
