import Glibc

extension ArraySlice<UInt8> {
    /// The index of the first newline at or behind an index.
    package func firstNewline(from index: Int) -> Int? {
        withUnsafeBytes { bytes in
            let offset = index - startIndex
            guard let base = bytes.baseAddress, offset < bytes.count else { return nil }
            return memchr(base + offset, 0x0A, bytes.count - offset).map {
                startIndex + ($0 - UnsafeMutableRawPointer(mutating: base))
            }
        }
    }
}
