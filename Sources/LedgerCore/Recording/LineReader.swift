import EventStore
import Foundation

/// Reads a file's lines, a piece of about a megabyte at a time.
struct LineReader {
    /// A line that is not blank, without its end.
    struct Line: Sendable {
        /// From 1.
        let number: Int
        let text: ArraySlice<UInt8>
    }

    private let handle: FileHandle?
    private var offset: UInt64 = 0
    /// The beginning of a line whose end has not been read.
    private var rest: [UInt8] = []
    private var isAtEnd = false
    private var number = 0

    private static let pieceLength = 1 << 20

    /// From the file's beginning.
    init(_ handle: FileHandle?) {
        self.handle = handle
    }

    /// The next lines, which may all be blank; `nil` at the end.
    mutating func next() throws -> [Line]? {
        guard let handle, !isAtEnd else { return nil }
        var bytes = rest
        var end: Int?
        while end == nil {
            try handle.seek(toOffset: offset)
            guard let piece = try handle.read(upToCount: Self.pieceLength), !piece.isEmpty else { break }
            offset += UInt64(piece.count)
            let start = bytes.count
            bytes += piece
            end = bytes[start...].lastIndex(of: Self.newline)
        }
        isAtEnd = end == nil
        rest = end.map { Array(bytes[($0 + 1)...]) } ?? []
        return lines(of: bytes[..<(end ?? bytes.endIndex)])
    }

    private mutating func lines(of bytes: ArraySlice<UInt8>) -> [Line] {
        var lines: [Line] = []
        var start = bytes.startIndex
        while start <= bytes.endIndex {
            let end = bytes.firstNewline(from: start) ?? bytes.endIndex
            number += 1
            let text = bytes[start..<end]
            if !text.allSatisfy(Self.blanks.contains) { lines.append(Line(number: number, text: text)) }
            start = end + 1
        }
        return lines
    }

    private static let newline = UInt8(ascii: "\n")
    private static let blanks: [UInt8] = [0x20, 0x0D, 0x09]
}
