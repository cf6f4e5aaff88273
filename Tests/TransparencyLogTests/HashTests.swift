import Crypto
import Fuzzing
import Testing
import TransparencyLog

@Suite struct HashTests {
    @Test func aHashIsThirtyTwoBytes() {
        for count in [0, 31, 33, 64] { #expect(Hash(Array(repeating: UInt8(1), count: count)) == nil) }
        let bytes = (0..<32).map { UInt8($0) }
        #expect(Hash(bytes)?.bytes == bytes)
        #expect(Hash(bytes)?.hex == "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")
    }

    @Test func leavesAndNodesAreHashedWithTheirPrefix() throws {
        let (a, b) = (Merkle.leaf([1]), Merkle.leaf([2]))
        #expect(a.bytes == Array(SHA256.hash(data: [0, 1] as [UInt8])))
        #expect(Merkle.node(a, b).bytes == Array(SHA256.hash(data: [1] + a.bytes + b.bytes)))
        #expect(Hash.empty.hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test func aLeafIsTheSameFromAnyCollectionOfItsBytes() {
        let bytes = Array("some leaf".utf8)
        let hash = Merkle.leaf(bytes)
        #expect(Merkle.leaf(([0] + bytes).dropFirst()) == hash)
        #expect(Merkle.leaf("some leaf".utf8) == hash)
        #expect(Merkle.leaf(bytes.lazy.map { $0 }) == hash)
        #expect(bytes.withUnsafeBytes { Merkle.leaf($0) } == hash)
    }

    @Test func base64ReadsBack() {
        var generator = SplitMix64(seed: 5)
        for count in 0..<70 {
            let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            #expect(Base64.decode(Base64.encode(bytes).utf8) == bytes)
        }
        #expect(Base64.encode(Array("foobar".utf8)) == "Zm9vYmFy")
        #expect(Base64.encode(Array("fooba".utf8)) == "Zm9vYmE=")
        #expect(Base64.encode(Array("foob".utf8)) == "Zm9vYg==")
    }

    @Test(arguments: [
        "A", "AA", "AAA", "A===", "AB==", "AAB=", "====", "AA=A", "=AAA", "AAAA=", "AAAA====", "AA==AAAA", "AAA ",
        " AAA",
        "AA\nA", "AAAA\n", "AA-_", "AAA\u{E9}", "\u{FF21}AAA",
    ])
    func looseBase64IsRefused(_ text: String) {
        #expect(Base64.decode(text.utf8) == nil)
    }

    @Test func aHashHasOneBase64Text() {
        let hash = Merkle.leaf([])
        #expect(Hash(base64: hash.base64) == hash)
        #expect(Hash(base64: hash.base64 + "\n") == nil)
        #expect(Hash(base64: String(hash.base64.dropLast())) == nil)
        #expect(Hash(base64: Base64.encode(Array(repeating: 0, count: 31))) == nil)
    }
}
