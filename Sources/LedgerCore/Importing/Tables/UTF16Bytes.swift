import Foundation

/// Text of two bytes a letter, with a mark in front or without one: every other byte of Latin letters is a zero.
enum UTF16Bytes {
    /// Which byte of two stands first; `nil` where it is other text.
    static func order(of bytes: [UInt8]) -> String.Encoding? {
        if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        let start = bytes.prefix(1 << 12)
        guard start.count > 3, bytes.count % 2 == 0 else { return nil }
        var zeros = [0, 0]
        for (index, byte) in start.enumerated() where byte == 0 { zeros[index % 2] += 1 }
        // A table in another script has delimiters and line ends in it, all the same.
        guard zeros[0] + zeros[1] > start.count / 16 else { return nil }
        if zeros[0] == 0 { return .utf16LittleEndian }
        return zeros[1] == 0 ? .utf16BigEndian : nil
    }
}
