import Foundation

/// Text on its way to an open file, gathered so that the system is asked seldom.
///
/// Unlike `FileHandle.write`, which ends the process, a refusal is an error. What is gathered is written by `flush()` at
/// the latest.
public struct BufferedOutput: ~Copyable {
    private let descriptor: Int32
    /// As errors name it; standard output where it has none.
    private let path: String?
    private var gathered: [UInt8] = []

    private static let capacity = 1 << 16

    public init(_ descriptor: Int32, path: String? = nil) {
        self.descriptor = descriptor
        self.path = path
    }

    public mutating func write(_ text: some Sequence<UInt8>) throws(OutputError) {
        gathered.append(contentsOf: text)
        if gathered.count >= Self.capacity { try flush() }
    }

    public mutating func write(_ text: String) throws(OutputError) { try write(text.utf8) }

    public mutating func flush() throws(OutputError) {
        defer { gathered.removeAll(keepingCapacity: true) }
        try Self.write(gathered[...], to: descriptor, path: path)
    }

    /// Writes all of some bytes at once.
    public static func write(
        _ bytes: ArraySlice<UInt8>, to descriptor: Int32, path: String? = nil
    ) throws(OutputError) {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .failed(path: path, code: errno) }
            rest = rest.dropFirst(count)
        }
    }
}
