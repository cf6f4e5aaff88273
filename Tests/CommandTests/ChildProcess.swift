import Glibc
import Synchronization

/// A program that runs beside the tests, waited for by its number alone.
///
/// Foundation's `Process` has a thread of its own tell a run loop of each waiting thread that a program has ended; thousands of
/// them, started from many threads that come and go, brought the tests down.
final class ChildProcess: Sendable {
    struct CannotStart: Error, CustomStringConvertible {
        let program: String
        let code: Int32
        var description: String { "\(program): \(String(cString: strerror(code)))" }
    }

    let id: pid_t
    private let ended = Mutex<Int32?>(nil)

    /// Starts a program in a folder.
    ///
    /// - Parameter streams: the files that are its standard input, output and error.
    init(
        _ program: String, _ arguments: [String], in folder: String, variables: [String: String],
        streams: (input: String, output: String, error: String)
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, streams.input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, streams.output, O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, streams.error, O_WRONLY, 0)
        var id = pid_t()
        // Glibc's own action for the folder is not imported; env goes there, and becomes the program.
        let code = Self.withCStrings(["env", "-C", folder, "--", program] + arguments) { arguments in
            Self.withCStrings(variables.map { "\($0)=\($1)" }) { variables in
                posix_spawn(&id, "/usr/bin/env", &actions, nil, arguments, variables)
            }
        }
        guard code == 0 else { throw CannotStart(program: program, code: code) }
        self.id = id
    }

    var isRunning: Bool { ended.withLock { $0 == nil && poll(&$0) == nil } }

    /// Waits for the end.
    ///
    /// - Returns: the status with which it ended, or the number of the signal that ended it.
    func wait() -> Int32 {
        // Not held while waiting, so that another thread may ask or kill: the end stays to be fetched until it is polled.
        var information = siginfo_t()
        while waitid(P_PID, id_t(id), &information, WEXITED | WNOWAIT) == -1, errno == EINTR {}
        return ended.withLock { $0 ?? poll(&$0) ?? -1 }
    }

    /// Ends it where it stands, as a power switch would but for what the kernel holds.
    func kill() { ended.withLock { if $0 == nil { _ = Glibc.kill(id, SIGKILL) } } }

    private func poll(_ ended: inout Int32?) -> Int32? {
        var status: Int32 = 0
        guard waitpid(id, &status, WNOHANG) == id else { return nil }
        ended = status & 0x7f == 0 ? status >> 8 & 0xff : status & 0x7f
        return ended
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let pointers = strings.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        return body(pointers + [nil])
    }
}
