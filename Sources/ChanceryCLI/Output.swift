import CanonicalJSON
import Foundation
import LedgerCore
import Reports
import Synchronization

/// stdout is data, stderr is messages.
///
/// What is stored may hold characters that steer a terminal, or hide text in it: on a terminal these are shown by their
/// numbers. Anywhere else every byte goes out as it is.
enum Output {
    static let isOnTerminal = isatty(STDOUT_FILENO) == 1

    static func write(_ text: String) throws(OutputError) {
        try write(steering: isOnTerminal ? text.printableLayout : text)
    }

    /// Text that was made printable, and steers the terminal all the same: it has colours.
    static func write(steering text: String) throws(OutputError) {
        var output = BufferedOutput(STDOUT_FILENO)
        try output.write(text)
        try output.flush()
    }

    /// A report in JSON and an LF, piece by piece: of a long one there is no copy.
    static func write(json report: some Report) throws(OutputError) {
        guard !isOnTerminal else { return try write(report.rendered(as: .json).printableJSON) }
        let sink = OutputSink()
        var writer = JSONWriter(sink: sink.write)
        report.write(to: &writer)
        sink.write(writer.bytes + [UInt8(ascii: "\n")])
        if let failure = sink.failure { throw failure }
    }

    /// Takes bytes for standard output until that refuses them.
    private final class OutputSink: Sendable {
        private let refusal = Mutex<OutputError?>(nil)

        var failure: OutputError? { refusal.withLock { $0 } }

        @Sendable func write(_ bytes: [UInt8]) {
            refusal.withLock { refusal in
                guard refusal == nil else { return }
                do throws(OutputError) { try BufferedOutput.write(bytes[...], to: STDOUT_FILENO) } catch {
                    refusal = error
                }
            }
        }
    }

    /// A line of the log, as it is stored; on a terminal as JSON that means the same.
    static func write(line: ArraySlice<UInt8>) throws(OutputError) {
        guard !isOnTerminal else { return try write(shown(line: line) + "\n") }
        var output = BufferedOutput(STDOUT_FILENO)
        try output.write(line)
        try output.write("\n")
        try output.flush()
    }

    /// A line of the log as standard output is to have it.
    static func shown(line: some Collection<UInt8>) -> String {
        let text = String(decoding: line, as: UTF8.self)
        return isOnTerminal ? text.printableJSON : text
    }

    /// Hands out what takes the text of something long, in as many pieces as it has.
    static func write(_ fill: ((String) throws -> Void) throws -> Void) throws {
        var output = BufferedOutput(STDOUT_FILENO)
        try fill { try output.write(isOnTerminal ? $0.printableLayout : $0) }
        try output.flush()
    }

    /// What was typed or read may stand in a message, so nothing in it may steer the terminal, and no private key is shown.
    static func message(_ text: String) { writeRaw(text.withoutPrivateKeys.printableLines + "\n") }

    /// Prompts and progress, which do steer the terminal. A message that cannot be told changes nothing of what is done.
    static func writeRaw(_ text: String) {
        var output = BufferedOutput(STDERR_FILENO)
        try? output.write(text)
        try? output.flush()
    }

    /// Leaves no standard stream closed: the next file that is opened would take its place, and be written into.
    ///
    /// What is put there refuses, as the closed one would have.
    static func guardStreams() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }
}
