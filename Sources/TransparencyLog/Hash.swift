import Crypto

/// A SHA-256 hash: 32 bytes, held inline.
public struct Hash: Hashable, Sendable {
    /// The bytes in four words, as they lie in memory.
    private var words: (UInt64, UInt64, UInt64, UInt64)

    /// The bytes of a SHA-256 hash: 32.
    public static let byteCount = 32

    /// The root of the empty tree: SHA-256 of no bytes (RFC 9162 section 2.1.1).
    public static let empty = Hash(SHA256().finalize())

    /// The hash whose bytes are given; `nil` unless there are 32.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Hash.byteCount else { return nil }
        words = (0, 0, 0, 0)
        Swift.withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    }

    init(_ digest: SHA256.Digest) {
        words = digest.withUnsafeBytes { $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self) }
    }

    /// Calls `body` with the 32 bytes; they are valid only inside.
    public func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try Swift.withUnsafeBytes(of: words, body)
    }

    /// Its 32 bytes.
    public var bytes: [UInt8] { withUnsafeBytes(Array.init) }

    public static func == (a: Hash, b: Hash) -> Bool { a.words == b.words }

    public func hash(into hasher: inout Hasher) {
        withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}

extension Hash: CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    public var hex: String {
        bytes.map { ($0 < 0x10 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// 44 characters of standard base64 (RFC 4648 section 4).
    public var base64: String { Base64.encode(bytes) }

    /// The hash in strict base64: exactly the 44 characters that `base64` gives.
    public init?(base64: some BidirectionalCollection<UInt8>) {
        guard base64.count == 44, let bytes = Base64.decode(base64) else { return nil }
        self.init(bytes)
    }

    /// Reads 32 bytes in base64 (RFC 4648 section 4), padded.
    public init?(base64: String) { self.init(base64: base64.utf8) }

    public var description: String { hex }
}
