import Foundation
import Reports

/// stdout is data, stderr is messages.
enum Output {
    static func write(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    /// A line of the log, as it is stored.
    static func write(line: ArraySlice<UInt8>) {
        FileHandle.standardOutput.write(Data(line + [UInt8(ascii: "\n")]))
    }

    /// What was typed or read may stand in a message, so nothing in it may steer the terminal.
    static func say(_ text: String) {
        FileHandle.standardError.write(Data((text.printableLines + "\n").utf8))
    }
}
