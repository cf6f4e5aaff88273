import CanonicalJSON
import Foundation
import Testing

/// The built command, run as a user runs it: in a process of its own, with a home of its own.
struct Binary {
    struct Result {
        let status: Int32
        let out: String
        let err: String

        var json: JSON { get throws { try JSON(parsing: out.trimmingCharacters(in: .newlines)) } }
    }

    /// The folder in which the command runs.
    let folder: URL
    var variables: [String: String] = [:]

    static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Beside the test bundle, where the build leaves it.
    static let executable: URL = {
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        return bundle.appendingPathComponent("chancery")
    }()

    @discardableResult
    func run(_ arguments: String..., input: String = "") throws -> Result {
        try run(arguments, input: input)
    }

    @discardableResult
    func run(_ arguments: [String], input: String = "") throws -> Result {
        try start(Self.executable, arguments, input: input).result()
    }

    /// Starts a command, or another program as its user would, and does not wait for its end.
    func start(_ executable: URL, _ arguments: [String], input: String = "") throws -> Running {
        var environment = ProcessInfo.processInfo.environment
        environment["HOME"] = folder.path
        for name in ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "CHANCERY_LEDGER", "CHANCERY_KEY", "CHANCERY_BY"] {
            environment[name] = nil
        }
        // Files, not pipes: a full pipe would stop both sides.
        let streams = try (0..<3).map { _ in try Self.scratchFile() }
        try Data(input.utf8).write(to: streams[0])
        let process = try ChildProcess(
            executable.path, arguments, in: folder.path, variables: environment.merging(variables) { $1 },
            streams: (streams[0].path, streams[1].path, streams[2].path))
        return Running(process: process, streams: streams)
    }

    /// A command that has been started.
    struct Running {
        let process: ChildProcess
        fileprivate let streams: [URL]

        /// Waits for the end.
        func result() throws -> Result {
            let status = process.wait()
            defer { for stream in streams { try? FileManager.default.removeItem(at: stream) } }
            return Result(
                status: status, out: try String(contentsOf: streams[1], encoding: .utf8),
                err: try String(contentsOf: streams[2], encoding: .utf8))
        }

        /// Ends the command where it stands, as a power switch would end it but for what the kernel holds.
        func kill() { process.kill() }
    }

    /// Runs a command that must succeed.
    @discardableResult
    func succeed(
        _ arguments: String..., input: String = "", at location: SourceLocation = #_sourceLocation
    ) throws -> Result {
        let result = try run(arguments, input: input)
        #expect(result.status == 0, "\(arguments.joined(separator: " ")): \(result.err)", sourceLocation: location)
        return result
    }

    private static func scratchFile() throws -> URL {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("chancery-\(UUID().uuidString)")
        try Data().write(to: url)
        return url
    }
}

/// A folder that is gone when the test is.
final class Scratch: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("chancery-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    var binary: Binary { Binary(folder: url) }

    /// A copy of the project's own ledger: its truth, without anything that can be rebuilt.
    func projectLedger() throws -> Binary {
        let ledger = url.appendingPathComponent("ledger")
        try FileManager.default.createDirectory(at: ledger, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: Binary.project.appendingPathComponent("events"), to: ledger.appendingPathComponent("events"))
        return Binary(folder: ledger)
    }
}
