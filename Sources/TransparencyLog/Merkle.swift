import Crypto

/// The two hashes of a Merkle tree (RFC 9162 section 2.1.1). Their first byte keeps leaves and nodes apart, so that
/// nobody can pass off one as the other.
public enum Merkle {
    /// SHA-256(0x00 || bytes).
    public static func leaf(_ bytes: some Collection<UInt8>) -> Hash {
        var hasher = SHA256()
        hasher.update(prefix: 0x00)
        let isContiguous: Void? = bytes.withContiguousStorageIfAvailable {
            hasher.update(bufferPointer: UnsafeRawBufferPointer($0))
        }
        if isContiguous == nil { hasher.update(data: Array(bytes)) }
        return Hash(hasher.finalize())
    }

    /// The root of the tree whose leaves these are.
    public static func root(over leaves: some Sequence<some Collection<UInt8>>) -> Hash {
        var range = CompactRange()
        for bytes in leaves { range.append(leaf(bytes)) }
        return range.root
    }

    /// SHA-256(0x01 || left || right).
    public static func node(_ left: Hash, _ right: Hash) -> Hash {
        var hasher = SHA256()
        hasher.update(prefix: 0x01)
        left.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        right.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        return Hash(hasher.finalize())
    }
}

extension SHA256 {
    fileprivate mutating func update(prefix: UInt8) {
        withUnsafeBytes(of: prefix) { update(bufferPointer: $0) }
    }
}
