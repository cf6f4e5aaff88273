import LedgerCore
import Foundation

/// A git repository, asked by its own program.
///
/// Git runs at the top of the work tree: there it starts its hooks, and what it tells them (`GIT_DIR`,
/// `GIT_INDEX_FILE`) may be a path from there.
public struct GitRepository: Sendable {
    /// The top of the work tree.
    public let top: String

    /// The file that git takes for the index; its own where `nil`.
    var indexFile: String?

    /// The repository that a folder lies in: a submodule's own, and any work tree of it.
    public init(around folder: String) throws(GitError) {
        do { top = try Self.git(["rev-parse", "--show-toplevel"], in: folder).line } catch {
            guard case .failed(_, let complaint) = error else { throw error }
            throw .noRepository(folder: folder, complaint: complaint)
        }
    }

    /// Runs git. No path that it is given is a pattern.
    @discardableResult
    func run(_ arguments: String...) throws(GitError) -> [UInt8] { try run(arguments) }

    @discardableResult
    func run(_ arguments: [String], into file: FileHandle? = nil) throws(GitError) -> [UInt8] {
        try Self.git(["--literal-pathspecs"] + arguments, in: top, index: indexFile, into: file)
    }

    /// The file in the repository's own folder that git goes by in this work tree.
    func path(of name: String) throws(GitError) -> String {
        let path = try run("rev-parse", "--git-path", name).line
        return path.hasPrefix("/") ? path : top + "/" + path
    }

    /// - Parameter file: takes the output, which is then not returned.
    private static func git(
        _ arguments: [String], in folder: String, index: String? = nil, into file: FileHandle? = nil
    ) throws(GitError) -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git"] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardInput = FileHandle.nullDevice
        if let index {
            process.environment = ProcessInfo.processInfo.environment.merging(["GIT_INDEX_FILE": index]) { $1 }
        }
        let (out, err) = (Pipe(), Pipe())
        if let file { process.standardOutput = file } else { process.standardOutput = out }
        process.standardError = err
        let command = "git " + arguments.filter { !$0.hasPrefix("--literal") }.joined(separator: " ")
        do { try process.run() } catch { throw .failed(command: command, complaint: "\(error)") }
        // Both are read at once: a pipe that nobody empties stops whoever writes into it.
        let complaint = Prefetched { (try? err.fileHandleForReading.readToEnd()) ?? nil }
        let output: Data?
        do { output = file == nil ? try out.fileHandleForReading.readToEnd() : nil } catch {
            throw .failed(command: command, complaint: "\(error)")
        }
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw .failed(command: command, complaint: Array((complaint.value ?? nil) ?? Data()).line)
        }
        return Array(output ?? Data())
    }
}

extension GitRepository {
    /// The tree that a commit would have now: the index, without what is only meant to be added one day.
    func stagedTree() throws(GitError) -> String { try run("write-tree").line }

    /// The commits that the next one follows: `HEAD`, and what is being merged into it.
    ///
    /// While git runs `pre-merge-commit`, there is no `MERGE_HEAD` yet: the merged commits stand in the names of variables.
    func parents(_ variables: [String: String]) throws(GitError) -> [String] {
        var parents = isCommit("HEAD") ? ["HEAD"] : []
        let merged = try mergedHeads()
        parents += merged.isEmpty ? variables.keys.compactMap(Self.announcedHead).sorted() : merged
        return parents
    }

    func isCommit(_ name: String) -> Bool { (try? run("rev-parse", "--quiet", "--verify", name + "^{commit}")) != nil }

    /// The commits that a merge under way brings in.
    func mergedHeads() throws(GitError) -> [String] { try note("MERGE_HEAD").split(separator: "\n").map(String.init) }

    /// The branches, by their last commits, that `git merge --squash` has brought into the index, and that the next commit
    /// will not name as parents. Git keeps only the message in which it lists their commits.
    func squashedHeads() throws(GitError) -> [String] {
        let prefix = "commit "
        let listed = try note("SQUASH_MSG").split(separator: "\n").filter { $0.hasPrefix(prefix) }
            .map { String($0.dropFirst(prefix.count)) }.filter(isCommit)
        guard listed.count > 1 else { return listed }
        return try String(decoding: run(["merge-base", "--independent"] + listed), as: UTF8.self)
            .split(separator: "\n").map(String.init)
    }

    /// What a file in the repository's own folder says; nothing where there is none.
    private func note(_ name: String) throws(GitError) -> String {
        (try? String(contentsOfFile: path(of: name), encoding: .utf8)) ?? ""
    }

    /// Whether there is a file or folder in the repository's own folder.
    func has(_ name: String) throws(GitError) -> Bool { FileManager.default.fileExists(atPath: try path(of: name)) }

    private static func announcedHead(_ variable: String) -> String? {
        let prefix = "GITHEAD_"
        let name = variable.dropFirst(prefix.count)
        let isObject = [40, 64].contains(name.count) && name.allSatisfy(\.isHexDigit)
        return variable.hasPrefix(prefix) && isObject ? String(name) : nil
    }
}

extension [UInt8] {
    /// Text without the line break that ends it.
    var line: String {
        String(decoding: last == UInt8(ascii: "\n") ? dropLast() : self[...], as: UTF8.self)
    }

    /// Names that git has ended with NUL.
    var names: [String] { split(separator: 0).map { String(decoding: $0, as: UTF8.self) } }
}

/// What git did not do.
public enum GitError: Error, Sendable {
    /// The folder lies in no repository with a work tree, or git itself is not there.
    case noRepository(folder: String, complaint: String)
    case failed(command: String, complaint: String)
}
