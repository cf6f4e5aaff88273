import Foundation
import Ledger

/// Files that a command is given.
enum Input {
    /// The whole of a file, or, for `-`, of standard input.
    static func read(_ name: String) throws -> [UInt8] {
        if name == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
        guard let data = FileManager.default.contents(atPath: name) else { throw RecordingError.unreadableFile(name) }
        return Array(data)
    }
}
