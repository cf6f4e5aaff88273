import Foundation
import Ledger
import Reports

/// stdout is data, stderr is messages.
enum Output {
    static func write(_ text: String) throws(OutputError) {
        var outlet = TextOutlet(STDOUT_FILENO)
        try outlet.write(text)
        try outlet.flush()
    }

    /// A text in one line, which may be long.
    static func write(line bytes: [UInt8]) throws(OutputError) {
        try TextOutlet.write(bytes[...], to: STDOUT_FILENO)
        try write("\n")
    }

    /// A line of the log, as it is stored.
    static func write(line: ArraySlice<UInt8>) throws(OutputError) {
        var outlet = TextOutlet(STDOUT_FILENO)
        try outlet.write(line)
        try outlet.write("\n")
        try outlet.flush()
    }

    /// Hands out what takes the text of something long, in as many pieces as it has.
    static func write(_ fill: ((String) throws -> Void) throws -> Void) throws {
        var outlet = TextOutlet(STDOUT_FILENO)
        try fill { try outlet.write($0) }
        try outlet.flush()
    }

    /// What was typed or read may stand in a message, so nothing in it may steer the terminal.
    static func say(_ text: String) { steer(text.printableLines + "\n") }

    /// Prompts and progress, which do steer the terminal. A message that cannot be told changes nothing of what is done.
    static func steer(_ text: String) {
        var outlet = TextOutlet(STDERR_FILENO)
        try? outlet.write(text)
        try? outlet.flush()
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
