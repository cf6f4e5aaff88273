import Foundation
import LedgerCore

/// Files that a command is given.
enum Input {
    /// The whole of a file, or, for `-`, of standard input.
    static func read(_ name: String) throws -> [UInt8] {
        if name == "-" {
            do { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) } catch {
                throw RecordingError.unreadableFile(name)
            }
        }
        guard let data = FileManager.default.contents(atPath: name) else { throw RecordingError.unreadableFile(name) }
        return Array(data)
    }

    /// A file that can be read from the beginning again: the file itself, or a copy of what can be read only once, such as
    /// standard input, for which `-` stands.
    static func open(_ name: String) throws -> FileHandle {
        if name == "-" { return try copy(.standardInput) }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: name, isDirectory: &isFolder), !isFolder.boolValue,
            let handle = FileHandle(forReadingAtPath: name)
        else { throw RecordingError.unreadableFile(name) }
        let isSeekable = (try? handle.seekToEnd()) != nil
        return isSeekable ? handle : try copy(handle)
    }

    private static func copy(_ handle: FileHandle) throws -> FileHandle {
        let scratch = try Scratch(folder: FileManager.default.temporaryDirectory.path)
        while let piece = try read(handle), !piece.isEmpty { try scratch.append(Array(piece)) }
        return scratch.handle
    }

    private static func read(_ handle: FileHandle) throws -> Data? {
        do { return try handle.read(upToCount: 1 << 20) } catch { throw RecordingError.unreadableFile("-") }
    }
}
