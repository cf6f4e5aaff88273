import Domain

/// The secret that a user's caches are made with: nobody else can make a file that is taken for one of them, nor choose ids
/// that fall on one key.
public struct CacheSecret: Hashable, Sendable {
    public let bytes: [UInt8]

    /// - Parameter bytes: 32 of them.
    public init(_ bytes: [UInt8]) {
        precondition(bytes.count == 32, "A secret has 32 bytes.")
        self.bytes = bytes
    }

    /// The half of it that hashes keys.
    var hashKey: (UInt64, UInt64) {
        bytes.withUnsafeBytes {
            ($0.loadUnaligned(fromByteOffset: 0, as: UInt64.self), $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        }
    }
}

/// What postings are found by: a hash of a thing, an event's own id, a type, or a name.
struct PostingKeys: Sendable {
    private let secret: (UInt64, UInt64)

    init(_ secret: CacheSecret) {
        self.secret = secret.hashKey
    }

    func key(of reference: Reference) -> UInt64 { hash(reference.description) }

    /// Spaces occur in no reference, so that the four kinds of key never meet.
    func key(ofID id: EventID) -> UInt64 { hash("id " + id.text) }
    func key(ofType type: String) -> UInt64 { hash("type " + type) }
    func key(ofName folded: String) -> UInt64 { hash("name " + folded) }

    private func hash(_ text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { SipHash.hash(UnsafeRawBufferPointer($0), secret) }
    }
}

/// SipHash-2-4 with 64 bits (Aumasson and Bernstein 2012): a keyed hash whose collisions nobody finds who has not the key.
enum SipHash {
    static func hash(_ bytes: UnsafeRawBufferPointer, _ key: (UInt64, UInt64)) -> UInt64 {
        var state = State(key)
        let whole = bytes.count & ~7
        for offset in stride(from: 0, to: whole, by: 8) {
            state.absorb(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        }
        var last = UInt64(truncatingIfNeeded: bytes.count) << 56
        for offset in whole..<bytes.count { last |= UInt64(bytes[offset]) << UInt64(8 * (offset - whole)) }
        state.absorb(last)
        return state.finish()
    }

    private struct State {
        var a: UInt64, b: UInt64, c: UInt64, d: UInt64

        init(_ key: (UInt64, UInt64)) {
            a = key.0 ^ 0x736f_6d65_7073_6575
            b = key.1 ^ 0x646f_7261_6e64_6f6d
            c = key.0 ^ 0x6c79_6765_6e65_7261
            d = key.1 ^ 0x7465_6462_7974_6573
        }

        mutating func absorb(_ word: UInt64) {
            d ^= word
            for _ in 0..<2 { round() }
            a ^= word
        }

        mutating func finish() -> UInt64 {
            c ^= 0xff
            for _ in 0..<4 { round() }
            return a ^ b ^ c ^ d
        }

        private mutating func round() {
            a &+= b
            b = b << 13 | b >> 51
            b ^= a
            a = a << 32 | a >> 32
            c &+= d
            d = d << 16 | d >> 48
            d ^= c
            a &+= d
            d = d << 21 | d >> 43
            d ^= a
            c &+= b
            b = b << 17 | b >> 47
            b ^= c
            c = c << 32 | c >> 32
        }
    }
}
